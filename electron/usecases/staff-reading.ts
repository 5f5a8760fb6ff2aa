import type { ConsentReceipt } from '../../shared/domain/consent-receipt.ts';
import type { FormChoices } from '../../shared/domain/forms/offer.ts';
import type { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import type { ReviewEntry } from '../../shared/domain/review.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StaffQuestion, StaffReading } from '../../shared/sync/staff-reading.ts';
import type { ConsoleSession } from './console-session.ts';
import { ask, type PortalActDeps } from './portal-acts.ts';

/** What a console shows and never keeps (docs/sync.md S112). */
export interface ReadingPortal {
  readForStaff(question: StaffQuestion, token: string): Promise<Result<StaffReading, 'portal-unreachable'>>;
}

interface Deps {
  readonly session: ConsoleSession;
  readonly portal: ReadingPortal;
}
type Refusal = 'portal-unreachable' | 'signed-out' | 'not-found';

/** What the patient of this visit agreed to, with the texts and signatures. */
export const consentReceipt =
  (deps: Deps) =>
  async ({ appointment }: { readonly appointment: AppointmentId }): Promise<Result<{ receipt: ConsentReceipt }, Refusal>> => {
    const answer = await read(deps, { type: 'consent-receipt', appointment });
    if (!answer.ok) return answer;
    return answer.value.kind === 'consent-receipt' ? ok({ receipt: answer.value.receipt }) : err('not-found');
  };

/** The same by e-mail, to the address on file. */
export const mailReceipt =
  (deps: PortalActDeps) =>
  ({ appointment }: { readonly appointment: AppointmentId }) =>
    ask(deps, { id: deps.newId(), type: 'mail-receipt', appointment });

/** What the patient said of allergies and medicines, beside the record of now. */
export const reviewAnswers =
  (deps: Deps) =>
  async ({ appointment }: { readonly appointment: AppointmentId }): Promise<Result<{ entries: ReviewEntry[] }, Refusal>> => {
    const answer = await read(deps, { type: 'review', appointment });
    if (!answer.ok) return answer;
    return answer.value.kind === 'review' ? ok({ entries: answer.value.entries }) : err('not-found');
  };

/** What the forms part of the settings is chosen from. */
export const formChoices = (deps: Deps) => async (): Promise<Result<FormChoices, Refusal>> => {
  const answer = await read(deps, { type: 'form-choices' });
  if (!answer.ok) return answer;
  return answer.value.kind === 'form-choices' ? ok(answer.value.choices) : err('not-found');
};

/** Taken over into the record elsewhere, or dismissed. */
export const decideReview =
  (deps: PortalActDeps) =>
  ({ review, decision }: { readonly review: FactId; readonly decision: 'taken-over' | 'dismissed' }) =>
    ask(deps, { id: deps.newId(), type: 'decide-review', review, decision });

async function read({ session, portal }: Deps, question: StaffQuestion): Promise<Result<StaffReading, Refusal>> {
  const worker = session.worker();
  if (worker === null) return err('signed-out');
  const answer = await portal.readForStaff(question, worker.token);
  if (!answer.ok || answer.value.kind !== 'refused') return answer;
  if (answer.value.reason === 'not-found') return err('not-found');
  // The role was checked here with the same table, so it is the session that the portal does not know any more.
  session.end('portal-session-over');
  return err('signed-out');
}
