import type { FieldChange } from '../../../shared/domain/change-request.ts';
import type { ChangeableField } from '../../../shared/domain/changeable-field.ts';
import type { HandOffReason } from '../../../shared/domain/hand-off.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Scan } from '../../../shared/domain/scan.ts';
import type { CodeChannel } from '../../../shared/domain/site.ts';
import type { Identified } from '../../../shared/ipc/kiosk/identified.ts';
import type { CodeAsked } from '../../../shared/ipc/kiosk/identify.ts';
import type { DetailRow, ReceiptStep } from '../../../shared/ipc/kiosk.ts';
import type { DatePart } from '../../ui/date-entry.ts';
import type { CameraState } from './state.ts';

/** What a person does. */
export type Touch =
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'text-size'; readonly large: boolean }
  /** None of the languages on the first screen is theirs. */
  | { readonly type: 'other-language' }
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'erase' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'select-part'; readonly part: DatePart }
  | { readonly type: 'proof-kind'; readonly kind: 'phone' | 'postal' }
  /** To the camera. */
  | { readonly type: 'scan' }
  | { readonly type: 'camera'; readonly camera: CameraState }
  /** Camera or scanner read something; null for nothing of ours. */
  | { readonly type: 'scanned'; readonly scan: Scan | null }
  | { readonly type: 'no-letter' }
  | { readonly type: 'by-name' }
  | { readonly type: 'by-code'; readonly channel: CodeChannel }
  | { readonly type: 'send-again' }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'choose'; readonly position: number }
  | { readonly type: 'sit-down' }
  /** From ARRIVED to what nobody has to choose, and from there to what they agreed to. */
  | { readonly type: 'more' }
  | { readonly type: 'agreed' }
  /** The first of what is asked after ARRIVED. */
  | { readonly type: 'begin-tasks' }
  | { readonly type: 'task-done' }
  /** Main could not answer what a task asked: the visit is over, or the kiosk cannot go on. */
  | { readonly type: 'task-lost'; readonly why: 'visit-over' | 'unavailable' }
  | { readonly type: 'show'; readonly field: ChangeableField }
  | { readonly type: 'change'; readonly field: ChangeableField }
  | { readonly type: 'all-correct' }
  | { readonly type: 'call-quietly' }
  /** One's own appointments: to see, move, cancel or book. */
  | { readonly type: 'my-appointments' }
  | { readonly type: 'try-again' }
  | { readonly type: 'help' }
  | { readonly type: 'help-yes' }
  | { readonly type: 'go-on' }
  | { readonly type: 'desk'; readonly reason?: DeskReason }
  /** Somebody else stands here with this patient and checks in now. */
  | { readonly type: 'someone-else' }
  | { readonly type: 'finish' };

/** What main answers. */
export type Answer =
  | { readonly type: 'code-asked'; readonly answer: CodeAsked }
  | { readonly type: 'identified'; readonly answer: Identified }
  | { readonly type: 'desk-number'; readonly deskNumber: string; readonly purpose: 'help' | 'desk'; readonly reason: DeskReason }
  | { readonly type: 'details'; readonly rows: readonly DetailRow[] }
  | { readonly type: 'revealed'; readonly field: ChangeableField; readonly value: string | null }
  | { readonly type: 'hide' }
  | { readonly type: 'change-asked' }
  /** What they typed is what we have. */
  | { readonly type: 'nothing-to-change' }
  | { readonly type: 'not-a-phone' }
  | { readonly type: 'receipt'; readonly step: ReceiptStep | null }
  | { readonly type: 'quiet-asked' }
  | { readonly type: 'visit-over' }
  | { readonly type: 'unavailable' };

export type FlowEvent = Touch | Answer;

export type DeskReason = Extract<
  HandOffReason,
  'patient-choice' | 'details-wrong' | 'coverage-issue' | 'not-in-your-language' | 'consent-declined' | 'device-fault'
>;

/** What main is asked; each names the call of the contract that carries it. */
export type Ask =
  | { readonly call: 'begin'; readonly language: Language }
  | { readonly call: 'speak'; readonly language: Language }
  | { readonly call: 'moveTo'; readonly step: 'identify' | 'details' | 'forms' | 'done' }
  | { readonly call: 'identifyByCode'; readonly code: string; readonly birthDate: string }
  | { readonly call: 'identifyByName'; readonly family: string; readonly birthDate: string; readonly lastFour: string }
  | { readonly call: 'identifyByToken'; readonly token: string; readonly birthDate: string }
  | {
      readonly call: 'sendCode';
      readonly family: string;
      readonly given: string;
      readonly birthDate: string;
      readonly channel: CodeChannel;
    }
  | { readonly call: 'checkCode'; readonly code: string }
  | { readonly call: 'answerFirstName'; readonly given: string }
  | { readonly call: 'choose'; readonly position: number }
  | { readonly call: 'details' }
  | { readonly call: 'reveal'; readonly field: ChangeableField }
  | { readonly call: 'requestChange'; readonly change: FieldChange }
  | { readonly call: 'confirmDetails' }
  | { readonly call: 'callQuietly' }
  | { readonly call: 'identifyByTicket'; readonly ticket: string; readonly birthDate: string }
  | { readonly call: 'askDesk'; readonly step: string; readonly reason: DeskReason; readonly purpose: 'help' | 'desk' }
  | { readonly call: 'someoneElse' }
  | { readonly call: 'finish' };
