import { type CardSide, type CoverageAnswer, coverageWarnings, valueFrom } from '../../shared/domain/coverage.ts';
import type { StoredCoverageAnswer } from '../store/coverage-answers.ts';
import type { ReadScope } from '../store/store.ts';
import { namesOf, showEach } from './asked-by.ts';

/** Answers as staff see them: with the record's value of now, and what a person must look at before accepting. */
export const showCoverageAnswers = (tx: ReadScope, answers: readonly StoredCoverageAnswer[]): Promise<readonly CoverageAnswer[]> =>
  showEach(answers, (answer) => showCoverageAnswer(tx, answer));

async function showCoverageAnswer(tx: ReadScope, answer: StoredCoverageAnswer): Promise<CoverageAnswer | null> {
  const { id, patient, appointment, ticket, rank, tier, device, askedAt, before, state, decidedBy, decidedAt } = answer;
  const record = await tx.patients.findRecord(patient);
  const asked = valueFrom(answer.reply, before);
  if (!record || asked === null) return null;
  const current = await tx.coverage.current(patient, rank);
  const visit = await tx.changeRequests.ofVisit(appointment, device);
  return {
    id,
    patient,
    ...(await namesOf(tx, answer, record)),
    appointment,
    ticket,
    tier,
    device,
    askedAt,
    rank,
    asked,
    pictures: [...sidesOf(answer)],
    before,
    current,
    warnings: [...coverageWarnings({ before, current, state }, new Set(visit.map(({ change }) => change.field)))],
    state,
    decidedBy,
    decidedAt,
  };
}

function sidesOf({ reply, picturesGone }: StoredCoverageAnswer): readonly CardSide[] {
  if (picturesGone || reply.kind !== 'new-card') return [];
  const { front, back } = reply.pictures;
  return [...(front === null ? [] : (['front'] as const)), ...(back === null ? [] : (['back'] as const))];
}
