import { mayShowReview, type ReviewAddition, type ReviewItem } from '../../shared/domain/review.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { withOpenVisit } from './record.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed';

/** The list as the record has it. That it was shown is noted once a visit. */
export const review = (deps: Deps) => (): Result<{ items: readonly ReviewItem[] }, Refusal> =>
  withOpenVisit(deps, ({ visit, appointment, site }) => {
    const list = appointment.review;
    if (list === null || !mayShowReview(deps.store.counters.letter(), site.settings.policy)) return err('not-allowed');
    if (!visit.reviewShown) {
      deps.store.audit.append({ actor: { kind: 'patient' }, action: 'review-show', subject: `Patient/${appointment.patient.id}` });
      deps.visits.change({ reviewShown: true });
    }
    return ok({ items: list.items });
  });

/** What the patient says of it; staff look at it, the record stays. Said twice, it is told once. */
export const answerReview =
  (deps: Deps) =>
  ({
    stopped,
    additions,
  }: {
    readonly stopped: readonly number[];
    readonly additions: readonly ReviewAddition[];
  }): Result<Record<never, never>, Refusal> =>
    withOpenVisit(deps, ({ visit, settled, appointment, site }) => {
      const list = appointment.review;
      if (list === null || !mayShowReview(deps.store.counters.letter(), site.settings.policy)) return err('not-allowed');
      if (visit.reviewAnswered) return ok({});
      const answers = list.items.map((item, position) => ({
        ...item,
        answer: stopped.includes(position) ? ('stopped' as const) : ('still-right' as const),
      }));
      deps.store.outbox.append({
        type: 'review-answered',
        actor: { kind: 'patient' },
        subject: { kind: 'appointment', id: appointment.id },
        body: { answers, additions: [...additions], tier: settled.tier },
      });
      const detail = { stopped: stopped.length, added: additions.length };
      deps.store.audit.append({
        actor: { kind: 'patient' },
        action: 'review-answer',
        subject: `Patient/${appointment.patient.id}`,
        detail,
      });
      deps.visits.change({ reviewAnswered: true });
      return ok({});
    });
