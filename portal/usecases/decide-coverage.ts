import { mayStaff } from '../../shared/domain/access.ts';
import { valueFrom } from '../../shared/domain/coverage.ts';
import { sameCoverage } from '../../shared/domain/coverage-value.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import type { WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';

/** Staff accept or reject what a patient said of their insurance, by the rule of corrections (docs/sync.md S47). */
export async function decideCoverage(
  tx: WriteScope,
  { device, session }: Asker,
  { answer: id, decision }: Extract<Command, { type: 'decide-coverage' }>,
): Promise<Outcome> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'change.review')) return err('not-allowed');
  const answer = await tx.coverageAnswers.find(id);
  const value = answer && answer.site === device.site ? valueFrom(answer.reply, answer.before) : null;
  if (!answer || value === null) return err('not-found');
  if (answer.state !== 'open') return err('already-decided');

  const actor = { kind: 'staff', id: session.staff.id } as const;
  const subject = `Patient/${answer.patient}`;
  const detail = { answer: id, kind: answer.reply.kind, rank: answer.rank };
  if (decision === 'reject') {
    await tx.coverageAnswers.decide(answer, 'rejected', session.staff.id);
    tx.audit({ actor, action: 'coverage-reject', subject, detail }, device.id);
    return ok({ found: null });
  }
  const current = await tx.coverage.current(answer.patient, answer.rank);
  if (!sameCoverage(current, answer.before) && !tx.coverageAnswers.wasReread(answer, current)) {
    await tx.coverageAnswers.reread(answer, current);
    return err('record-changed');
  }
  await tx.coverage.accept(answer, value, answer.askedAt);
  await tx.coverageAnswers.decide(answer, 'accepted', session.staff.id);
  tx.audit({ actor, action: 'coverage-accept', subject, detail }, device.id);
  return ok({ found: null });
}
