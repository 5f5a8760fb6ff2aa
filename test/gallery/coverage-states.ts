import { type CoverageDraft, emptyDraft } from '../../renderer/kiosk/coverage/coverage-draft.ts';
import type { CardLight } from './card-camera.ts';

interface TaskState {
  readonly name: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly drafts: Readonly<Record<string, CoverageDraft>>;
  readonly text?: 'large' | 'largest';
  readonly camera?: CardLight;
  readonly presses?: readonly string[];
}

const insured = { kind: 'insured', payer: 'Blue Meadow Health of Massachusetts', memberId: '•••••• 482', plan: 'Silver PPO 2026' } as const;
const shown = (onFile: object | null, rank: 'primary' | 'secondary') => ({
  coverage: { rank, onFile, picturesAllowed: true, kept: [] },
  revealMemberId: { value: 'BMH-4471-90482', seconds: 600 },
});
const card = { payer: 'Blue Meadow Health', memberId: 'BMH-4471', group: '' };

function state(
  name: string,
  draft: Partial<CoverageDraft> = {},
  more: Partial<TaskState> & { readonly onFile?: object | null; readonly rank?: 'primary' | 'secondary' } = {},
): TaskState {
  const { onFile = insured, rank = 'primary', ...rest } = more;
  return { name: `coverage-${name}`, answers: shown(onFile, rank), drafts: { coverage: { ...emptyDraft, ...draft } }, ...rest };
}

/** A side of the card, taken as soon as the camera shows something. */
const taken = (name: string, camera: CardLight, draft: Partial<CoverageDraft> = {}): TaskState => ({
  ...state(`taken${name}`, { step: { name: 'photo', side: 'front' }, ...draft }),
  answers: { ...shown(insured, 'primary'), watchFor: {} },
  camera,
  presses: ['.bottom-bar-primary:not([aria-disabled])'],
});

/** The screens of the task `coverage`. */
export const coverageStates: readonly TaskState[] = [
  state('on-file'),
  state('on-file-largest', {}, { text: 'largest' }),
  state('nothing-on-file', {}, { onFile: null }),
  state('self-pay-on-file', {}, { onFile: { kind: 'self-pay' } }),
  state('second-on-file', {}, { rank: 'secondary' }),
  state('no-insurance', { step: { name: 'none' } }),
  state('front', { step: { name: 'photo', side: 'front' } }),
  taken('', 'clear'),
  taken('-dark', 'dark'),
  taken('-glare-again', 'glare', { step: { name: 'photo', side: 'back' }, kept: ['front'], poor: 2 }),
  state('back', { step: { name: 'photo', side: 'back' }, kept: ['front'] }),
  state('payer', { step: { name: 'field', field: 'payer' }, card, kept: ['front', 'back'] }),
  state('payer-no-camera', { step: { name: 'field', field: 'payer' }, noCamera: true }),
  state('member-number-missing', { step: { name: 'field', field: 'memberId' }, missing: 'memberId', noCamera: true }),
  state('group', { step: { name: 'field', field: 'group' }, card }),
];
