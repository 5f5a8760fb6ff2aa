import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { placesFrom } from '../../../portal/config.ts';
import { openStore } from '../../../portal/store/open-store.ts';
import { about, aClinic, aFact, aHandOff, anArrival, aPerson, password } from '../support/clinic.ts';
import { aClock } from '../support/test-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesUnder(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
}

vi.setConfig({ testTimeout: 120_000 });

test('no name, number, code, seed or password stands in clear under the data folder, write-ahead log included', async () => {
  const clock = aClock();
  const opened = await openStore(placesFrom(folder, {}), clock.now);
  if (!opened.ok) throw new Error(opened.error.reason);
  const clinic = await aClinic({ store: opened.value.store, clock });
  const person = aPerson({
    name: { text: null, family: 'Zyxwvut-Needle', given: ['Qwertina'], formerFamily: ['Formerneedle'] },
    emails: ['needle@example.org'],
  });
  const { patient, appointment } = await clinic.aVisit(person, { practitioner: 'Dr Needlework', visitType: 'Needle removal' });
  const staff = await clinic.staff();
  const change = { field: 'phone', value: '555-NEEDLE' };
  const entered = { family: 'Typedneedle', given: 'Handneedle', birthDate: '1980-01-02' };
  const raised = aHandOff(clinic.kiosk);
  const answers = await clinic.push(
    clinic.kiosk,
    anArrival(clinic.kiosk, appointment.id),
    { ...raised, body: { ...(raised.body as object), entered } },
    aFact(clinic.kiosk, 'change-requested', { ...about(appointment.id), body: { change, before: null, tier: 'B', ticket: 'A1' } }),
  );
  expect(answers.map(({ answer }) => answer)).toEqual(['accepted', 'accepted', 'accepted']);
  await opened.value.store.write(clinic.tenant, (tx) =>
    tx.resources.putMany([
      { type: 'Coverage', source: { system: 'needle-system', id: 'needle-id' }, patient, body: { subscriber: 'Insuredneedle' } },
    ]),
  );
  await opened.value.close();

  const files = filesUnder(folder).map((file) => ({ file, bytes: readFileSync(file) }));
  const holding = (needle: string) => files.filter(({ bytes }) => bytes.includes(needle)).map(({ file }) => file);
  const secrets = [
    'Zyxwvut',
    'zyxwvut',
    'Qwertina',
    'Formerneedle',
    'needle@example',
    '1980-01-02',
    'Needlework',
    'Needle removal',
    appointment.bookingCode,
    '555-NEEDLE',
    'Typedneedle',
    'Handneedle',
    'Insuredneedle',
    'needle-system',
    'needle-id',
    staff.username,
    staff.name,
    staff.totpSeed,
    password,
    'BEGIN PRIVATE KEY',
  ];
  for (const secret of secrets) expect(holding(secret), secret).toEqual([]);
  // The search itself works: what may stand in clear is found.
  expect(holding(appointment.id).length).toBeGreaterThan(0);
});
