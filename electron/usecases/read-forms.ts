import { formOf } from '../../shared/domain/forms/installed-form.ts';
import { readableForm } from '../../shared/domain/forms/readable.ts';
import { stateOf } from '../../shared/domain/forms/resume.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { type PortalActDeps, tell } from './portal-acts.ts';

/** What a patient answered in the forms of a visit, as a clinician reads it. Asked each time and kept nowhere on this computer. */
export const readForms =
  (deps: PortalActDeps) =>
  async ({ appointment, language }: { readonly appointment: AppointmentId; readonly language: string }) => {
    const answer = await tell(deps, { id: deps.newId(), type: 'read-forms', appointment });
    if (!answer.ok) return answer;
    if (answer.value?.answers == null) return err('portal-unreachable');
    const forms = answer.value.answers.flatMap(({ installed, response, answeredAt, done }) => {
      const form = formOf(installed);
      const state = form === null ? null : stateOf(form, response);
      return form === null || !state?.ok ? [] : [{ ...readableForm(form, state.value.state, language), answeredAt, done }];
    });
    return ok({ forms });
  };
