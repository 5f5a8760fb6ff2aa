import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Policy } from '../../../shared/domain/policy.ts';
import { SiteSettings } from '../../../shared/domain/site.ts';
import { aClinic, type Clinic, entries, mainStreet } from '../support/clinic.ts';
import { sharedStore } from '../support/test-store.ts';

const opened = sharedStore();
const byBalance = { rules: [{ name: 'Payment desk', when: { owes: true }, does: 'desk' }], owesOver: 50 };

const setArrival = (clinic: Clinic, arrival: object) =>
  clinic.store.write(clinic.tenant, async (tx) => {
    const site = await tx.sites.find(mainStreet);
    await tx.sites.save(mainStreet, SiteSettings.parse({ ...site?.settings, policy: Policy.parse({ arrival }) }), site?.version ?? 0);
  });

const invoice = (clinic: Clinic, patient: Awaited<ReturnType<Clinic['aVisit']>>['patient'], value: number, status = 'issued') =>
  clinic.store.write(clinic.tenant, async (tx) => {
    const source = { system: 'test', id: randomUUID() };
    const body = { resourceType: 'Invoice', status, totalGross: { value } };
    await tx.resources.putMany([{ type: 'Invoice', source, patient, body }]);
    await tx.patients.touch([patient]);
  });

const owes = (feed: Awaited<ReturnType<Clinic['feed']>>) =>
  entries(feed, 'appointment').map(({ put }) => ('owes' in put ? put.owes : 'not said'));

test('a kiosk is told that somebody owes more than the limit, and never how much; a console is told nothing of it', async () => {
  const clinic = await aClinic(opened());
  const { patient } = await clinic.aVisit();
  await setArrival(clinic, byBalance);
  await invoice(clinic, patient, 73.25);

  const kiosk = await clinic.feed(clinic.kiosk);
  expect(owes(kiosk)).toEqual([true]);
  expect(JSON.stringify(entries(kiosk, 'appointment'))).not.toContain('73.25');
  expect(owes(await clinic.feed(clinic.console))).toEqual(['not said']);
});

test('at or under the limit nobody owes, and where no rule asks, nobody looks', async () => {
  const clinic = await aClinic(opened());
  const { patient } = await clinic.aVisit();
  await invoice(clinic, patient, 50);
  await setArrival(clinic, byBalance);
  expect(owes(await clinic.feed(clinic.kiosk))).toEqual([false]);
  await invoice(clinic, patient, 500);
  await setArrival(clinic, {});
  expect(owes(await clinic.feed(clinic.kiosk))).toEqual([false]);
});

test('S25: a new invoice is a change of that patient’s appointments; S33: another limit is another view', async () => {
  const clinic = await aClinic(opened());
  const { patient } = await clinic.aVisit();
  await setArrival(clinic, byBalance);
  const { cursor } = await clinic.feed(clinic.kiosk);
  await invoice(clinic, patient, 60);
  const next = await clinic.feed(clinic.kiosk, cursor);
  expect(next.reset).toBe(false);
  expect(owes(next)).toEqual([true]);
  await setArrival(clinic, { ...byBalance, owesOver: 60 });
  const after = await clinic.feed(clinic.kiosk, next.cursor);
  expect(after.reset).toBe(true);
  expect(owes(after)).toEqual([false]);
});
