import { expect, test } from 'vitest';
import type { KioskPortal } from '../../../electron/usecases/kiosk-deps.ts';
import type { Entry } from '../../../shared/domain/forms/entry.ts';
import { canonicalOf } from '../../../shared/domain/forms/form.ts';
import { installForm } from '../../../shared/domain/forms/install.ts';
import { screensOf } from '../../../shared/domain/forms/screens.ts';
import { LocalDate } from '../../../shared/domain/time.ts';
import type { FormScreen } from '../../../shared/ipc/kiosk/forms.ts';
import { aKioskAppointment, at, fed } from '../../support/clinic.ts';
import { moodQuestionnaire, safetyQuestionnaire, shortQuestionnaire } from '../../support/questionnaires.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

interface Options {
  readonly questionnaires?: readonly Record<string, unknown>[];
  readonly state?: 'due' | 'begun' | 'done';
  readonly portal?: Partial<Pick<KioskPortal, 'openForm' | 'raiseSafetyAlert'>>;
  readonly forms?: object;
}

/** Somebody has arrived, and their visit asks for these forms. */
async function atTheForms({ questionnaires = [shortQuestionnaire()], state = 'due', portal = {}, forms = {} }: Options = {}) {
  const installed = questionnaires.map((questionnaire) => {
    const form = installForm(questionnaire);
    if (!form.ok) throw new Error(JSON.stringify(form.error));
    return { canonical: canonicalOf(form.value), questionnaire, screens: screensOf(form.value) };
  });
  const due = installed.map(({ canonical, screens }) => ({ form: canonical, state, screens }));
  const kiosk = atTheKiosk({
    appointments: [aKioskAppointment({ forms: due, detailsConfirmedAt: at('08:00') })],
    codes: portal,
    settings: { policy: { forms } },
  });
  const entries = installed.map(({ canonical, questionnaire }) => ({
    kind: 'form' as const,
    put: { canonical, questionnaire, safetyCodes: [] },
  }));
  fed(kiosk.store, { entries, revision: 3 });
  kiosk.begin();
  const arrived = await kiosk.kiosk.identifyByCode(rightCode);
  const language = 'en' as const;
  const must = async (answer: ReturnType<typeof kiosk.kiosk.formsShow>): Promise<FormScreen> => {
    const screen = await answer;
    if (!screen.ok) throw new Error(screen.error);
    return screen.value as FormScreen;
  };
  const show = (inLanguage: 'en' | 'es' | 'ar' = language) => must(kiosk.kiosk.formsShow({ language: inLanguage }));
  const go = (to: Parameters<typeof kiosk.kiosk.formsGo>[0]['to']) => must(kiosk.kiosk.formsGo({ language, to }));
  const answer = async (entries: Entry[], way: 'next' | 'back' = 'next') => {
    const now = await show();
    if (now.kind !== 'page') throw new Error(now.kind);
    return must(kiosk.kiosk.formsAnswer({ language, page: now.view.page, answers: [entries], way }));
  };
  return { kiosk, arrived, show, go, answer };
}

const words = (screen: FormScreen): string =>
  screen.kind === 'page' ? (screen.view.questions[0]?.words ?? screen.view.kind) : screen.kind;

test('a form due at this visit is one of the tasks, asked page by page, and kept after each page', async () => {
  const { kiosk, arrived, show, answer } = await atTheForms();
  expect(arrived).toMatchObject({ ok: true, value: { tasks: expect.arrayContaining(['forms']) } });
  expect(await show()).toMatchObject({ kind: 'page', view: { title: 'Before your visit', at: 1, of: 2 } });
  expect(words(await answer([true]))).toBe('Where does it hurt?');
  expect(kiosk.facts('form-answered')).toMatchObject([
    { body: { done: false, response: { status: 'in-progress', item: [{ linkId: 'pain' }] } } },
  ]);
  expect(words(await answer(['Knee']))).toBe('How many glasses of water do you drink a day?');
  expect(await answer(['4'])).toEqual({ kind: 'done' });
  expect(kiosk.facts('form-answered').at(-1)).toMatchObject({ body: { done: true, tier: 'B', response: { status: 'completed' } } });
  expect(kiosk.store.appointments.all()[0]).toMatchObject({ forms: [{ state: 'done' }] });
  expect(kiosk.actions().filter((action) => action === 'form-answer')).toHaveLength(3);
});

test('a wrong answer is asked again under its question; on the way back it is left as it was', async () => {
  const { answer, show } = await atTheForms();
  await answer([false]);
  expect(await answer(['many'])).toMatchObject({ kind: 'page', problem: { question: 0, problem: 'not-a-number' } });
  expect(words(await answer(['many'], 'back'))).toBe('Do you have pain today?');
  expect(await show()).toMatchObject({ view: { questions: [{ entries: [false] }] } });
});

test('a late touch for a page that is gone changes nothing', async () => {
  const { kiosk, show, answer } = await atTheForms();
  const first = await show();
  await answer([false]);
  if (first.kind !== 'page') throw new Error(first.kind);
  const late = await kiosk.kiosk.formsAnswer({ language: 'en', page: first.view.page, answers: [[true]], way: 'next' });
  expect(late).toMatchObject({ ok: true, value: { view: { at: 2 } } });
  expect(kiosk.facts('form-answered')).toHaveLength(1);
});

test('what is required and was passed over is listed at the end, and can be answered or left open', async () => {
  const { kiosk, go, answer } = await atTheForms();
  await answer([]);
  expect(await answer(['3'])).toEqual({ kind: 'review', title: 'Before your visit', language: 'en', missing: ['Do you have pain today?'] });
  expect(words(await go({ missing: 0 }))).toBe('Do you have pain today?');
  expect(await answer([true])).toMatchObject({ kind: 'review', missing: ['Where does it hurt?'] });
  expect(await go('put-aside')).toEqual({ kind: 'done' });
  expect(kiosk.facts('form-answered').at(-1)).toMatchObject({ body: { done: false } });
});

test('another language shows the same page in its words, and one the form does not have asks what to do', async () => {
  const { kiosk, show, answer } = await atTheForms();
  await answer([true]);
  expect(words(await show('es'))).toBe('¿Dónde le duele?');
  expect(await show('ar')).toEqual({ kind: 'not-in-your-language', languages: ['en', 'es'] });
  const on = await kiosk.kiosk.formsContinueIn({ language: 'ar', shown: 'es' });
  expect(on).toMatchObject({ ok: true, value: { kind: 'page', language: 'es' } });
  expect(await show('ar')).toMatchObject({ kind: 'page', language: 'es' });
});

test('a form begun at another kiosk goes on there it was left; without the portal it waits, and nothing is begun anew', async () => {
  const response = {
    resourceType: 'QuestionnaireResponse',
    questionnaire: 'https://clinic.example/forms/before|1',
    item: [{ linkId: 'pain', answer: [{ valueBoolean: true }] }],
  };
  const online = await atTheForms({ state: 'begun', portal: { openForm: async () => ({ response, responder: false }) } });
  expect(words(await online.show())).toBe('Where does it hurt?');

  const offline = await atTheForms({ state: 'begun' });
  expect(await offline.show()).toEqual({ kind: 'later' });
  expect(await offline.go('on')).toEqual({ kind: 'done' });
  expect(offline.kiosk.facts('form-answered')).toEqual([]);
});

test('a tablet asks what was answered at the kiosk a minute ago, and begins where nobody can be asked', async () => {
  const response = {
    resourceType: 'QuestionnaireResponse',
    questionnaire: 'https://clinic.example/forms/before|1',
    item: [{ linkId: 'pain', answer: [{ valueBoolean: true }] }],
  };
  const forms = { handOutLetters: 'A' };
  const tablet = await atTheForms({ forms, portal: { openForm: async () => ({ response, responder: false }) } });
  expect(words(await tablet.show())).toBe('Where does it hurt?');
  const alone = await atTheForms({ forms, portal: { openForm: async () => 'unreachable' } });
  expect(words(await alone.show())).toBe('Do you have pain today?');
});

test('after a power cut the same kiosk goes on with the answers it has not delivered', async () => {
  const { kiosk, answer } = await atTheForms();
  await answer([true]);
  kiosk.powerCut();
  kiosk.begin();
  await kiosk.kiosk.identifyByCode(rightCode);
  expect(await kiosk.kiosk.formsShow({ language: 'en' })).toMatchObject({
    ok: true,
    value: { view: { at: 2, questions: [{ words: 'Where does it hurt?' }] } },
  });
});

test('a standing kiosk shows at most four screens: a longer form waits for a tablet, which asks it whole', async () => {
  const standing = await atTheForms({ questionnaires: [moodQuestionnaire()] });
  expect(standing.arrived).toMatchObject({ value: { tabletTasks: ['forms'] } });
  expect(standing.arrived).not.toMatchObject({ value: { hasTablets: true } });
  const beside = await atTheForms({ questionnaires: [moodQuestionnaire()], forms: { handOutLetters: 'T' } });
  expect(beside.arrived).toMatchObject({ value: { tabletTasks: ['forms'], hasTablets: true } });
  expect(await standing.show()).toEqual({ kind: 'done' });
  const responder = { openForm: async () => ({ response: null, responder: true }) };
  const tablet = await atTheForms({ questionnaires: [moodQuestionnaire()], forms: { handOutLetters: 'A' }, portal: responder });
  expect(tablet.arrived).toMatchObject({ value: { tasks: expect.arrayContaining(['forms']), tabletTasks: [] } });
  expect(await tablet.show()).toMatchObject({ kind: 'page', view: { of: 9 } });
});

test.each([
  ['the portal cannot be reached', undefined],
  ['no responder is signed in', async () => ({ response: null, responder: false })],
])('a form with a safety question is not offered while %s', async (_why, openForm) => {
  const { show } = await atTheForms({ questionnaires: [safetyQuestionnaire()], portal: openForm === undefined ? {} : { openForm } });
  expect(await show()).toEqual({ kind: 'later' });
});

const responder = async () => ({ response: null, responder: true });

test('a safety answer calls somebody at once, once, and the person reads a kind word before anything else', async () => {
  const raised: string[] = [];
  const portal = { openForm: responder, raiseSafetyAlert: async (_id: string, form: string) => raised.push(form) > 0 };
  const { kiosk, answer, show, go } = await atTheForms({ questionnaires: [safetyQuestionnaire()], portal });
  await answer([false]);
  expect(raised).toEqual([]);
  expect(await answer([true])).toEqual({ kind: 'care', reached: true, crisisLine: '988' });
  expect(raised).toEqual(['https://clinic.example/forms/safety|1']);
  expect(await show('es')).toMatchObject({ kind: 'care' });
  expect(kiosk.facts('hand-off-raised')).toEqual([]);
  expect(await go('on')).toEqual({ kind: 'done' });
});

test('when the link was lost in between, the person is asked to speak to the desk, and the desk hears of it with the next contact', async () => {
  const { kiosk, answer } = await atTheForms({ questionnaires: [safetyQuestionnaire()], portal: { openForm: responder } });
  await answer([true]);
  expect(await answer([true])).toMatchObject({ kind: 'care', reached: false });
  expect(kiosk.facts('hand-off-raised')).toMatchObject([{ subject: { kind: 'appointment' }, body: { step: 'forms' } }]);
  expect(kiosk.facts('form-answered').at(-1)).toMatchObject({
    body: { response: { item: expect.arrayContaining([expect.objectContaining({ linkId: 'harm' })]) } },
  });
});

test('the crisis line is the one of the clinic', async () => {
  const portal = { openForm: responder, raiseSafetyAlert: async () => true };
  const { answer } = await atTheForms({ questionnaires: [safetyQuestionnaire()], portal, forms: { crisisLine: '116 123' } });
  await answer([true]);
  expect(await answer([true])).toMatchObject({ crisisLine: '116 123' });
});

test('nobody who is not here, or said no more than a name, is shown a form', async () => {
  const kiosk = atTheKiosk();
  expect(await kiosk.kiosk.formsShow({ language: 'en' })).toEqual({ ok: false, error: 'visit-over' });
  kiosk.begin();
  expect(await kiosk.kiosk.formsShow({ language: 'en' })).toEqual({ ok: false, error: 'not-allowed' });
  await kiosk.kiosk.identifyByName({ family: 'Alvarez', birthDate: rightCode.birthDate, lastFour: '4477' });
  expect(await kiosk.kiosk.formsShow({ language: 'en' })).toEqual({ ok: false, error: 'not-allowed' });
});

test('a tablet that is handed out opens the visit of a ticket with the birth date typed once more, and asks without limit', async () => {
  const { kiosk } = await atTheForms({
    questionnaires: [moodQuestionnaire()],
    forms: { handOutLetters: 'A' },
    portal: { openForm: responder },
  });
  const [arrival] = kiosk.facts('patient-arrived');
  kiosk.end('finished');
  const open = (ticket: string, birthDate = rightCode.birthDate) => {
    kiosk.begin();
    return kiosk.kiosk.identifyByTicket({ ticket, birthDate });
  };
  expect(await open('A99')).toMatchObject({ value: { kind: 'not-matched' } });
  kiosk.end('finished');
  expect(await open(arrival?.body.ticket ?? '', LocalDate.parse('1950-01-01'))).toMatchObject({ value: { kind: 'not-matched' } });
  kiosk.end('finished');
  expect(await open(` ${arrival?.body.ticket?.toLowerCase()} `)).toMatchObject({
    value: { kind: 'arrived', alreadyHere: true, tasks: expect.arrayContaining(['forms']), tabletTasks: [] },
  });
  expect(await kiosk.kiosk.formsShow({ language: 'en' })).toMatchObject({ value: { kind: 'page', view: { of: 9 } } });
  expect(kiosk.facts('patient-arrived')).toHaveLength(1);
});

test('a person whom the desk marked arrived is handed a tablet, too: the number of the desk and the birth date open it', async () => {
  const installed = installForm(shortQuestionnaire());
  if (!installed.ok) throw new Error('not installed');
  const canonical = canonicalOf(installed.value);
  const arrival = { arrivedAt: at('08:50'), firstTouchAt: at('08:50'), ticket: 'Z1', tier: 'desk', deskSeenAt: at('08:50') };
  const forms = [{ form: canonical, state: 'due' as const, screens: screensOf(installed.value) }];
  const tablet = atTheKiosk({
    appointments: [aKioskAppointment({ forms, status: 'arrived', arrival: arrival as never })],
    settings: { policy: { forms: { handOutLetters: 'A' } } },
  });
  fed(tablet.store, { entries: [{ kind: 'form', put: { canonical, questionnaire: shortQuestionnaire(), safetyCodes: [] } }], revision: 3 });
  tablet.begin();
  expect(await tablet.kiosk.identifyByTicket({ ticket: 'z1', birthDate: rightCode.birthDate })).toMatchObject({
    value: { kind: 'arrived', ticket: 'Z1', tier: 'desk', tasks: expect.arrayContaining(['forms']) },
  });
  const first = await tablet.kiosk.formsShow({ language: 'en' });
  if (!first.ok || first.value.kind !== 'page') throw new Error('no page');
  await tablet.kiosk.formsAnswer({ language: 'en', page: first.value.view.page, answers: [[false]], way: 'next' });
  expect(tablet.facts('form-answered')).toMatchObject([{ body: { tier: 'desk' } }]);
});

test('a kiosk that stands opens no visit by a ticket', async () => {
  const { kiosk } = await atTheForms();
  kiosk.end('finished');
  kiosk.begin();
  expect(await kiosk.kiosk.identifyByTicket({ ticket: 'A1', birthDate: rightCode.birthDate })).toEqual({ ok: false, error: 'not-offered' });
});

test('the ticket of somebody who said no more than a name opens nothing', async () => {
  const tablet = atTheKiosk({ settings: { policy: { forms: { handOutLetters: 'A' } } } });
  tablet.begin();
  await tablet.kiosk.identifyByName({ family: 'Alvarez', birthDate: rightCode.birthDate, lastFour: '4477' });
  const [arrival] = tablet.facts('patient-arrived');
  tablet.end('finished');
  tablet.begin();
  const answer = await tablet.kiosk.identifyByTicket({ ticket: arrival?.body.ticket ?? '', birthDate: rightCode.birthDate });
  expect(answer).toMatchObject({ value: { kind: 'not-matched' } });
});
