import { canonicalOf, type Form } from '../../shared/domain/forms/form.ts';
import { formOf } from '../../shared/domain/forms/installed-form.ts';
import { responseOf } from '../../shared/domain/forms/response.ts';
import { stateOf } from '../../shared/domain/forms/resume.ts';
import { isSafetyAnswer } from '../../shared/domain/forms/safety.ts';
import type { FormState } from '../../shared/domain/forms/state.ts';
import { trueTime } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FactRefusal } from '../../shared/sync/delivery.ts';
import type { FactOf } from '../../shared/sync/fact.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';
import { raiseAlert } from './safety-alerts.ts';

/**
 * Keeps what was answered, read again with the installed form: what does not fit it is left out. An answer that needs a person raises
 * the alert here too, in case the kiosk could not (docs/sync.md S82).
 */
export async function answerForm(
  tx: WriteScope,
  fact: FactOf<'form-answered'>,
  appointment: PortalAppointment,
): Promise<Result<{ readonly done: boolean }, FactRefusal>> {
  if (appointment.arrival === null) return err('not-expected');
  const installed = await tx.forms.find(fact.body.form);
  const form = installed === null ? null : formOf(installed);
  if (form === null) return err('not-expected');
  const read = stateOf(form, fact.body.response);
  if (!read.ok) return err('malformed');
  const response = rewritten(form, read.value.state, { fact, appointment });
  const done = response.status === 'completed';
  const answeredAt = trueTime(fact.occurredAt);
  await tx.formResponses.put({
    appointment: appointment.id,
    patient: appointment.patient.id,
    url: form.url,
    version: form.version,
    device: fact.device,
    response: { ...response },
    answeredAt,
    completedAt: done ? answeredAt : null,
  });
  if (isSafetyAnswer(form, read.value.state)) {
    await raiseAlert(tx, { id: fact.id, appointment, form: canonicalOf(form), raisedAt: answeredAt }, fact.device);
  }
  return ok({ done });
}

const rewritten = (
  form: Form,
  state: FormState,
  { fact, appointment }: { readonly fact: FactOf<'form-answered'>; readonly appointment: PortalAppointment },
) => {
  const { language } = fact.body.response;
  return responseOf(form, state, {
    authored: trueTime(fact.occurredAt),
    language: typeof language === 'string' ? language : form.language,
    finished: fact.body.done,
    subject: `Patient/${appointment.patient.id}`,
  });
};
