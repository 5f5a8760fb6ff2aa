import type { StaffRole } from '../../shared/domain/access.ts';
import type { FactAnswer, FactRefusal } from '../../shared/sync/delivery.ts';
import { blobsNamedBy, type Fact } from '../../shared/sync/fact.ts';
import type { ReportBug } from '../report.ts';
import type { Device } from '../store/devices.ts';
import type { Store, WriteScope } from '../store/store.ts';
import { isLostConnection } from '../troubles.ts';
import { applyToDay } from './apply-fact.ts';
import { maySendFact, notInTheFuture, readFact } from './decide-fact.ts';

/** A batch from one device: one transaction, a savepoint and an answer for each fact (docs/sync.md S2 to S18). */
export const acceptFacts =
  ({ store, reportBug }: { readonly store: Store; readonly reportBug: ReportBug }) =>
  async (device: Device, facts: readonly unknown[]): Promise<readonly FactAnswer[]> => {
    if (facts.length === 0) return [];
    return store.write(device.tenant, async (tx) => {
      const answers: FactAnswer[] = [];
      for (const raw of facts) {
        const answer = await acceptOne(tx, device, raw, reportBug);
        if (answer) answers.push(answer);
      }
      return answers;
    });
  };

async function acceptOne(tx: WriteScope, device: Device, raw: unknown, reportBug: ReportBug): Promise<FactAnswer | null> {
  const read = readFact(raw);
  if (!read.ok) return refuse(tx, device, read.error);
  const fact = read.value;
  if (fact.device !== device.id) return refuse(tx, device, { ...fact, reason: 'wrong-device' });
  const body = JSON.stringify(fact);
  const known = await tx.facts.find(fact.id, device.id, body);
  if (known.kind === 'same') return known.answer;
  if (known.kind === 'other') return refuse(tx, device, { ...fact, reason: 'id-reused' });
  // Not remembered: the device sends the picture and then the fact again (docs/sync.md S50).
  if (!(await tx.blobs.hasAll(blobsNamedBy(fact)))) return { id: fact.id, answer: 'ask-again' };
  try {
    return await tx.savepoint(async () => {
      const answer = await decide(tx, device, fact);
      await tx.facts.add({ id: fact.id, device: device.id, type: fact.type, body, answer });
      return answer;
    });
  } catch (error) {
    if (isLostConnection(error)) throw error;
    reportBug(error);
    return { id: fact.id, answer: 'ask-again' };
  }
}

async function decide(tx: WriteScope, device: Device, fact: Fact): Promise<FactAnswer> {
  const allowed = maySendFact(fact, device.role, await staffRole(tx, device, fact));
  const outcome = allowed
    ? await applyToDay(tx, device, notInTheFuture(fact, tx.now))
    : { ok: false as const, error: 'role-not-allowed' as const };
  if (outcome.ok) return { id: fact.id, answer: 'accepted', revision: tx.takeRevision() };
  noteRefusal(tx, device, { id: fact.id, type: fact.type, reason: outcome.error });
  return { id: fact.id, answer: 'refused', reason: outcome.error };
}

/** The role of the person the fact names, if that person works at this device's site. */
async function staffRole(tx: WriteScope, device: Device, { actor }: Fact): Promise<StaffRole | null> {
  const person = actor.kind === 'staff' ? await tx.staff.find(actor.id) : null;
  return person?.active && person.sites.includes(device.site) ? person.role : null;
}

interface Refusal {
  readonly id: Fact['id'] | null;
  readonly type: string;
  readonly reason: FactRefusal;
}

/** Refused without being remembered (docs/sync.md S18); a fact without a readable id cannot be answered. */
function refuse(tx: WriteScope, device: Device, refusal: Refusal): FactAnswer | null {
  noteRefusal(tx, device, refusal);
  return refusal.id === null ? null : { id: refusal.id, answer: 'refused', reason: refusal.reason };
}

function noteRefusal(tx: WriteScope, device: Device, { id, type, reason }: Refusal): void {
  const detail = { type, reason, ...(id === null ? {} : { fact: id }) };
  tx.audit({ actor: { kind: 'device' }, action: 'fact-refuse', outcome: 'refused', detail }, device.id);
}
