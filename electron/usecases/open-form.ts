import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { mayBeAloud } from '../../shared/domain/forms/aloud.ts';
import { formsWithin, type VisitForm } from '../../shared/domain/forms/due.ts';
import { startOf } from '../../shared/domain/forms/fill.ts';
import { canonicalOf, type Form } from '../../shared/domain/forms/form.ts';
import { pages } from '../../shared/domain/forms/pages.ts';
import { stateOf } from '../../shared/domain/forms/resume.ts';
import { hasSafetyQuestion, isSafetyAnswer, offerable } from '../../shared/domain/forms/safety.ts';
import { type FormState, keyOfPath } from '../../shared/domain/forms/state.ts';
import { serves } from '../../shared/domain/forms/text.ts';
import { isHandOut } from './hand-out.ts';
import type { KioskDeps } from './kiosk-deps.ts';

/** One form while it is filled in: memory only; what was answered is a fact after each page. */
export interface OpenForm {
  readonly form: Form;
  readonly state: FormState;
  /** A page of the form, or the list of what is missing. */
  readonly at: { readonly kind: 'page'; readonly id: string } | { readonly kind: 'review' };
  /** Came here from the list of what is missing, and goes back to it. */
  readonly reviewing: boolean;
  /** Chosen because the form has no text in the language of the visit. */
  readonly shownIn: string | null;
  /** Somebody was called about this form already. */
  readonly alerted: boolean;
  /** Its questions may be said on a loudspeaker. */
  readonly aloud: boolean;
}

/** How long a patient waits for the portal before a form, milliseconds. */
export const openWithinMs = 4000;

/** The forms this device asks of this visit, as far as it can show them. */
export function formsHere(deps: Pick<KioskDeps, 'store'>, { forms }: KioskAppointment): readonly VisitForm[] {
  const site = deps.store.site.current();
  if (site === null) return [];
  const limit = isHandOut(deps) ? null : site.settings.policy.kiosk.screensAfterArrival;
  return formsWithin(
    forms.filter(({ form }) => deps.store.forms.find(form) !== null),
    limit,
  );
}

/**
 * Begins a form, or goes on with it where it was left, here or at another kiosk. `not-now`: it needs somebody who would come, or what was
 * answered elsewhere, and the portal cannot be asked. Nothing that was answered is ever begun anew because of that.
 */
export async function beginForm(deps: KioskDeps, { appointment, form, begun }: Beginning): Promise<OpenForm | 'not-now'> {
  const here = answeredHere(deps, appointment, form);
  const needsPortal = hasSafetyQuestion(form) || (begun && here === null);
  // A tablet is handed out a minute after the kiosk was left: what was answered there may not have been heard of here.
  const asks = needsPortal || (here === null && isHandOut(deps));
  const opened = asks ? await deps.portal.openForm(appointment.id, canonicalOf(form), openWithinMs) : null;
  const online = opened !== null && opened !== 'unreachable';
  if (needsPortal && !online) return 'not-now';
  if (!offerable(form, { online, responderSignedIn: online && opened.responder }).ok) return 'not-now';
  const response = here ?? (online ? opened.response : null);
  const read = response === null ? null : stateOf(form, response);
  const state = read?.ok ? read.value.state : startOf(form);
  const alerted = isSafetyAnswer(form, state);
  return {
    form,
    state,
    at: placeToGoOn(form, state),
    reviewing: false,
    shownIn: null,
    alerted,
    aloud: mayBeAloud(form, ruleOf(deps, form)),
  };
}

const ruleOf = ({ store }: Pick<KioskDeps, 'store'>, { url }: Form) =>
  store.site.current()?.settings.forms.find(({ form }) => form === url);

interface Beginning {
  readonly appointment: KioskAppointment;
  readonly form: Form;
  readonly begun: boolean;
}

/** What this device told the portal last and has not heard back yet. */
function answeredHere({ store }: Pick<KioskDeps, 'store'>, { id }: KioskAppointment, form: Form): Readonly<Record<string, unknown>> | null {
  const last = store.outbox.unconfirmedFor(id).findLast((fact) => fact.type === 'form-answered' && fact.body.form === canonicalOf(form));
  return last?.type === 'form-answered' ? last.body.response : null;
}

/** The first page nothing was answered on; the review when there is none. */
function placeToGoOn(form: Form, state: FormState): OpenForm['at'] {
  const open = pages(form, state).find(
    (page) =>
      page.kind === 'questions' &&
      page.questions.length > 0 &&
      page.questions.every(({ path }) => state.answers[keyOfPath(path)] === undefined),
  );
  const first = pages(form, state)[0];
  const id = open?.id ?? (Object.keys(state.answers).length === 0 ? first?.id : undefined);
  return id === undefined ? { kind: 'review' } : { kind: 'page', id };
}

/** In which language a form is shown to somebody; null where it has none for them. */
export function languageFor({ form, shownIn }: OpenForm, language: string): string | null {
  if (form.languages.some((one) => serves(one, language))) return language;
  return shownIn;
}
