import { expect, test } from 'vitest';
import { deliverDue } from '../../../portal/messages/deliver.ts';
import { MessageSettings } from '../../../portal/messages/settings.ts';
import { ConsentCode } from '../../../shared/domain/consent.ts';
import type { AppointmentId } from '../../../shared/domain/ids.ts';
import { readMail } from '../../support/mail-server.ts';
import { aMailServer } from '../messages/support.ts';
import { about, aClinic, aFact, aPerson, type Clinic, mainStreet } from '../support/clinic.ts';
import { at, sharedStore } from '../support/test-store.ts';
import { aConsent, hashOf } from './support.ts';

const opened = sharedStore();
const nothing = { sent: 0, later: 0, failed: 0, unclear: 0, dropped: 0 };

const reminders = aText('text-messages', { title: 'Mensajes de texto', body: '¿Podemos escribirle?\n\nPuede retirarlo.' });
const study = aText('study', { title: 'Estudio del sueño', body: '¿Podemos usar sus datos?' });
const newsletter = aText('newsletter', { title: 'Boletín', body: '¿Le enviamos el boletín?' });

test('what a patient said at the kiosk comes as one mail, in the patient’s language, to that address, and says nothing of anybody else', async () => {
  const { clinic, server } = await aClinicThatMails();
  const ana = await aPatient(clinic, 'Ana', 'Núñez');
  const luz = await aPatient(clinic, 'Luz', 'Ortega');
  await clinic.push(
    clinic.kiosk,
    answered(clinic, ana, { type: 'consent-given', text: reminders, version: 2, wall: at('08:55') }),
    answered(clinic, ana, { type: 'consent-declined', text: study, version: 1, wall: at('08:56') }),
    wantsCopy(clinic, ana),
    answered(clinic, luz, { type: 'consent-given', text: newsletter, version: 1, wall: at('08:57') }),
    wantsCopy(clinic, luz),
  );
  expect(await deliverDue({ store: clinic.store })(clinic.tenant)).toEqual({ ...nothing, sent: 2 });

  expect(server.received.map(({ to }) => to).sort()).toEqual(['ana@example.org', 'luz@example.org']);
  const { raw } = server.received.find(({ to }) => to === 'ana@example.org')!;
  const mail = readMail(raw);
  expect(mail.subject).toBe('Lo que usted aceptó · Site');
  for (const part of [
    reminders.wordings.es.title,
    reminders.wordings.es.body,
    hashOf(reminders.wordings.es),
    study.wordings.es.title,
    study.wordings.es.body,
    hashOf(study.wordings.es),
  ])
    expect(mail.text).toContain(part);
  const said = mail.text.split('\n').filter((line) => / · /.test(line));
  expect(said.map((line) => line.replace(/\s/g, ' '))).toEqual([
    expect.stringMatching(/^Usted dijo que no · .*2 de marzo de 2026, 8:56 a\.? ?m\.? · Versión 1$/i),
    expect.stringMatching(/^Usted aceptó · .*2 de marzo de 2026, 8:55 a\.? ?m\.? · Versión 2$/i),
  ]);
  expect(`${raw}\n${mail.subject}\n${mail.text}`).not.toMatch(/luz|ortega|bolet|newsletter|Ana\b|Núñez|1980|555-/);
});

test('while the mail server is away the receipt waits; afterwards it is sent once, however often it was asked for', async () => {
  const { clinic, server } = await aClinicThatMails();
  const ana = await aPatient(clinic, 'Ana', 'Núñez');
  const deliver = () => deliverDue({ store: clinic.store })(clinic.tenant);
  const copy = wantsCopy(clinic, ana);
  await server.goAway();
  await clinic.push(clinic.kiosk, answered(clinic, ana, { type: 'consent-given', text: reminders, version: 2, wall: at('08:55') }), copy);
  expect(await deliver()).toEqual({ ...nothing, later: 1 });
  await clinic.push(clinic.kiosk, copy, wantsCopy(clinic, ana));
  clinic.clock.pass(60_000);
  expect(await deliver()).toEqual({ ...nothing, later: 1 });

  await server.comeBack();
  clinic.clock.pass(120_000);
  expect(await deliver()).toEqual({ ...nothing, sent: 1 });
  await clinic.push(clinic.kiosk, copy, wantsCopy(clinic, ana));
  clinic.clock.pass(3600_000);
  expect(await deliver()).toEqual(nothing);
  expect(server.received.map(({ to }) => to)).toEqual(['ana@example.org']);
});

/** Three optional texts; the first in its second version. */
async function aClinicThatMails() {
  const server = await aMailServer();
  const { store, clock } = opened();
  const clinic = { ...(await aClinic({ store, clock })), store, clock };
  await store.write(clinic.tenant, async (tx) => {
    await tx.messageSettings.save(mainStreet, MessageSettings.parse({ smtp: server.smtp }));
    for (const text of [reminders, reminders, study, newsletter]) await tx.consentTexts.add(mainStreet, { ...text, required: false });
  });
  return { clinic, server };
}

async function aPatient(clinic: Clinic, given: string, family: string): Promise<AppointmentId> {
  const emails = [`${given.toLowerCase()}@example.org`];
  const person = aPerson({ name: { text: null, family, given: [given], formerFamily: [] }, emails, language: 'es' });
  return (await clinic.aVisit(person)).appointment.id;
}

interface Said {
  readonly type: 'consent-given' | 'consent-declined';
  readonly text: ReturnType<typeof aText>;
  readonly version: number;
  readonly wall: ReturnType<typeof at>;
}

const answered = (clinic: Clinic, id: AppointmentId, { type, text: { consent, wordings }, version, wall }: Said) => ({
  ...aConsent(clinic, type, id, { consent, version, language: 'es', textHash: hashOf(wordings.es) }),
  occurredAt: { wall, mono: 9, offset: 0 },
});

const wantsCopy = (clinic: Clinic, id: AppointmentId) =>
  aFact(clinic.kiosk, 'consent-receipt-asked', { ...about(id), body: { tier: 'B' } });

function aText(name: string, es: { readonly title: string; readonly body: string }) {
  return { consent: ConsentCode.parse(name), wordings: { es } };
}
