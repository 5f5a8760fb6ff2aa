import { expect, test } from 'vitest';
import {
  beginCard,
  type CoverageDraft,
  cameraGone,
  emptyDraft,
  fieldBefore,
  nextField,
  pictureKept,
} from '../../../renderer/kiosk/coverage/coverage-draft.ts';

const typed = (draft: CoverageDraft, card: Partial<CoverageDraft['card']>): CoverageDraft => ({
  ...draft,
  card: { ...draft.card, ...card },
});
const moved = (draft: CoverageDraft | 'done'): CoverageDraft => {
  if (draft === 'done') throw new Error('it is not done');
  return draft;
};

test('a new card goes front, back, payer, member number, group', () => {
  let draft = beginCard(emptyDraft, true);
  expect(draft.step).toEqual({ name: 'photo', side: 'front' });
  draft = pictureKept(draft, 'front');
  expect(draft.step).toEqual({ name: 'photo', side: 'back' });
  draft = pictureKept(draft, 'back');
  expect(draft.step).toEqual({ name: 'field', field: 'payer' });
  draft = moved(nextField(draft, 'payer'));
  draft = moved(nextField(draft, 'memberId'));
  expect(draft.step).toEqual({ name: 'field', field: 'group' });
  expect(nextField(draft, 'group')).toBe('done');
});

test('without pictures, payer and member number must be typed; the group may stay empty', () => {
  const draft = beginCard(emptyDraft, false);
  expect(draft.step).toEqual({ name: 'field', field: 'payer' });
  expect(nextField(draft, 'payer')).toMatchObject({ missing: 'payer', step: { field: 'payer' } });
  const next = moved(nextField(typed(draft, { payer: 'Acme' }), 'payer'));
  expect(nextField(next, 'memberId')).toMatchObject({ missing: 'memberId' });
  expect(nextField(moved(nextField(typed(next, { memberId: '1' }), 'memberId')), 'group')).toBe('done');
});

test('a camera that is not there leads to the fields and is not asked again', () => {
  const draft = cameraGone(beginCard(emptyDraft, true));
  expect(draft).toMatchObject({ step: { name: 'field', field: 'payer' }, noCamera: true });
  expect(fieldBefore(draft, 'payer', true).step).toEqual({ name: 'ask' });
  expect(beginCard(draft, true).step).toEqual({ name: 'field', field: 'payer' });
});

test('back goes one screen back and keeps what was typed', () => {
  const draft = typed(moved(nextField({ ...emptyDraft, kept: ['front'] }, 'payer')), { payer: 'Acme' });
  expect(fieldBefore(draft, 'memberId', true)).toMatchObject({ step: { name: 'field', field: 'payer' }, card: { payer: 'Acme' } });
  expect(fieldBefore(draft, 'payer', true).step).toEqual({ name: 'photo', side: 'front' });
});
