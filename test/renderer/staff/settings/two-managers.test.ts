import { describe, expect, test } from 'vitest';
import { type Draft, draftOf } from '../../../../renderer/staff/settings/draft.ts';
import { afterSave, decideEditing, isDirty } from '../../../../renderer/staff/settings/kept.ts';
import { mergeDrafts } from '../../../../renderer/staff/settings/merge.ts';
import { sampleSite } from '../../../gallery/fake-staff.ts';

const site = sampleSite();
const base = draftOf(site.settings);
const mine: Draft = { ...base, name: 'Mine', policy: { ...base.policy, 'staff.pinTries': '3' } };

describe('two managers never overwrite each other', () => {
  test('different things fit together', () => {
    const theirs = { ...base, primaryColour: '#123456', seating: { ...base.seating, es: 'Sala C' } };
    const { draft, both } = mergeDrafts(base, mine, theirs);
    expect(both).toEqual([]);
    expect(draft).toMatchObject({ name: 'Mine', primaryColour: '#123456', seating: { es: 'Sala C' } });
    expect(draft.policy['staff.pinTries']).toBe('3');
  });

  test('the same thing is named, and mine stands', () => {
    const { draft, both } = mergeDrafts(base, mine, { ...base, name: 'Theirs' });
    expect(both).toEqual(['name']);
    expect(draft.name).toBe('Mine');
  });

  test('the same change by both is no clash', () => {
    expect(mergeDrafts(base, mine, { ...base, name: 'Mine' }).both).toEqual([]);
  });

  test('what only they changed becomes theirs, hours by day', () => {
    const theirs = { ...base, hours: { ...base.hours, 6: [{ opens: '09:00', closes: '12:00' }] } };
    const withMine = { ...base, hours: { ...base.hours, 1: [] } };
    expect(mergeDrafts(base, withMine, theirs).draft.hours).toMatchObject({ 1: [], 6: [{ opens: '09:00', closes: '12:00' }] });
  });
});

describe('what the page shows', () => {
  const newer = sampleSite({ name: 'Riverside Health' }, 8);

  test('with nothing typed, the newest settings', () => {
    expect(decideEditing(null, newer)).toMatchObject({ dirty: false, theirs: null, draft: { name: 'Riverside Health' } });
    expect(decideEditing({ base: site, draft: base }, newer).draft.name).toBe('Riverside Health');
  });

  test('with something typed, that, and it says that somebody else saved', () => {
    expect(decideEditing({ base: site, draft: mine }, newer)).toMatchObject({ dirty: true, theirs: newer, draft: { name: 'Mine' } });
  });

  test('right after saving, ours, although the feed still has the older ones', () => {
    const saved = afterSave({ base: site, draft: mine }, { ...site.settings, name: 'Mine' });
    expect(isDirty(saved)).toBe(false);
    expect(decideEditing(saved, site)).toMatchObject({ dirty: false, theirs: null, draft: { name: 'Mine' }, base: { version: 8 } });
  });
});
