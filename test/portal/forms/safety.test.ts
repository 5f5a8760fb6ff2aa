import { expect, test } from 'vitest';
import { readForStaff } from '../../../portal/usecases/read-for-staff.ts';
import type { StaffRole } from '../../../shared/domain/access.ts';
import { canonicalOf } from '../../../shared/domain/forms/form.ts';
import { decideAlert } from '../../../shared/domain/forms/safety-alert.ts';
import { moodQuestionnaire, shortQuestionnaire } from '../../support/questionnaires.ts';
import { aClinic, anArrival, type Clinic, entries, mainStreet, newId } from '../support/clinic.ts';
import { at, sharedStore } from '../support/test-store.ts';
import { anAnsweredForm, asked, filledIn, moodAnswers } from './a-clinic-with-forms.ts';

const opened = sharedStore();

async function signedIn(clinic: Clinic, role: StaffRole, device = clinic.console): Promise<string> {
  const answer = await clinic.signIn(device, await clinic.staff(role));
  if (!answer.ok) throw new Error(answer.error.reason);
  await clinic.store.portal.seen(device.id);
  return answer.value.token;
}

/** Somebody is here and has a mood form to fill in. */
async function atTheForm() {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const form = await asked(clinic, moodQuestionnaire());
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id, { ticket: 'A14' }));
  const open = () => clinic.command(clinic.kiosk, { id: newId(), type: 'open-form', appointment: appointment.id, form: canonicalOf(form) });
  const raise = () =>
    clinic.command(clinic.kiosk, { id: newId(), type: 'raise-safety-alert', appointment: appointment.id, form: canonicalOf(form) });
  const alerts = async () => entries(await clinic.feed(clinic.console), 'safety-alert').map(({ put }) => put);
  return { clinic, appointment, form, open, raise, alerts };
}

test('a responder is there only while a clinician is signed in at a console that was heard from lately', async () => {
  const { clinic, open } = await atTheForm();
  const responder = async () => (await open()) as { opened: { responder: boolean } };
  expect(await responder()).toMatchObject({ opened: { responder: false } });
  await signedIn(clinic, 'front-desk');
  expect(await responder()).toMatchObject({ opened: { responder: false } });
  await signedIn(clinic, 'clinician');
  expect(await responder()).toMatchObject({ opened: { responder: true } });
  clinic.clock.pass(4 * 60_000);
  expect(await responder()).toMatchObject({ opened: { responder: false } });
});

test('where clinicians are named, one of those must be signed in; who is named is told to consoles and never to kiosks', async () => {
  const { clinic, open } = await atTheForm();
  const [named, other] = [await clinic.staff('clinician'), await clinic.staff('clinician')];
  await clinic.store.write(clinic.tenant, async ({ sites }) => {
    const site = (await sites.find(mainStreet))!;
    await sites.save(site.id, { ...site.settings, responders: [named.id] }, site.version);
  });
  const signIn = async (person: typeof named) => {
    await clinic.signIn(clinic.console, person);
    await clinic.store.portal.seen(clinic.console.id);
  };
  await signIn(other);
  expect(await open()).toMatchObject({ opened: { responder: false } });
  await signIn(named);
  expect(await open()).toMatchObject({ opened: { responder: true } });
  const told = async (device: typeof clinic.kiosk) => entries(await clinic.feed(device), 'site')[0]?.put.settings.responders;
  expect(await told(clinic.console)).toEqual([named.id]);
  expect(await told(clinic.kiosk)).toEqual([]);
});

test.each([
  ['manager', 'form-choices'],
  ['it', 'form-choices'],
  ['front-desk', 'refused'],
  ['clinician', 'refused'],
] as const)('a %s who asks what forms there are gets %s', async (role, kind) => {
  const { clinic, form } = await atTheForm();
  const nurse = await clinic.staff('clinician');
  const token = await signedIn(clinic, role);
  const reading = await readForStaff({ store: clinic.store })(clinic.console, { type: 'form-choices' }, token);
  expect(reading.kind).toBe(kind);
  if (reading.kind !== 'form-choices') return;
  expect(reading.choices.forms).toMatchObject([
    { canonical: canonicalOf(form), screens: 9, languages: ['en'], safety: true, current: true },
  ]);
  expect(reading.choices.clinicians).toContainEqual({ staff: nurse.id, name: 'Sam Doe' });
  expect((await clinic.audit()).some(({ action }) => action === 'settings-read')).toBe(true);
});

test('an alert reaches the consoles of the site with the ticket and nothing of the answer', async () => {
  const { clinic, appointment, raise, alerts, form } = await atTheForm();
  const before = await clinic.feed(clinic.console);
  expect(await raise()).toMatchObject({ answer: 'done' });
  const news = entries(await clinic.feed(clinic.console, before.cursor), 'safety-alert');
  expect(news).toMatchObject([{ put: { appointment: appointment.id, ticket: 'A14', acknowledgedAt: null } }]);
  expect(JSON.stringify(news)).not.toContain('mood');
  expect(entries(await clinic.feed(clinic.kiosk), 'safety-alert')).toEqual([]);

  // The answers that follow say the same again, and call nobody twice.
  const state = filledIn(form, moodAnswers('never', 'days'));
  await clinic.push(clinic.kiosk, anAnsweredForm({ device: clinic.kiosk, appointment: appointment.id, form, state, done: true }));
  expect(await raise()).toMatchObject({ answer: 'done' });
  expect(await alerts()).toHaveLength(1);
  expect((await clinic.audit()).filter(({ action }) => action === 'safety-alert')).toHaveLength(1);
});

test('an answer whose alert was lost on the way raises it when it arrives, with the time it was given', async () => {
  const { clinic, appointment, alerts, form } = await atTheForm();
  const told = { device: clinic.kiosk, appointment: appointment.id, form, done: false };
  await clinic.push(clinic.kiosk, anAnsweredForm({ ...told, state: filledIn(form, { q1: { option: 'http://example.org/often|daily' } }) }));
  expect(await alerts()).toEqual([]);
  clinic.clock.pass(10 * 60_000);
  await clinic.push(clinic.kiosk, anAnsweredForm({ ...told, state: filledIn(form, moodAnswers('never', 'days')), when: at('09:06') }));
  expect(await alerts()).toMatchObject([{ raisedAt: at('09:06') }]);
});

test('a form without a safety question raises no alert, whatever a kiosk says', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const form = await asked(clinic, shortQuestionnaire());
  await clinic.push(clinic.kiosk, anArrival(clinic.kiosk, appointment.id));
  const raise = { id: newId(), type: 'raise-safety-alert', appointment: appointment.id, form: canonicalOf(form) } as const;
  expect(await clinic.command(clinic.kiosk, raise)).toEqual({ answer: 'refused', reason: 'not-found' });
});

test('after two minutes without a clinician it comes to the desk, and whoever takes it is written down', async () => {
  const { clinic, raise, alerts } = await atTheForm();
  const desk = await signedIn(clinic, 'front-desk');
  await raise();
  const [alert] = await alerts();
  if (!alert) throw new Error('no alert');
  const take = (token: string) => clinic.command(clinic.console, { id: newId(), type: 'acknowledge-alert', alert: alert.id }, token);
  const seenBy = (role: StaffRole) => decideAlert(alert, role, { now: clinic.clock.now(), escalateSeconds: 120 });

  clinic.clock.pass(119_000);
  expect([seenBy('clinician'), seenBy('front-desk'), seenBy('manager'), seenBy('it')]).toEqual(['answer', null, null, null]);
  expect(await take(desk)).toEqual({ answer: 'refused', reason: 'not-found' });
  clinic.clock.pass(1000);
  expect([seenBy('clinician'), seenBy('front-desk'), seenBy('manager'), seenBy('billing')]).toEqual(['answer', 'nurse', 'nurse', null]);
  expect(await take(desk)).toMatchObject({ answer: 'done' });
  expect(await alerts()).toMatchObject([{ acknowledgedAt: clinic.clock.now() }]);
  expect(await take(desk)).toEqual({ answer: 'refused', reason: 'already-decided' });
  expect((await clinic.audit()).at(-1)).toMatchObject({ action: 'safety-acknowledge', actor: { kind: 'staff' } });
});

test('a clinician takes an alert at once', async () => {
  const { clinic, raise, alerts } = await atTheForm();
  const token = await signedIn(clinic, 'clinician');
  await raise();
  const [alert] = await alerts();
  if (!alert) throw new Error('no alert');
  expect(await clinic.command(clinic.console, { id: newId(), type: 'acknowledge-alert', alert: alert.id }, token)).toMatchObject({
    answer: 'done',
  });
});
