import { expect, test } from 'vitest';
import type { FieldChange } from '../../../shared/domain/change-request.ts';
import type { FactId } from '../../../shared/domain/ids.ts';
import { SiteSettings } from '../../../shared/domain/site.ts';
import { LocalDate, plusDays } from '../../../shared/domain/time.ts';
import { about, aClinic, aFact, aPerson, type Clinic, entries, mainStreet, newId, riverside } from '../support/clinic.ts';
import { at, sharedStore, today } from '../support/test-store.ts';

const opened = sharedStore();
const oldPhone: FieldChange = { field: 'phone', value: '555-123-4567' };
const newPhone: FieldChange = { field: 'phone', value: '555-000-1111' };
const refused = (reason: string) => ({ answer: 'refused', reason });

async function signedIn(clinic: Clinic, role: 'front-desk' | 'manager' | 'clinician' = 'front-desk') {
  const person = await clinic.staff(role);
  const answer = await clinic.signIn(clinic.console, person);
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value.token;
}

/** A patient at the kiosk asked for another phone number. */
async function anAskedChange(clinic: Clinic, change = newPhone, before: FieldChange | null = oldPhone) {
  const source = { system: 'ehr', id: String(newId()) };
  const importPhone = (value: string) =>
    clinic.store.write(clinic.tenant, (tx) => tx.patients.importMany([{ source, values: aPerson({ phones: [value] }) }]));
  const [patient] = await importPhone('555-123-4567');
  const appointment = await clinic.booked(patient!.id);
  const fact = aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { change, before, tier: 'B', ticket: null } });
  await clinic.push(clinic.kiosk, fact);
  const phones = () => clinic.store.read(clinic.tenant, async (tx) => (await tx.patients.find(patient!.id))?.phones);
  return { patient: patient!.id, request: fact.id, appointment, importPhone, phones };
}

const decide = (changeRequest: FactId, decision: 'accept' | 'reject' = 'accept') =>
  ({ id: newId(), type: 'decide-change', changeRequest, decision }) as const;

test('an accepted correction reaches the record, every cache and the audit log', async () => {
  const clinic = await aClinic(opened());
  const token = await signedIn(clinic);
  const { request, phones, patient } = await anAskedChange(clinic);
  const [kiosk, desk] = [await clinic.feed(clinic.kiosk), await clinic.feed(clinic.console)];

  const answer = await clinic.command(clinic.console, decide(request), token);

  expect(answer).toEqual({
    answer: 'done',
    revision: await clinic.revision(),
    booking: null,
    found: null,
    appointment: null,
    opened: null,
    answers: null,
  });
  expect(await phones()).toEqual(['555-000-1111']);
  expect(entries(await clinic.feed(clinic.kiosk, kiosk.cursor), 'appointment')[0]?.put.patient).toMatchObject({ phones: ['555-000-1111'] });
  expect(entries(await clinic.feed(clinic.console, desk.cursor), 'change-request')[0]?.put).toMatchObject({
    state: 'accepted',
    current: newPhone,
  });
  expect((await clinic.audit()).at(-1)).toMatchObject({
    action: 'change-accept',
    subject: `Patient/${patient}`,
    actor: { kind: 'staff' },
    device: clinic.console.id,
  });
});

test('a rejected correction leaves the record as it was', async () => {
  const clinic = await aClinic(opened());
  const token = await signedIn(clinic);
  const { request, phones } = await anAskedChange(clinic);
  expect(await clinic.command(clinic.console, decide(request, 'reject'), token)).toMatchObject({ answer: 'done' });
  expect(await phones()).toEqual(['555-123-4567']);
  expect(await clinic.command(clinic.console, decide(request), token)).toEqual(refused('already-decided'));
});

test('S45: the same command twice has one effect and one answer; its id serves for nothing else', async () => {
  const clinic = await aClinic(opened());
  const token = await signedIn(clinic);
  const { request } = await anAskedChange(clinic);
  const command = decide(request);
  const first = await clinic.command(clinic.console, command, token);
  expect(await clinic.command(clinic.console, command, token)).toEqual(first);
  expect(await clinic.command(clinic.console, { ...command, decision: 'reject' }, token)).toEqual(refused('malformed'));
  expect((await clinic.audit()).filter(({ action }) => action === 'change-accept')).toHaveLength(1);
});

test('S46: nobody decides without a session of this very console and the permission for it', async () => {
  const clinic = await aClinic(opened());
  const { request } = await anAskedChange(clinic);
  const token = await signedIn(clinic);
  const doctor = await signedIn(clinic, 'clinician');
  const secondConsole = await clinic.aDevice('console');
  expect(await clinic.command(clinic.console, decide(request), null)).toEqual(refused('not-allowed'));
  expect(await clinic.command(clinic.console, decide(request), 'x'.repeat(43))).toEqual(refused('not-allowed'));
  expect(await clinic.command(secondConsole, decide(request), token)).toEqual(refused('not-allowed'));
  expect(await clinic.command(clinic.kiosk, decide(request), token)).toEqual(refused('not-allowed'));
  expect(await clinic.command(clinic.console, decide(request), doctor)).toEqual(refused('not-allowed'));
});

test('S46: a command refused for want of a session works after signing in, with the same id', async () => {
  const clinic = await aClinic(opened());
  const { request } = await anAskedChange(clinic);
  const command = decide(request);
  expect(await clinic.command(clinic.console, command, null)).toEqual(refused('not-allowed'));
  expect(await clinic.command(clinic.console, command, await signedIn(clinic))).toMatchObject({ answer: 'done' });
});

test('S46: a session ends with the shift, and with the person’s employment', async () => {
  const clinic = await aClinic(opened());
  const { request } = await anAskedChange(clinic);
  const person = await clinic.staff();
  const signed = await clinic.signIn(clinic.console, person);
  const token = signed.ok ? signed.value.token : '';
  expect(signed.ok && signed.value.expiresAt).toBe(at('20:00'));
  clinic.clock.set(at('20:01'));
  expect(await clinic.command(clinic.console, decide(request), token)).toEqual(refused('not-allowed'));
  clinic.clock.set(at('19:00'));
  await clinic.store.write(clinic.tenant, (tx) => tx.staff.setActive(person.id, false));
  expect(await clinic.command(clinic.console, decide(request), token)).toEqual(refused('not-allowed'));
});

test('S47: if the record moved since the patient asked, the first attempt is refused and the second decides on the new picture', async () => {
  const clinic = await aClinic(opened());
  const token = await signedIn(clinic);
  const { request, importPhone, phones } = await anAskedChange(clinic);
  const { cursor } = await clinic.feed(clinic.console);
  await importPhone('555-222-2222');
  expect(entries(await clinic.feed(clinic.console, cursor), 'change-request')[0]?.put).toMatchObject({
    warnings: ['record-changed-since'],
    before: oldPhone,
    current: { field: 'phone', value: '555-222-2222' },
  });
  expect(await clinic.command(clinic.console, decide(request), token)).toEqual(refused('record-changed'));
  expect(await phones()).toEqual(['555-222-2222']);
  expect(await clinic.command(clinic.console, decide(request), token)).toMatchObject({ answer: 'done' });
  expect(await phones()).toEqual(['555-000-1111']);
});

test('S47: looking again is no blank cheque; another move is refused again', async () => {
  const clinic = await aClinic(opened());
  const token = await signedIn(clinic);
  const { request, importPhone } = await anAskedChange(clinic);
  await importPhone('555-222-2222');
  await clinic.command(clinic.console, decide(request), token);
  await importPhone('555-333-3333');
  expect(await clinic.command(clinic.console, decide(request), token)).toEqual(refused('record-changed'));
});

test('S48, S49: an accepted correction survives the next import; a third value comes to staff as a change request, once', async () => {
  const clinic = await aClinic(opened());
  const token = await signedIn(clinic);
  const { request, importPhone, phones } = await anAskedChange(clinic);
  await clinic.command(clinic.console, decide(request), token);
  await importPhone('555-123-4567');
  expect(await phones()).toEqual(['555-000-1111']);
  const { cursor } = await clinic.feed(clinic.console);
  await importPhone('555-444-4444');
  await importPhone('555-444-4444');
  expect(await phones()).toEqual(['555-000-1111']);
  const raised = entries(await clinic.feed(clinic.console, cursor), 'change-request').map(({ put }) => put);
  expect(raised).toMatchObject([
    { deviceName: 'Import', change: { value: '555-444-4444' }, before: newPhone, current: newPhone, state: 'open', warnings: [] },
  ]);
  expect(await clinic.command(clinic.console, decide(raised[0]!.id), token)).toMatchObject({ answer: 'done' });
  expect(await phones()).toEqual(['555-444-4444']);
});

test('S49: a third value for a patient without an appointment waits, and is shown when there is one', async () => {
  const clinic = await aClinic(opened());
  const source = { system: 'ehr', id: 'lonely' };
  const importPhone = (value: string) =>
    clinic.store.write(clinic.tenant, (tx) => tx.patients.importMany([{ source, values: aPerson({ phones: [value] }) }]));
  const [patient] = await importPhone('555-123-4567');
  await clinic.store.write(clinic.tenant, async (tx) => {
    const record = await tx.patients.findRecord(patient!.id);
    await tx.patients.saveRecord(patient!.id, { ...record!, accepted: { phone: { value: newPhone, sourceWhenAccepted: oldPhone } } });
  });
  await importPhone('555-444-4444');
  expect(entries(await clinic.feed(clinic.console), 'change-request')).toEqual([]);
  const appointment = await clinic.booked(patient!.id);
  expect(entries(await clinic.feed(clinic.console), 'change-request')).toMatchObject([{ put: { appointment: appointment.id } }]);
});

const settings = (over: object = {}) => SiteSettings.parse({ name: 'Renamed', policy: {}, ...over });
const save = (basedOn: number, over: object = {}) => ({ id: newId(), type: 'save-settings', basedOn, settings: settings(over) }) as const;

test('a manager saves the settings and both devices of the site get them', async () => {
  const clinic = await aClinic(opened());
  const token = await signedIn(clinic, 'manager');
  const { cursor } = await clinic.feed(clinic.kiosk);
  expect(await clinic.command(clinic.console, save(0), token)).toMatchObject({ answer: 'done' });
  expect(entries(await clinic.feed(clinic.kiosk, cursor), 'site')[0]?.put).toMatchObject({ version: 1, settings: { name: 'Renamed' } });
});

test.each([
  ['a second manager who read an older version is told', 'manager', save(7), 'settings-changed'],
  ['a colour nobody can read is refused', 'manager', save(0, { primaryColour: '#99CCCC' }), 'low-contrast'],
  ['the front desk may not', 'front-desk', save(0), 'not-allowed'],
] as const)('%s', async (_, role, command, reason) => {
  const clinic = await aClinic(opened());
  expect(await clinic.command(clinic.console, command, await signedIn(clinic, role))).toEqual(refused(reason));
});

const find = (code: string, birthDate = '1980-01-02') =>
  ({ id: newId(), type: 'find-elsewhere', code: code as never, birthDate: LocalDate.parse(birthDate) }) as const;

test('a kiosk learns that a fully matched appointment is at another site, or on another day, and nothing else', async () => {
  const clinic = await aClinic(opened());
  const { patient, appointment } = await clinic.aVisit(undefined, { site: riverside });
  const nextWeek = await clinic.booked(patient, { start: at('09:00', plusDays(today, 7)) });
  expect(await clinic.command(clinic.kiosk, find(appointment.bookingCode))).toMatchObject({ answer: 'done', found: 'wrong-site' });
  expect(await clinic.command(clinic.kiosk, find(nextWeek.bookingCode))).toMatchObject({ answer: 'done', found: 'too-early' });
  expect(await clinic.command(clinic.kiosk, find(appointment.bookingCode, '1980-01-03'))).toEqual(refused('not-found'));
  expect(await clinic.command(clinic.kiosk, find('999999999999'))).toEqual(refused('not-found'));
  expect(await clinic.command(clinic.console, find(appointment.bookingCode))).toEqual(refused('not-allowed'));
});

test('guessing from one kiosk is paused, also for a right guess, and ends with the pause', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit(undefined, { site: riverside });
  for (let tries = 0; tries < 5; tries += 1) await clinic.command(clinic.kiosk, find('999999999999'));
  const right = find(appointment.bookingCode);
  expect(await clinic.command(clinic.kiosk, right)).toEqual(refused('too-many'));
  clinic.clock.pass(61_000);
  expect(await clinic.command(clinic.kiosk, right)).toMatchObject({ found: 'wrong-site' });
});

test('one device may not decide about another site', async () => {
  const clinic = await aClinic(opened());
  const { request } = await anAskedChange(clinic);
  await clinic.store.write(clinic.tenant, async (tx) => {
    const found = await tx.changeRequests.find(request);
    await tx.appointments.reschedule(found!.appointment!, { site: riverside, start: at('10:00') });
  });
  expect(await clinic.command(clinic.console, decide(request), await signedIn(clinic))).toEqual(refused('not-found'));
  expect(mainStreet).not.toBe(riverside);
});
