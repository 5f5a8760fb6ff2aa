import { trueTime } from '../../shared/domain/time.ts';
import type { FactOf } from '../../shared/sync/fact.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';
import type { Noted } from './apply-consent.ts';

/** Kept for a clinician to look at; the record stays as it is (docs/sync.md S111). */
export async function answerReview(
  tx: WriteScope,
  fact: FactOf<'review-answered'>,
  { id, site, patient }: PortalAppointment,
): Promise<Noted> {
  const { answers, additions } = fact.body;
  await tx.reviewAnswers.add({
    id: fact.id,
    site,
    patient: patient.id,
    appointment: id,
    device: fact.device,
    answeredAt: trueTime(fact.occurredAt),
    answers,
    additions,
  });
  const stopped = answers.filter(({ answer }) => answer === 'stopped').length;
  return { action: 'review-answer', detail: { answers: answers.length, stopped, added: additions.length } };
}
