import type { VerifySignature } from '../../shared/domain/arrival-token.ts';
import type { BookingCode } from '../../shared/domain/booking-code.ts';
import type { NameClaim } from '../../shared/domain/identity.ts';
import type { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import { type Instant, type LocalDate, plusMs } from '../../shared/domain/time.ts';
import type { Result } from '../../shared/result.ts';
import type { BookingCommand, BookingFound } from '../../shared/sync/booking-commands.ts';
import type { CheckCode, SendCode } from '../../shared/sync/code-commands.ts';
import type { FormOpened } from '../../shared/sync/form-commands.ts';
import type { KioskStore } from '../store/store.ts';
import type { Visits } from './visit.ts';

/** What a kiosk asks of the portal while a patient waits. */
export interface KioskPortal {
  /** Whether a code and birth date that nobody here has belong to another site or day. Never throws; `unreachable` after `withinMs`. */
  findElsewhere(code: BookingCode, birthDate: LocalDate, withinMs: number): Promise<'wrong-site' | 'too-early' | 'nowhere' | 'unreachable'>;
  /** One booking command, asked again under the same id when no answer comes, so that nothing is done twice. Never throws. */
  booking(command: BookingDraft): Promise<Result<BookingFound | null, 'offline' | 'taken' | 'not-allowed'>>;
  /** False while it could not be reached lately. */
  isReachable(): boolean;
  /** What was answered of a form elsewhere, and whether a responder is there. Never throws. */
  openForm(appointment: AppointmentId, form: string, withinMs: number): Promise<FormOpened | 'unreachable'>;
  /** An answer needs a person now. False when nobody could be told. Never throws. */
  raiseSafetyAlert(appointment: AppointmentId, form: string, withinMs: number): Promise<boolean>;
  /** Never throws. `too-many`: this kiosk asked too often. */
  sendCode(ask: CodeClaim, withinMs: number): Promise<'sent' | 'too-many' | 'unreachable'>;
  /** Whose visit a code and birth date are for. Never throws. */
  checkCode(check: Pick<CheckCode, 'send' | 'code' | 'birthDate'>, withinMs: number): Promise<AppointmentId | 'no-match' | 'unreachable'>;
}

/** A booking command before it has an id. */
export type BookingDraft = WithoutId<BookingCommand>;
type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never;

/** What is asked so that a code is sent to somebody. */
export type CodeClaim = Pick<SendCode, 'id' | 'claim' | 'birthDate' | 'channel' | 'language'>;

export interface KioskDeps {
  readonly store: KioskStore;
  readonly visits: Visits;
  readonly portal: KioskPortal;
  /** Keyed to this site, so nobody outside can tell which entries are asked a first name without need. */
  readonly isDecoy: (claim: NameClaim) => boolean;
  /** Ed25519 against the public keys of a site, SPKI DER in base64. */
  readonly verifierFor: (keys: readonly string[]) => VerifySignature;
  readonly newId: () => FactId;
  /** Of a text's UTF-8 bytes, hexadecimal. */
  readonly sha256: (text: string) => string;
  /** Resolves after that many milliseconds of the monotonic clock. */
  readonly wait: (ms: number) => Promise<void>;
  /** By chance, from 0 to below 1. */
  readonly chance: () => number;
  /** A fresh window in place of the one that showed this visit. */
  readonly replaceWindow: () => void;
}

/** The device's clock, corrected by what it knows of the portal's. */
export function trueNow({ clock, feedState }: Pick<KioskStore, 'clock' | 'feedState'>): Instant {
  return plusMs(clock.wall(), feedState.current().offset ?? 0);
}
