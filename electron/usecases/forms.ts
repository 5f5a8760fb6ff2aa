import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { Entry } from '../../shared/domain/forms/entry.ts';
import { addOccurrence, answer, removeOccurrence } from '../../shared/domain/forms/fill.ts';
import { canonicalOf } from '../../shared/domain/forms/form.ts';
import { missing } from '../../shared/domain/forms/missing.ts';
import { nextPage, pageOf, previousPage } from '../../shared/domain/forms/page-order.ts';
import { pageView } from '../../shared/domain/forms/page-view.ts';
import { type Page, pages } from '../../shared/domain/forms/pages.ts';
import { responseOf } from '../../shared/domain/forms/response.ts';
import { isSafetyAnswer } from '../../shared/domain/forms/safety.ts';
import { type FormState, occurrencesOf } from '../../shared/domain/forms/state.ts';
import { textIn } from '../../shared/domain/forms/text.ts';
import type { Language } from '../../shared/domain/language.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { raiseHandOff, undoable } from './hand-off.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { beginForm, formsHere, languageFor, type OpenForm, openWithinMs } from './open-form.ts';
import type { Settled, Visit } from './visit.ts';

export interface Problem {
  readonly question: number;
  readonly problem: string;
  readonly limit: string | number | null;
}

/** What the contract names a form screen; the view comes from the form as it is answered now. */
export type Shown =
  | {
      readonly kind: 'page';
      readonly view: NonNullable<ReturnType<typeof pageView>>;
      readonly language: string;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'review'; readonly title: string; readonly language: string; readonly missing: string[] }
  | { readonly kind: 'not-in-your-language'; readonly languages: string[] }
  | { readonly kind: 'care'; readonly reached: boolean; readonly crisisLine: string }
  | { readonly kind: 'later' }
  | { readonly kind: 'done' };

type Answer = Promise<Result<Shown, 'visit-over' | 'not-allowed' | 'storage-failed'>>;

interface InVisit {
  readonly visit: Visit;
  readonly settled: Settled;
  readonly appointment: KioskAppointment;
  readonly language: Language;
}

/** The screen of now: the open form, or the next one this visit asks for. */
export const formsShow =
  (deps: KioskDeps) =>
  ({ language }: { readonly language: Language }): Answer =>
    within(deps, language, (at) => show(deps, at));

/** The answers of one page. They are checked here with the form, kept, and sent; the window only shows. */
export const formsAnswer =
  (deps: KioskDeps) =>
  ({
    language,
    page: id,
    answers,
    way,
  }: {
    readonly language: Language;
    readonly page: string;
    readonly answers: readonly (readonly Entry[])[];
    readonly way: 'next' | 'back';
  }): Answer =>
    within(deps, language, async (at) => {
      const open = at.visit.form;
      const page =
        open === null || open.at.kind !== 'page' || open.at.id !== id
          ? undefined
          : pages(open.form, open.state).find((one) => one.id === id);
      if (open === null || page === undefined) return show(deps, at);
      const taken = take(open, page, { answers, language: languageFor(open, language) ?? language, forgiving: way === 'back' });
      if (!taken.ok) return ok(screenOf(open, language, taken.error));
      const moved = way === 'back' ? back({ ...open, state: taken.value }) : onwards({ ...open, state: taken.value });
      return keep(deps, at, moved);
    });

export const formsGo =
  (deps: KioskDeps) =>
  ({
    language,
    to,
  }: {
    readonly language: Language;
    readonly to: 'another' | 'fewer' | 'back' | 'on' | 'put-aside' | { readonly missing: number };
  }): Answer =>
    within(deps, language, async (at) => {
      const open = at.visit.form;
      if (to === 'on' && at.visit.formCare !== null) deps.visits.change({ formCare: null });
      if (open === null) return show(deps, at);
      if (to === 'put-aside') {
        deps.visits.change({ form: null, formsAside: new Set([...at.visit.formsAside, canonicalOf(open.form)]) });
        return show(deps, at);
      }
      if (to === 'on') return show(deps, at);
      return keep(deps, at, { open: moved(open, to), finished: false });
    });

export const formsContinueIn =
  (deps: KioskDeps) =>
  ({ language, shown }: { readonly language: Language; readonly shown: string }): Answer =>
    within(deps, language, (at) => {
      const open = at.visit.form;
      if (open?.form.languages.includes(shown)) deps.visits.change({ form: { ...open, shownIn: shown } });
      return show(deps, at);
    });

/** Only for somebody who is here and said who they are; tier D is asked nothing. */
async function within(deps: KioskDeps, language: Language, act: (at: InVisit) => Answer): Answer {
  const visit = deps.visits.current();
  if (visit === null) return err('visit-over');
  const { settled } = visit;
  const appointment = settled === null || !settled.here || settled.tier === 'D' ? null : deps.store.appointments.find(settled.appointment);
  return settled === null || appointment === null ? err('not-allowed') : act({ visit, settled, appointment, language });
}

async function show(deps: KioskDeps, at: InVisit): Answer {
  const mine = deps.visits.count();
  const visit = deps.visits.current();
  const site = deps.store.site.current();
  if (visit === null || site === null) return err('visit-over');
  if (visit.formCare !== null)
    return ok({ kind: 'care', reached: visit.formCare.reached, crisisLine: site.settings.policy.forms.crisisLine });
  if (visit.form !== null) return ok(screenOf(visit.form, at.language, null));
  const due = formsHere(deps, at.appointment).find(({ form }) => !visit.formsAside.has(form));
  const form = due === undefined ? null : deps.store.forms.find(due.form);
  if (due === undefined || form === null) return ok({ kind: 'done' });
  const open = await beginForm(deps, { appointment: at.appointment, form, begun: due.state === 'begun' });
  if (deps.visits.count() !== mine) return err('visit-over');
  if (open === 'not-now') {
    deps.visits.change({ formsAside: new Set([...visit.formsAside, due.form]) });
    return ok({ kind: 'later' });
  }
  return undoable(deps, () => {
    deps.store.audit.append({ actor: { kind: 'patient' }, action: 'form-open', subject: `Appointment/${at.appointment.id}` });
    deps.visits.change({ form: open });
    return ok(screenOf(open, at.language, null));
  });
}

function screenOf(open: OpenForm, language: string, problem: Problem | null): Shown {
  const shown = languageFor(open, language);
  if (shown === null) return { kind: 'not-in-your-language', languages: [...open.form.languages] };
  const { form, state, at, aloud } = open;
  const view = at.kind === 'page' ? pageView(form, state, { id: at.id, language: shown, aloud }) : null;
  if (view !== null) return { kind: 'page', view, language: shown, problem };
  const words = missing(form, state).map(({ item }) => (item.text === null ? textIn(form.title, shown) : textIn(item.text, shown)));
  return { kind: 'review', title: textIn(form.title, shown), language: shown, missing: words };
}

/** All answers of a page, or the first that is not right. Forgiving: what is not right stays as it was. */
function take(
  { form, state }: OpenForm,
  page: Page,
  {
    answers,
    language,
    forgiving,
  }: { readonly answers: readonly (readonly Entry[])[]; readonly language: string; readonly forgiving: boolean },
): Result<FormState, Problem> {
  if (page.kind !== 'questions') return ok(state);
  let next = state;
  for (const [question, { path }] of page.questions.entries()) {
    const taken = answer(form, next, { path, entries: answers[question] ?? [], language });
    if (taken.ok) next = taken.value;
    else if (!forgiving) return err({ question, problem: taken.error.problem, limit: taken.error.limit });
  }
  return ok(next);
}

interface Moved {
  readonly open: OpenForm;
  readonly finished: boolean;
}

function onwards(open: OpenForm): Moved {
  const { form, state, at, reviewing } = open;
  const next = at.kind === 'page' && !reviewing ? nextPage(form, state, at.id) : null;
  if (next !== null) return { open: { ...open, at: { kind: 'page', id: next.id } }, finished: false };
  const complete = missing(form, state).length === 0;
  return { open: { ...open, at: { kind: 'review' } }, finished: complete };
}

function back(open: OpenForm): Moved {
  const { form, state, at } = open;
  const before = at.kind === 'page' ? previousPage(form, state, at.id) : (pages(form, state).at(-1) ?? null);
  return { open: before === null ? open : { ...open, at: { kind: 'page', id: before.id }, reviewing: false }, finished: false };
}

function moved(open: OpenForm, to: 'another' | 'fewer' | 'back' | { readonly missing: number }): OpenForm {
  if (to === 'back') return back(open).open;
  const { form, state, at } = open;
  if (typeof to === 'object') {
    const wanted = missing(form, state)[to.missing];
    const page = wanted === undefined ? null : pageOf(form, state, wanted.path);
    return page === null ? open : { ...open, at: { kind: 'page', id: page.id }, reviewing: true };
  }
  const page = at.kind === 'page' ? pages(form, state).find(({ id }) => id === at.id) : undefined;
  if (page?.kind !== 'another') return open;
  const { item, path } = page.group;
  if (to === 'another') {
    const grown = addOccurrence(form, state, path);
    const first = grown.ok ? pageOf(form, grown.value.state, grown.value.added) : null;
    return !grown.ok || first === null ? open : { ...open, state: grown.value.state, at: { kind: 'page', id: first.id } };
  }
  const last = occurrencesOf(state, item, path.at).at(-1);
  const less = last === undefined ? null : removeOccurrence(form, state, { linkId: path.linkId, at: [...path.at, last] });
  return less?.ok ? { ...open, state: less.value } : open;
}

/** Keeps the answers as a fact before anything else is shown, and calls somebody where an answer needs it. */
async function keep(deps: KioskDeps, at: InVisit, { open, finished }: Moved): Answer {
  const changed = open.state !== at.visit.form?.state || finished;
  const needsCare = isSafetyAnswer(open.form, open.state) && !open.alerted;
  const kept = undoable(deps, () => {
    if (changed) tell(deps, at, { open, finished });
    deps.visits.change({ form: finished ? null : { ...open, alerted: open.alerted || needsCare } });
    return ok(null);
  });
  if (!kept.ok) return kept;
  if (needsCare) await callSomebody(deps, at, open);
  if (finished) deps.visits.change({ formsAside: new Set([...at.visit.formsAside, canonicalOf(open.form)]) });
  return show(deps, at);
}

function tell({ store }: KioskDeps, { appointment, settled, language }: InVisit, { open, finished }: Moved): void {
  const { form, state } = open;
  const authored = trueNow(store);
  const response = responseOf(form, state, { authored, language: languageFor(open, language) ?? form.language, finished });
  const done = finished && response.status === 'completed';
  store.outbox.append({
    type: 'form-answered',
    actor: { kind: 'patient' },
    subject: { kind: 'appointment', id: appointment.id },
    body: { form: canonicalOf(form), response: { ...response }, done, tier: settled.tier },
  });
  store.audit.append({ actor: { kind: 'patient' }, action: 'form-answer', subject: `Appointment/${appointment.id}`, detail: { done } });
}

/** At once, not through the outbox. When nobody can be told, the person is asked to speak, and the desk hears of it with the next contact. */
async function callSomebody(deps: KioskDeps, { appointment }: InVisit, { form }: OpenForm): Promise<void> {
  const mine = deps.visits.count();
  const reached = await deps.portal.raiseSafetyAlert(appointment.id, canonicalOf(form), openWithinMs);
  const site = deps.store.site.current();
  if (deps.visits.count() !== mine || site === null) return;
  if (!reached) {
    undoable(deps, () => ok(raiseHandOff(deps, site, { reason: 'patient-choice', step: 'forms', appointment: appointment.id })));
  }
  deps.visits.change({ formCare: { reached } });
}
