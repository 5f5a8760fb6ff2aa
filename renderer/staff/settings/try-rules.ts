import { type ArrivalAnswer, decideArrival, windowFor } from '../../../shared/domain/arrival.ts';
import type { ArrivalRule } from '../../../shared/domain/arrival-rule.ts';
import { KioskAppointment } from '../../../shared/domain/cached-appointment.ts';
import type { HandOffReason } from '../../../shared/domain/hand-off.ts';
import { SiteId } from '../../../shared/domain/ids.ts';
import type { Policy } from '../../../shared/domain/policy.ts';
import { Instant, plusMinutes, type TimeZone } from '../../../shared/domain/time.ts';
import { defaultText, groupOf, judgePolicyText, type PolicyText, policyOf, policyPaths } from './policy-fields.ts';
import { judgeRules, type RuleDraft, ruleOf } from './rule-draft.ts';

/** A made-up patient at the kiosk. `minutes` after the start; before it is negative. */
export interface Visitor {
  readonly practitioner: string;
  readonly visitType: string;
  readonly owes: boolean;
  readonly minutes: number;
}

export interface Tried {
  readonly answer: ArrivalAnswer | HandOffReason;
  /** The rule that decided, if any. */
  readonly rule: ArrivalRule | null;
}

const start = Instant.parse('2026-03-02T12:00:00.000Z');
const zone = 'UTC' as TimeZone;
const arrivalPaths = policyPaths.filter((path) => groupOf(path) === 'arrival');
const site = SiteId.parse('here');

/**
 * What the kiosk would do, decided by the kiosk's own function.
 * @returns null while the rules need another look
 */
export function tryRules(draft: { readonly policy: PolicyText; readonly rules: readonly RuleDraft[] }, visitor: Visitor): Tried | null {
  const policy = policyFrom(draft);
  if (policy === null) return null;
  const appointment = appointmentOf(visitor);
  const { rule } = windowFor(appointment, policy);
  const decided = decideArrival(appointment, plusMinutes(start, visitor.minutes), { site, zone, policy });
  return { answer: decided.ok ? decided.value : decided.error, rule };
}

function policyFrom({ policy, rules }: Parameters<typeof tryRules>[0]): Policy['arrival'] | null {
  if (judgeRules(rules) !== null || arrivalPaths.some((path) => judgePolicyText(path, policy[path]) !== null)) return null;
  const others = Object.fromEntries(arrivalPaths.map((path) => [path, policy[path]]));
  return { ...policyOf({ ...defaultText, ...others }).arrival, rules: rules.map(ruleOf) };
}

const appointmentOf = ({ practitioner, visitType, owes }: Visitor): KioskAppointment =>
  KioskAppointment.parse({
    id: 'tried',
    site,
    start,
    minutes: 20,
    status: 'booked',
    visitType: visitType.trim() || null,
    practitioner: practitioner.trim() || null,
    arrival: null,
    bookingCode: '000000000000',
    detailsConfirmedAt: null,
    owes,
    patient: {
      id: 'tried',
      name: { text: null, family: null, given: [], formerFamily: [] },
      birthDate: null,
      inactive: false,
      deceased: false,
      phones: [],
      emails: [],
      address: null,
      emergencyContact: null,
      language: null,
    },
  });
