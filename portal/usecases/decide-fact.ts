import { type DeviceRole, mayStaff, type Permission, type StaffRole } from '../../shared/domain/access.ts';
import type { Arrival } from '../../shared/domain/cached-appointment.ts';
import { type Instant, trueTime } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FactRefusal } from '../../shared/sync/delivery.ts';
import { Fact, FactEnvelope, type FactType, factTypes, factVersion } from '../../shared/sync/fact.ts';

/** Reads one fact of a batch. `id` null: not even that can be read, so it cannot be answered. */
export function readFact(
  raw: unknown,
): Result<Fact, { readonly id: Fact['id'] | null; readonly type: string; readonly reason: FactRefusal }> {
  const id = FactEnvelope.shape.id.safeParse(fieldOf(raw, 'id')).data ?? null;
  const envelope = FactEnvelope.safeParse(raw);
  if (!envelope.success) return err({ id, type: 'unreadable', reason: 'malformed' });
  const { type, v } = envelope.data;
  const known = factTypes.find((one) => one === type);
  if (!known) return err({ id, type: 'unknown', reason: 'unknown-type' });
  if (v !== factVersion) return err({ id, type: known, reason: 'unknown-version' });
  const fact = Fact.safeParse(raw);
  return fact.success && hasSubject(fact.data) ? ok(fact.data) : err({ id, type: known, reason: 'malformed' });
}

const fieldOf = (raw: unknown, name: string): unknown =>
  typeof raw === 'object' && raw !== null ? Object.getOwnPropertyDescriptor(raw, name)?.value : undefined;

/** All but what may be said of a stranger are about one appointment. */
const hasSubject = ({ type, subject }: Fact): boolean =>
  type === 'hand-off-raised' || type === 'hand-off-resolved' || type === 'companions-noted' || subject.kind === 'appointment';

const staffFacts: Partial<Record<FactType, Permission>> = {
  'patient-arrived': 'arrival.mark',
  'arrival-seen': 'board.read',
  'hand-off-resolved': 'hand-off.resolve',
  'patient-called': 'patient.call',
  'call-taken-back': 'patient.call',
};
const kioskFacts: readonly FactType[] = [
  'patient-arrived',
  'hand-off-raised',
  'hand-off-resolved',
  'companions-noted',
  'change-requested',
  'details-confirmed',
  'quiet-call-asked',
  'form-answered',
  'consent-given',
  'consent-declined',
  'consent-withdrawn',
  'consent-kept',
  'consent-receipt-asked',
  'review-answered',
  'coverage-answered',
];

/**
 * May this device send this fact (docs/sync.md S8)? The name tier ends at the arrival (security.md), and only staff vouch as the desk.
 * @param staffRole the role of the member of staff it names, null when it names none who works at this site
 */
export function maySendFact(fact: Fact, role: DeviceRole, staffRole: StaffRole | null): boolean {
  if (role === 'console') {
    const needs = staffFacts[fact.type];
    const asDesk = fact.type !== 'patient-arrived' || fact.body.tier === 'desk';
    return needs !== undefined && asDesk && fact.actor.kind === 'staff' && staffRole !== null && mayStaff(staffRole, needs);
  }
  if (role !== 'kiosk' || !kioskFacts.includes(fact.type)) return false;
  if (fact.actor.kind !== 'patient' && fact.actor.kind !== 'device') return false;
  if (fact.type === 'patient-arrived') return fact.body.tier !== 'desk';
  return !('tier' in fact.body) || fact.body.tier !== 'D';
}

/** Staff marked this person arrived and gave them a tablet: what is said on it rests on the desk's word, and only where the desk gave it. */
export const restsOnDesk = (fact: Fact, arrival: Pick<Arrival, 'tier'> | null): boolean =>
  !('tier' in fact.body) || fact.body.tier !== 'desk' || fact.type === 'patient-arrived' || arrival?.tier === 'desk';

/** Nothing happens later than it is delivered: a clock that runs ahead is set right here (docs/sync.md S21). */
export function notInTheFuture(fact: Fact, now: Instant): Fact {
  const at = trueTime(fact.occurredAt);
  const occurredAt = at > now ? { ...fact.occurredAt, wall: now, offset: 0 } : fact.occurredAt;
  const latest = at > now ? now : at;
  if (fact.type === 'patient-arrived' || fact.type === 'hand-off-raised') {
    const firstTouchAt = fact.body.firstTouchAt > latest ? latest : fact.body.firstTouchAt;
    return { ...fact, occurredAt, body: { ...fact.body, firstTouchAt } } as Fact;
  }
  return { ...fact, occurredAt };
}
