import { expect, test } from 'vitest';
import { canonicalOf } from '../../../shared/domain/forms/form.ts';
import { plusDays } from '../../../shared/domain/time.ts';
import { moodQuestionnaire, shortQuestionnaire } from '../../support/questionnaires.ts';
import { aClinic, anArrival, entries, newId } from '../support/clinic.ts';
import { at, sharedStore, today } from '../support/test-store.ts';
import { anAnsweredForm, asked, filledIn, moodAnswers } from './a-clinic-with-forms.ts';

const opened = sharedStore();

test('a kiosk gets the forms of its own site and hears which visit asks for which; a console hears only how far it is', async () => {
  const clinic = await aClinic(opened());
  const { patient } = await clinic.aVisit(undefined, { visitType: ' check-UP ' });
  const other = await clinic.booked(patient, { visitType: 'Vaccination', start: at('10:00') });
  const form = await asked(clinic, shortQuestionnaire(), { visitTypes: ['Check-up'] });

  const kiosk = await clinic.feed(clinic.kiosk);
  expect(entries(kiosk, 'form').map(({ put }) => put.canonical)).toEqual([canonicalOf(form)]);
  const visits = new Map(entries(kiosk, 'appointment').map(({ put }) => [put.id, put]));
  expect(visits.get(other.id)).toMatchObject({ forms: [] });
  expect([...visits.values()].flatMap((put) => ('forms' in put ? put.forms : []))).toEqual([
    { form: canonicalOf(form), state: 'due', screens: 3 },
  ]);
  expect(entries(await clinic.feed(clinic.otherKiosk), 'form')).toEqual([]);
  const desk = await clinic.feed(clinic.console);
  expect(entries(desk, 'form')).toEqual([]);
  expect(JSON.stringify(desk)).not.toContain('Before your visit');
  expect(entries(desk, 'appointment').map(({ put }) => ('formsState' in put ? put.formsState : null))).toEqual(['due', 'none']);
});

test('when a form is assigned or replaced, devices that knew the day before get it anew', async () => {
  const clinic = await aClinic(opened());
  await clinic.aVisit();
  const before = await clinic.feed(clinic.kiosk);
  await asked(clinic, shortQuestionnaire());
  const first = await clinic.feed(clinic.kiosk, before.cursor);
  expect(first.reset).toBe(true);
  const second = await asked(clinic, shortQuestionnaire({ version: '2' }));
  const after = await clinic.feed(clinic.kiosk, first.cursor);
  expect(entries(after, 'form').map(({ put }) => put.canonical)).toEqual([canonicalOf(second)]);
});

test('answers are kept after each page, and a form that was finished is not asked again within its days', async () => {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit();
  const soon = await clinic.booked(patient, { start: at('09:00', plusDays(today, 1)) });
  const form = await asked(clinic, shortQuestionnaire(), { everyDays: 30 });
  const stateNow = async () =>
    Object.fromEntries(
      entries(await clinic.feed(clinic.kiosk), 'appointment').map(({ put }) => [
        put.id,
        'forms' in put ? put.forms.map(({ state }) => state) : [],
      ]),
    );
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id));
  expect(await stateNow()).toEqual({ [appointment.id]: ['due'], [soon.id]: ['due'] });

  const told = { device: clinic.kiosk, appointment: appointment.id, form };
  const begun = anAnsweredForm({ ...told, state: filledIn(form, { pain: false }), done: false });
  expect(await clinic.push(clinic.kiosk, begun)).toMatchObject([{ answer: 'accepted' }]);
  expect(await stateNow()).toEqual({ [appointment.id]: ['begun'], [soon.id]: ['due'] });

  const finished = anAnsweredForm({ ...told, state: filledIn(form, { pain: false, glasses: '4' }), done: true });
  await clinic.push(clinic.kiosk, finished);
  expect(await stateNow()).toEqual({ [appointment.id]: ['done'], [soon.id]: [] });

  // A late page from another kiosk takes nothing back.
  await clinic.push(clinic.kiosk, anAnsweredForm({ ...told, state: filledIn(form, { pain: true }), done: false }));
  const [kept] = await clinic.store.read(clinic.tenant, (tx) => tx.formResponses.ofAppointment(appointment.id));
  expect(kept?.response).toMatchObject({
    resourceType: 'QuestionnaireResponse',
    questionnaire: canonicalOf(form),
    status: 'completed',
    subject: { reference: `Patient/${patient}` },
    item: [
      { linkId: 'pain', answer: [{ valueBoolean: false }] },
      { linkId: 'glasses', answer: [{ valueInteger: 4 }] },
    ],
  });
  expect((await clinic.audit()).filter(({ action }) => action === 'form-answer')).toHaveLength(3);
});

test.each([
  ['of a form that was never installed', { form: 'https://clinic.example/forms/none|1' }, 'not-expected'],
  ['that is no response', { response: { resourceType: 'Patient' } }, 'malformed'],
  ['from somebody who said no more than a name', { tier: 'D' }, 'role-not-allowed'],
])('an answer %s is refused by name', async (_what, spoil, reason) => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const form = await asked(clinic, shortQuestionnaire());
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id));
  const fact = anAnsweredForm({
    device: clinic.kiosk,
    appointment: appointment.id,
    form,
    state: filledIn(form, { pain: true }),
    done: false,
  });
  const spoilt = { ...fact, body: { ...fact.body, ...spoil } };
  expect(await clinic.push(clinic.kiosk, spoilt)).toMatchObject([{ answer: 'refused', reason }]);
});

test('answers begun at one kiosk are given to another for the same visit, and to nobody for a visit that is not here', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const form = await asked(clinic, shortQuestionnaire());
  const tablet = await clinic.aDevice('kiosk');
  const open = { type: 'open-form', appointment: appointment.id, form: canonicalOf(form) } as const;
  expect(await clinic.command(tablet, { id: newId(), ...open })).toEqual({ answer: 'refused', reason: 'not-found' });

  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id));
  expect(await clinic.command(tablet, { id: newId(), ...open })).toMatchObject({ opened: { response: null, responder: false } });
  await clinic.push(
    clinic.kiosk,
    anAnsweredForm({
      device: clinic.kiosk,
      appointment: appointment.id,
      form,
      state: filledIn(form, { pain: true, where: 'Knee' }),
      done: false,
    }),
  );
  const id = newId();
  const answer = await clinic.command(tablet, { id, ...open });
  expect(answer).toMatchObject({ opened: { response: { status: 'in-progress', item: [{ linkId: 'pain' }, { linkId: 'where' }] } } });
  expect(await clinic.command(clinic.otherKiosk, { id: newId(), ...open })).toEqual({ answer: 'refused', reason: 'not-found' });
  expect(await clinic.command(clinic.console, { id: newId(), ...open })).toEqual({ answer: 'refused', reason: 'not-allowed' });
  // What patients said is not kept beside the command, where it would stand in clear.
  expect(await clinic.store.read(clinic.tenant, (tx) => tx.commands.find(id, tablet.id, ''))).toEqual({ kind: 'new' });
});

test('a clinician reads the answers with their score, the desk does not, and each look is written down', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const form = await asked(clinic, moodQuestionnaire());
  await clinic.push(
    clinic.kiosk,
    anArrival(clinic.kiosk, appointment.id),
    anAnsweredForm({
      device: clinic.kiosk,
      appointment: appointment.id,
      form,
      state: filledIn(form, moodAnswers('days', 'never')),
      done: true,
    }),
  );
  const tokenOf = async (role: 'clinician' | 'front-desk') => {
    const answer = await clinic.signIn(clinic.console, await clinic.staff(role));
    return answer.ok ? answer.value.token : null;
  };
  const read = { type: 'read-forms', appointment: appointment.id } as const;
  expect(await clinic.command(clinic.console, { id: newId(), ...read }, await tokenOf('front-desk'))).toEqual({
    answer: 'refused',
    reason: 'not-allowed',
  });
  const answer = await clinic.command(clinic.console, { id: newId(), ...read }, await tokenOf('clinician'));
  expect(answer).toMatchObject({ answers: [{ done: true, response: { status: 'completed' } }] });
  expect(JSON.stringify(answer)).toContain('"linkId":"total","text":"Total score","answer":[{"valueInteger":8}]');
  expect((await clinic.audit()).filter(({ action }) => action === 'form-read')).toMatchObject([
    { actor: { kind: 'staff' }, subject: `Appointment/${appointment.id}`, detail: { forms: 1 } },
  ]);
});
