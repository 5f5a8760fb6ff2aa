import type { BookingCode } from './booking-code.ts';
import type { KioskAppointment } from './cached-appointment.ts';
import type { AppointmentId, PatientId } from './ids.ts';
import { foldName, matchesFamily, matchesGiven } from './name-matching.ts';
import type { CheckInPatient } from './patient.ts';
import type { Policy } from './policy.ts';
import { type Instant, type LocalDate, minutesFrom, plusMs } from './time.ts';

/** `match`: these appointments of one person. `ask-first-name`: ask, whatever the reason. `no-match`: the uniform refusal. */
export type Identification =
  | { readonly kind: 'match'; readonly appointments: readonly KioskAppointment[] }
  | { readonly kind: 'ask-first-name' }
  /** `nearly`: the record a guess came near to, so that misses on one record can be counted; never shown. */
  | { readonly kind: 'no-match'; readonly nearly: PatientId | null };

/** Tier B: the booking code names one appointment; the birth date must be the patient's, to the day. */
export function identifyByCode(
  candidates: readonly KioskAppointment[],
  claim: { readonly code: BookingCode; readonly birthDate: LocalDate },
  isClosed: (patient: PatientId) => boolean,
): Identification {
  return identifyByToken(candidates.find(({ bookingCode }) => bookingCode === claim.code) ?? null, claim.birthDate, isClosed);
}

/** Tier A: a good token names one appointment, and the birth date must be the patient's, to the day. */
export function identifyByToken(
  found: KioskAppointment | null,
  birthDate: LocalDate,
  isClosed: (patient: PatientId) => boolean,
): Identification {
  if (found === null) return { kind: 'no-match', nearly: null };
  if (found.patient.birthDate !== birthDate || isClosed(found.patient.id)) return { kind: 'no-match', nearly: found.patient.id };
  return { kind: 'match', appointments: [found] };
}

/**
 * Tier C: the portal says whose visit the code and the birth date were for. All of that person's visits here are theirs to choose from.
 * @param sameDay everyone here born on that day
 */
export function identifyByOneTimeCode(
  sameDay: readonly KioskAppointment[],
  matched: AppointmentId | null,
  isClosed: (patient: PatientId) => boolean,
): Identification {
  const found = sameDay.find(({ id }) => id === matched);
  if (!found) return { kind: 'no-match', nearly: null };
  const { id } = found.patient;
  if (isClosed(id)) return { kind: 'no-match', nearly: id };
  return { kind: 'match', appointments: sameDay.filter(({ patient }) => patient.id === id) };
}

export interface NameClaim {
  readonly family: string;
  readonly birthDate: LocalDate;
  /** The last four digits of any phone on file, or the postal code. */
  readonly lastFour: string;
  /** Given only after `ask-first-name`. */
  readonly given: string | null;
}

/**
 * Tier D. When more than one person fits, a first name is asked. It is also asked of some entries that need none (`isDecoy`),
 * so that being asked never says that a second record exists.
 */
export function identifyByName(
  candidates: readonly KioskAppointment[],
  claim: NameClaim,
  isDecoy: (claim: NameClaim) => boolean,
): Identification {
  const fits = candidates.filter(({ patient }) => fitsClaim(patient, claim));
  const people = new Set(fits.map(({ patient }) => patient.id));
  if (claim.given === null && (people.size > 1 || isDecoy(claim))) return { kind: 'ask-first-name' };
  const given = claim.given;
  const named = given === null ? fits : fits.filter(({ patient }) => matchesGiven(patient.name, given));
  const [first] = named;
  if (!first || named.some(({ patient }) => patient.id !== first.patient.id)) {
    return { kind: 'no-match', nearly: people.size === 1 ? (fits[0]?.patient.id ?? null) : null };
  }
  return { kind: 'match', appointments: named };
}

function fitsClaim(patient: CheckInPatient, { family, birthDate, lastFour }: NameClaim): boolean {
  return patient.birthDate === birthDate && matchesFamily(patient.name, family) && matchesLastFour(patient, lastFour);
}

function matchesLastFour(patient: CheckInPatient, typed: string): boolean {
  const wanted = foldName(typed);
  if (wanted.length < 3) return false;
  const phone =
    /^\d{4}$/.test(wanted) && patient.phones.some((number) => digitsOf(number).endsWith(wanted) && digitsOf(number).length >= 7);
  return phone || postalForms(patient.address?.postalCode ?? '').includes(wanted);
}

/** A postal code as a person may type it: whole, or a ZIP+4 by its first five digits. */
function postalForms(postalCode: string): string[] {
  const whole = foldName(postalCode);
  return /^\d{9}$/.test(whole) ? [whole, whole.slice(0, 5)] : [whole];
}

/** An extension after `x` is not part of the number. */
const digitsOf = (phone: string): string => (phone.split(/x|ext/i)[0] ?? '').normalize('NFKD').replace(/\D/g, '');

/**
 * May one visit try for this person too? Another birth date is another person; a slip in a name or a number is not. Decided by what was typed
 * alone, so that it tells nothing of any record. Whoever checks in a family begins a new visit with each match ("Someone else to check in").
 */
export function mayTryFor(birthDate: string, tried: ReadonlySet<string>, { peoplePerVisit }: Policy['identity']): boolean {
  return tried.has(birthDate) || tried.size < peoplePerVisit;
}

/**
 * May this kiosk try again? Failures within the window pause it: 60 s after the fifth, doubled for each one after, to 15 min.
 * @param failures when past attempts failed, any order
 */
export function decidePause(failures: readonly Instant[], now: Instant, policy: Policy['identity']): { readonly until: Instant } | null {
  const ordered = [...failures].sort();
  const last = ordered.at(-1);
  if (!last) return null;
  const recent = ordered.filter((at) => minutesFrom(at, last) <= policy.kioskWindowMinutes).length;
  if (recent < policy.kioskFailures) return null;
  const seconds = Math.min(policy.kioskPauseSeconds * 2 ** (recent - policy.kioskFailures), policy.kioskPauseMaxSeconds);
  const until = plusMs(last, seconds * 1000);
  return until > now ? { until } : null;
}
