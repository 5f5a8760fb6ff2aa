import type { IdentityTier } from '../../shared/domain/cached-appointment.ts';
import type { ChangeableField } from '../../shared/domain/changeable-field.ts';
import type { Agreement, ConsentsDue } from '../../shared/domain/consent.ts';
import type { CardPictures } from '../../shared/domain/coverage.ts';
import type { CoverageRank } from '../../shared/domain/coverage-value.ts';
import type { Standing } from '../../shared/domain/guardian.ts';
import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import type { NameClaim } from '../../shared/domain/identity.ts';
import type { IdleStep } from '../../shared/domain/idle.ts';
import type { AppointmentId, FactId, StaffId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { VisitKey } from '../../shared/domain/presence.ts';
import type { Scan } from '../../shared/domain/scan.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';
import type { VisitProof } from '../../shared/sync/booking-commands.ts';
import { type BookingMemory, nothingShown } from './booking-memory.ts';
import type { OpenForm } from './open-form.ts';

/** Whose visit it is, once a full match at some tier said so. */
export interface Settled {
  readonly appointment: AppointmentId;
  readonly tier: IdentityTier;
  /** False when the rules of arrival sent the person to the desk. */
  readonly here: boolean;
  /** The fact that recorded the arrival; null when someone had already said so. */
  readonly arrival: FactId | null;
}

/** A member of staff helps at this kiosk from the console. */
export interface Held {
  readonly takeOver: FactId;
  readonly staff: StaffId;
  /** As the patient reads it. */
  readonly name: string;
  /** Milliseconds on the monotonic clock: setting the other one prolongs nothing. */
  readonly untilMono: number;
}

/** What was asked in this visit, and how far it has come; by position. */
export interface AskedConsents extends ConsentsDue {
  readonly answered: ReadonlySet<number>;
  readonly said: ReadonlyMap<number, 'kept' | 'withdrawn'>;
}

/** One patient's time at this kiosk. */
export interface Visit {
  /** Tells it from the next one wherever presence is spoken of. */
  readonly key: VisitKey;
  readonly language: Language;
  /** The place in line counts from here. */
  readonly firstTouchAt: Instant;
  readonly step: IdleStep;
  /** Given at first need and kept for the whole visit. */
  readonly number: DeskNumber | null;
  /** What made the desk wait for this person and is not settled yet. */
  readonly openHandOff: FactId | null;
  /** A name entry that waits for the first name. */
  readonly claim: NameClaim | null;
  /** Several appointments of one person, to choose from by position. */
  readonly choices: { readonly appointments: readonly AppointmentId[]; readonly tier: IdentityTier } | null;
  /** The one-time code this visit asked for last; `at` is milliseconds of the monotonic clock. */
  readonly codeSent: { readonly send: FactId; readonly birthDate: LocalDate; readonly family: string; readonly at: number } | null;
  /** What the page shows a way to hold a letter to. The camera is its only while it shows one. */
  readonly watching: { readonly camera: boolean; readonly scanner: boolean };
  /** What the scanner read and the page has not fetched; `strange` when it was nothing of ours. */
  readonly scanned: Scan | 'strange' | null;
  readonly settled: Settled | null;
  /** Who stands here and speaks for an under-age patient; null until that was asked, and always for adults. */
  readonly standing: Standing | null;
  /** Who stood here for the one before, when somebody checks in one after the other. */
  readonly standingBefore: Standing | null;
  readonly carer: boolean;
  readonly interpreter: boolean;
  /** Whom this person said to be, so far without a match. */
  readonly peopleTried: ReadonlySet<string>;
  /** The screen shown now. */
  readonly screen: string;
  /** The text is shown larger than usual. */
  readonly largeText: boolean;
  readonly held: Held | null;
  /** Help that the patient ended here and the portal does not know of yet. */
  readonly takenBack: FactId | null;
  /** Null until they were shown. */
  readonly consents: AskedConsents | null;
  /** As they were last shown, so that a place in the list means the same text. */
  readonly agreements: readonly Agreement[];
  /** A copy of what they agreed to is on its way, and nothing was said since. */
  readonly receiptAsked: boolean;
  readonly reviewShown: boolean;
  readonly reviewAnswered: boolean;
  readonly coverageShown: boolean;
  readonly coverageAnswered: readonly CoverageRank[];
  /** Photographed in this visit and named by no fact yet. */
  readonly cardPictures: CardPictures;
  readonly changesAsked: ReadonlySet<ChangeableField>;
  /** Which details were put before the patient; null while none were. */
  readonly detailsShown: readonly ChangeableField[] | null;
  readonly detailsConfirmed: boolean;
  readonly quietCallAsked: boolean;
  /** The form that is filled in now. */
  readonly form: OpenForm | null;
  /** Forms, by canonical address, that are finished, put aside, or cannot be shown in this visit. */
  readonly formsAside: ReadonlySet<string>;
  /** A safety answer was given and the kind word is still to be read. */
  readonly formCare: { readonly reached: boolean } | null;
  /** What was matched at the portal alone: a visit of another day or place. */
  readonly elsewhere: VisitProof | null;
  readonly booking: BookingMemory;
}

/** A page cannot keep a visit open by talking: this long after the last touch, listening counts as idleness. */
const longestListenMs = 120_000;

/** The one visit now at this kiosk: memory only, gone when it ends. It is why kiosk calls carry no ids. */
export function createVisits(mono: () => number) {
  let current: Visit | null = null;
  let lastInput = 0;
  let count = 0;
  let listening = false;
  let heardUntil = Number.NEGATIVE_INFINITY;
  return {
    current: (): Visit | null => current,
    /** Tells visits apart across a wait: an answer for a visit that has ended belongs to nobody. */
    count: (): number => count,
    begin(language: Language, firstTouchAt: Instant, standingBefore: Standing | null = null): void {
      count += 1;
      lastInput = mono();
      current = {
        key: VisitKey.parse(crypto.randomUUID()),
        language,
        firstTouchAt,
        step: 'identify',
        number: null,
        openHandOff: null,
        claim: null,
        choices: null,
        codeSent: null,
        watching: { camera: false, scanner: false },
        scanned: null,
        settled: null,
        standing: null,
        standingBefore,
        carer: false,
        interpreter: false,
        peopleTried: new Set(),
        screen: 'code',
        largeText: false,
        held: null,
        takenBack: null,
        consents: null,
        agreements: [],
        receiptAsked: false,
        reviewShown: false,
        reviewAnswered: false,
        coverageShown: false,
        coverageAnswered: [],
        cardPictures: { front: null, back: null },
        changesAsked: new Set(),
        detailsShown: null,
        detailsConfirmed: false,
        quietCallAsked: false,
        form: null,
        formsAside: new Set(),
        formCare: null,
        elsewhere: null,
        booking: nothingShown,
      };
    },
    change(part: Partial<Visit>): void {
      if (current !== null) current = { ...current, ...part };
    },
    end(): void {
      count += 1;
      current = null;
      listening = false;
      heardUntil = Number.NEGATIVE_INFINITY;
    },
    /** Speech mode belongs to whoever stands here, from before the first choice until the visit ends. */
    isListening: (): boolean => listening,
    listen(on: boolean): void {
      listening = on;
    },
    /** The kiosk speaks for that long from now: meanwhile nobody is idle. */
    spoke(ms: number): void {
      heardUntil = Math.min(mono() + ms, lastInput + longestListenMs);
    },
    touched(): void {
      lastInput = mono();
    },
    /** Milliseconds since the last touch, key or spoken word. */
    idleMs: (): number => Math.max(0, mono() - Math.max(lastInput, heardUntil)),
  };
}
export type Visits = ReturnType<typeof createVisits>;
