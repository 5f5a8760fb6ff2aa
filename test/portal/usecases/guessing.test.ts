import { expect, test } from 'vitest';
import { aClinic, aHandOff, type Clinic, entries, mainStreet } from '../support/clinic.ts';
import { at, sharedStore } from '../support/test-store.ts';

const opened = sharedStore();
function missed(clinic: Clinic, device = clinic.kiosk) {
  const fact = aHandOff(device);
  return clinic.push(device, { ...fact, body: { ...fact.body, reason: 'identity-failed' } });
}
const told = async (clinic: Clinic, device = clinic.console, cursor: string | null = null) => {
  const feed = await clinic.feed(device, cursor);
  return { cursor: feed.cursor, guessing: entries(feed, 'site').at(-1)?.put.guessing ?? null };
};

test('the fifth try in ten minutes that does not match at one kiosk is told to the desk, with the kiosk’s name, and is on record', async () => {
  const clinic = await aClinic(opened());
  const before = await told(clinic);
  expect(before.guessing).toEqual([]);
  for (let tries = 0; tries < 4; tries += 1) await missed(clinic);
  expect((await told(clinic, clinic.console, before.cursor)).guessing).toBeNull();
  await missed(clinic);
  const { guessing } = await told(clinic, clinic.console, before.cursor);
  expect(guessing).toEqual([{ kiosk: clinic.kiosk.name, misses: 5, until: at('09:10') }]);
  // Nobody at a kiosk, and nobody at another site, learns of it.
  expect((await told(clinic, clinic.kiosk)).guessing).toEqual([]);
  expect((await told(clinic, await clinic.aDevice('console', 'riverside' as typeof mainStreet))).guessing).toEqual([]);
  expect((await clinic.audit()).filter(({ action }) => action === 'site-guessing')).toMatchObject([
    { subject: `Device/${clinic.kiosk.id}`, detail: { misses: 5 } },
  ]);
  clinic.clock.pass(11 * 60_000);
  expect((await told(clinic)).guessing).toEqual([]);
});

test('many at several kiosks of a site are told of the site as a whole', async () => {
  const clinic = await aClinic(opened());
  await clinic.store.write(clinic.tenant, async ({ sites }) => {
    const { settings, version } = (await sites.find(mainStreet))!;
    const identity = { ...settings.policy.identity, siteFailuresPerHour: 4 };
    await sites.save(mainStreet, { ...settings, policy: { ...settings.policy, identity } }, version);
  });
  const second = await clinic.aDevice('kiosk');
  for (const kiosk of [clinic.kiosk, second, clinic.kiosk, second]) await missed(clinic, kiosk);
  expect((await told(clinic)).guessing).toEqual([{ kiosk: null, misses: 4, until: at('10:00') }]);
});
