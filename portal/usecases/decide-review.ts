import { mayStaff } from '../../shared/domain/access.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import type { WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';

/** A clinician has put what the patient said into the record elsewhere, or decided that nothing is to be done. */
export async function decideReview(
  tx: WriteScope,
  { device, session }: Asker,
  { review, decision }: Extract<Command, { type: 'decide-review' }>,
): Promise<Outcome> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'review.read')) return err('not-allowed');
  const found = await tx.reviewAnswers.find(review);
  if (!found || found.site !== device.site) return err('not-found');
  if (found.state !== 'open') return err('already-decided');
  await tx.reviewAnswers.decide(found, decision, session.staff.id);
  tx.audit(
    {
      actor: { kind: 'staff', id: session.staff.id },
      action: 'review-decide',
      subject: `Patient/${found.patient}`,
      detail: { decision, review },
    },
    device.id,
  );
  return ok({ found: null });
}
