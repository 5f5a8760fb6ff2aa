import { z } from 'zod';
import { defaultPolicy, Policy } from '../../../shared/domain/policy.ts';
import type { PolicyGroup, PolicyPath } from './policy-path.ts';

/** What a value is counted in; `clock`, `yesNo`, `pick` and `choice` are not numbers. A `choice` is only shown. */
export type Unit =
  | 'minutes'
  | 'seconds'
  | 'milliseconds'
  | 'hours'
  | 'days'
  | 'years'
  | 'times'
  | 'perHour'
  | 'characters'
  | 'factor'
  | 'money'
  | 'clock'
  | 'yesNo'
  | 'pick'
  | 'text'
  | 'choice';

/** Every value of the policy and its unit, in the order shown; one that is missing here does not compile. */
export const units: Readonly<Record<PolicyPath, Unit>> = {
  'arrival.opensMinutesBefore': 'minutes',
  'arrival.closesMinutesAfter': 'minutes',
  'arrival.late': 'pick',
  'arrival.owesOver': 'money',
  'identity.nameTierAllowed': 'yesNo',
  'identity.kioskFailures': 'times',
  'identity.kioskWindowMinutes': 'minutes',
  'identity.kioskPauseSeconds': 'seconds',
  'identity.kioskPauseMaxSeconds': 'seconds',
  'identity.recordFailures': 'times',
  'identity.peoplePerVisit': 'times',
  'identity.siteFailuresPerHour': 'perHour',
  'identity.codeAgainSeconds': 'seconds',
  'identity.refusalMs': 'milliseconds',
  'details.confirmEveryDays': 'days',
  'details.askAllTogether': 'yesNo',
  'details.revealSeconds': 'seconds',
  'family.ageOfMajority': 'years',
  'family.hideTeenContact': 'yesNo',
  'family.teenFromAge': 'years',
  'kiosk.screensAfterArrival': 'times',
  'consents.remindAfterDays': 'days',
  'review.onKiosk': 'yesNo',
  'review.everyDays': 'days',
  'coverage.confirmEveryDays': 'days',
  'coverage.pictures': 'yesNo',
  'coverage.pictureDays': 'days',
  'idle.identifySeconds': 'seconds',
  'idle.detailsSeconds': 'seconds',
  'idle.formsSeconds': 'seconds',
  'idle.warningSeconds': 'seconds',
  'idle.doneSeconds': 'seconds',
  'idle.doneSpeechSeconds': 'seconds',
  'idle.speechFactor': 'factor',
  'staff.consoleLockMinutes': 'minutes',
  'staff.kioskLockSeconds': 'seconds',
  'staff.kioskSignOutMinutes': 'minutes',
  'staff.absoluteHours': 'hours',
  'staff.shiftEndsAt': 'clock',
  'staff.pinTries': 'times',
  'staff.passwordMinLength': 'characters',
  'staff.failuresBeforePause': 'times',
  'staff.pauseMinutes': 'minutes',
  'staff.takeOverMinutes': 'minutes',
  'booking.see': 'yesNo',
  'booking.move': 'yesNo',
  'booking.cancel': 'yesNo',
  'booking.book': 'yesNo',
  'booking.daysAhead': 'days',
  'booking.noticeHours': 'hours',
  'booking.holdMinutes': 'minutes',
  'waiting.tell': 'yesNo',
  'waiting.sampleDays': 'days',
  'waiting.minSamples': 'times',
  'cache.kioskDaysBefore': 'days',
  'cache.kioskDaysAfter': 'days',
  'cache.consoleDaysBefore': 'days',
  'cache.consoleDaysAfter': 'days',
  'cache.tabletKeyMinutesOffline': 'minutes',
  'cache.leaseHours': 'hours',
  'sync.pullSeconds': 'seconds',
  'sync.askAgainTries': 'times',
  'sync.askAgainHours': 'hours',
  'sync.staleSeconds': 'seconds',
  'education.takeAwayUrl': 'text',
  'forms.crisisLine': 'text',
  'forms.escalateSeconds': 'seconds',
  'forms.responderSeconds': 'seconds',
  'forms.handOutLetters': 'text',
  'device.lockdown': 'choice',
  'device.allowUnprotectedKey': 'yesNo',
};

export const policyPaths = Object.keys(units) as readonly PolicyPath[];
export const groupOf = (path: PolicyPath): PolicyGroup => path.split('.')[0] as PolicyGroup;
/** Groups shown under "Rules and times"; the arrival window has its own section, and IT alone decides `device`. */
export const tunedGroups: readonly PolicyGroup[] = [
  'identity',
  'details',
  'coverage',
  'family',
  'booking',
  'waiting',
  'kiosk',
  'consents',
  'review',
  'idle',
  'staff',
  'cache',
  'forms',
  'education',
  'sync',
];

/** Values as text, as they stand in the fields. */
export type PolicyText = Readonly<Record<PolicyPath, string>>;

export function policyText(policy: Policy): PolicyText {
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = policy;
  return Object.fromEntries(policyPaths.map((path) => [path, String(groups[groupOf(path)]?.[keyOf(path)] ?? '')])) as PolicyText;
}

export const defaultText: PolicyText = policyText(defaultPolicy);

export type PolicyProblem =
  | { readonly kind: 'missing' | 'textForm' | 'notNumber' | 'notWhole' | 'clock' }
  | { readonly kind: 'tooLow' | 'tooHigh'; readonly limit: number };

/** What may be picked, in the order of the policy's own schema. */
export function picksOf(path: PolicyPath): readonly string[] {
  const field = fieldOf(path);
  return field instanceof z.ZodEnum ? field.options.map(String) : [];
}

/** @returns null when the text is a value the policy takes */
export function judgePolicyText(path: PolicyPath, text: string): PolicyProblem | null {
  const unit = units[path];
  if (unit === 'yesNo' || unit === 'pick' || unit === 'choice') return null;
  if (unit !== 'text' && text.trim() === '') return { kind: 'missing' };
  if (unit === 'text') return textFits(path, text) ? null : { kind: 'textForm' };
  if (unit === 'clock') return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? null : { kind: 'clock' };
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) return { kind: 'notNumber' };
  const { min, max, whole } = boundsOf(path);
  if (whole && !Number.isInteger(value)) return { kind: 'notWhole' };
  if (min !== null && value < min) return { kind: 'tooLow', limit: min };
  return max !== null && value > max ? { kind: 'tooHigh', limit: max } : null;
}

/** The policy that the texts say, its lists empty. Call it only when none has a problem; the schema still has the last word. */
export function policyOf(text: PolicyText): Policy {
  const groups: Record<string, Record<string, string | number | boolean>> = {};
  for (const path of policyPaths) {
    const group = groupOf(path);
    groups[group] = { ...groups[group], [keyOf(path)]: policyValue(path, text[path]) };
  }
  return Policy.parse(groups);
}

function policyValue(path: PolicyPath, text: string): string | number | boolean {
  const unit = units[path];
  if (unit === 'yesNo') return text === 'true';
  return unit === 'clock' || unit === 'pick' || unit === 'choice' || unit === 'text' ? text : Number(text.replace(',', '.'));
}

/** The policy's own schema says what it takes. */
function textFits(path: PolicyPath, text: string): boolean {
  const field = fieldOf(path);
  return field instanceof z.ZodType && field.safeParse(text).success;
}

interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
  readonly whole: boolean;
}

/** Read from the policy's own schema, so that the page and the portal can never disagree. */
function boundsOf(path: PolicyPath): Bounds {
  const inner = fieldOf(path);
  if (!(inner instanceof z.ZodNumber)) return { min: null, max: null, whole: false };
  const { minValue, maxValue } = inner;
  const max = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? maxValue : null;
  const min = minValue !== null && minValue > Number.MIN_SAFE_INTEGER ? minValue : null;
  return { min, max, whole: inner.isInt };
}

function fieldOf(path: PolicyPath): unknown {
  const group: Readonly<Record<string, unknown>> = Policy.shape[groupOf(path)].unwrap().shape;
  const field = group[keyOf(path)];
  return field instanceof z.ZodDefault ? field.unwrap() : field;
}

function keyOf(path: PolicyPath): string {
  return path.split('.')[1] ?? '';
}
