import type { ChangeableField } from '../../../shared/domain/changeable-field.ts';
import type { HandOffReason } from '../../../shared/domain/hand-off.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { CodeChannel } from '../../../shared/domain/site.ts';
import type { TaskName } from '../../../shared/domain/tasks.ts';
import type { Identified } from '../../../shared/ipc/kiosk/identified.ts';
import type { DetailRow, ReceiptStep } from '../../../shared/ipc/kiosk.ts';
import { type DateEntry, type DatePart, type DateProblem, emptyDate } from '../../ui/date-entry.ts';
import type { ChangeDraft } from './change-draft.ts';

export type Arrived = Extract<Identified, { kind: 'arrived' }>;

/** Where a person is. Each step is one screen with one task. */
export type Step =
  | { readonly name: 'attract' }
  | { readonly name: 'code' }
  /** On a hand-out tablet, in place of the number on the letter. */
  | { readonly name: 'ticket' }
  /** The QR of a letter, held up to the camera. */
  | { readonly name: 'scan'; readonly camera: CameraState }
  /** Other ways to say who one is. */
  | { readonly name: 'ways' }
  /** A code was asked for; it may be asked for again after so many seconds. */
  | { readonly name: 'sent-code'; readonly againAfterSeconds: number }
  | { readonly name: 'last-name' }
  | { readonly name: 'birth-date' }
  | { readonly name: 'proof' }
  | { readonly name: 'first-name' }
  | { readonly name: 'choose'; readonly starts: readonly string[] }
  | { readonly name: 'arrived' }
  /** What nobody has to choose: who is with them, and what they agreed to. */
  | { readonly name: 'more' }
  /** `page` counts from 0; left out it is the first. */
  | { readonly name: 'details'; readonly page?: number }
  | { readonly name: 'change'; readonly draft: ChangeDraft }
  /** Something asked after ARRIVED that has screens of its own (renderer/kiosk/tasks). */
  | { readonly name: 'task'; readonly task: ScreenedTask }
  /** One's own appointments (renderer/kiosk/appointments); back leads to where they were opened. */
  | { readonly name: 'appointments'; readonly from: Step }
  | { readonly name: 'done' }
  | { readonly name: 'refused'; readonly deskNumber: string }
  | {
      readonly name: 'handed-off';
      readonly deskNumber: string;
      readonly reason: HandOffReason;
      readonly opensAt: string | null;
      /** The clinic's own sentence. */
      readonly says?: { readonly text: string; readonly language: Language };
      /** May look after their own appointments. */
      readonly mayManage?: true;
    }
  | { readonly name: 'pause'; readonly deskNumber: string; readonly seconds: number }
  | { readonly name: 'help-confirm'; readonly from: Step }
  | { readonly name: 'help'; readonly from: Step; readonly deskNumber: string }
  | { readonly name: 'unavailable' };

/** My details are part of the flow itself; "What I agreed to" is never due, and opened by choice. */
export type ScreenedTask = Exclude<TaskName, 'details'> | 'agreed';

/** `none`: this kiosk has no camera. `off`: it may not be used here. */
export type CameraState = 'starting' | 'looking' | 'none' | 'off';

/** What the person typed. It lives here and in the window's memory only, and survives going back and changing language. */
export interface Entry {
  readonly code: string;
  readonly ticket: string;
  /** The text of a QR that was read. */
  readonly token: string;
  /** The code that was sent, as far as typed, and the way it was sent by. */
  readonly sentCode: string;
  readonly channel: CodeChannel;
  readonly date: DateEntry;
  readonly family: string;
  readonly proofKind: 'phone' | 'postal';
  readonly phone: string;
  readonly postal: string;
  readonly given: string;
}

/** What to put right before going on; always about the field on the screen. */
export type Problem =
  | { readonly kind: 'code-short'; readonly missing: number }
  | { readonly kind: 'date'; readonly problem: DateProblem; readonly part: DatePart }
  | { readonly kind: 'missing' }
  /** What was scanned is nothing of ours. */
  | { readonly kind: 'strange' }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'sent-code-short' }
  | { readonly kind: 'proof-short' }
  | { readonly kind: 'email-shape' }
  | { readonly kind: 'phone-short' };

export interface FlowState {
  readonly language: Language;
  readonly step: Step;
  /** How this person said who they are. */
  readonly path: 'code' | 'token' | 'name' | 'sent-code' | 'ticket';
  readonly entry: Entry;
  readonly problem: Problem | null;
  /** An answer is on its way; until it comes, only the language and answers count. */
  readonly asking: boolean;
  readonly arrived: Arrived | null;
  readonly receipt: ReceiptStep;
  /** What is still to be asked after the present task. */
  readonly tasksLeft: readonly TaskName[];
  readonly details: readonly DetailRow[] | null;
  /** The one value in clear, if any. */
  readonly revealed: { readonly field: ChangeableField; readonly value: string } | null;
  readonly quietAsked: boolean;
  /** Larger words were chosen: less stands on one screen. */
  readonly largeText: boolean;
}

export const emptyEntry: Entry = {
  code: '',
  ticket: '',
  token: '',
  sentCode: '',
  channel: 'email',
  date: emptyDate(['month', 'day', 'year']),
  family: '',
  proofKind: 'phone',
  phone: '',
  postal: '',
  given: '',
};

export const atRest = (language: Language): FlowState => ({
  language,
  step: { name: 'attract' },
  path: 'code',
  entry: emptyEntry,
  problem: null,
  asking: false,
  arrived: null,
  receipt: 'saved',
  tasksLeft: [],
  details: null,
  revealed: null,
  quietAsked: false,
  largeText: false,
});
