import { expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands, passTasks } from '../tour/kiosk-hands.ts';
import { ask, freshPage, until } from './clinic.ts';
import { aFrontDesk, sayWho, signedIn } from './front-desk.ts';

const at = aFrontDesk();

test('a patient corrects their name and says which language they prefer; the desk sees old and new side by side', async () => {
  const atDesk = await signedIn(at);
  const hands = createKioskHands(at.kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  const booking = at.clinic.bookings[0]!;
  await hands.decide('English');
  await sayWho(hands, booking);
  await hands.see(en.arrived.title);
  await hands.decide(/short question|Check my details/);
  await hands.see(en.details.title);

  await hands.decide(en.details.changeField(en.details.fields.name));
  await hands.see(en.change.parts.given);
  await hands.decide(en.common.next);
  await hands.see(en.change.parts.family);
  await hands.letters('obrien');
  await hands.decide(en.change.send);
  await hands.see(en.details.title);
  await hands.decide(en.details.changeField(en.details.fields.language));
  await hands.see(en.change.language);
  await hands.decide('Português');
  await hands.see(en.details.title);

  const shown = await until('both requests at the desk', async () => {
    const { value } = (await ask(at.desk.page, 'staff', 'changeRequests')) as {
      value: { open: { change: { field: string; value: unknown } }[] };
    };
    return value.open.length === 2 ? value.open.map(({ change }) => change) : null;
  });
  expect(shown).toEqual([
    { field: 'name', value: { given: booking.given, family: expect.stringMatching(/^obrien$/i) } },
    { field: 'language', value: 'pt' },
  ]);
  await atDesk.goTo(/^Changes/);
  await at.desk.page.getByText('Portuguese').first().waitFor();

  await hands.decide(en.details.noChange);
  await passTasks(hands);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);

test('a manager gives the kiosk the clinic’s logo and colour; a colour too pale to read on is not saved', async () => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const { page } = at.desk;
  await createDeskHands(page).goTo(/^Settings/);
  await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') });
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await page.getByLabel('Colour as #RRGGBB').fill('#FFD700');
  await expect.poll(() => save.isDisabled()).toBe(true);
  await page.getByLabel('Colour as #RRGGBB').fill('#7A1F5C');
  await save.click();
  await page.getByText('Saved. The kiosks').waitFor();

  const kiosk = createKioskHands(at.kiosk.app);
  await kiosk.seeFirstScreen(en.attract.title);
  const glass = await kiosk.here();
  await expect.poll(() => glass.locator('.brand img').evaluate((one: HTMLImageElement) => one.naturalWidth), { timeout: 15_000 }).toBe(1);
  const start = glass.getByRole('button', { name: 'English' });
  await expect.poll(() => start.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(122, 31, 92)');
}, 60_000);

test('a rule of the clinic sends a patient to the desk in its own words, and the desk reads which rule', async () => {
  const booking = at.clinic.bookings[1]!;
  type Row = { readonly name: string; readonly practitioner: string | null };
  const { value } = (await ask(at.desk.page, 'staff', 'board')) as { value: { expected: Row[]; later: Row[] } };
  const row = [...value.expected, ...value.later].find(({ name }) => name.includes(booking.given) && name.includes(booking.family));
  const rule = {
    name: 'Papers first',
    when: { practitioner: row?.practitioner },
    does: 'desk',
    says: { en: 'Please bring your papers to the desk.' },
  };
  // The kiosk tells no rules; what it tells was saved in the same moment.
  await at.clinic.policy(`arrival.rules=${JSON.stringify([rule])}`, 'details.revealSeconds=7');
  await until('the rule on the devices', async () => JSON.stringify(await ask(at.desk.page, 'staff', 'settings')).includes('Papers first'));
  await until('the rule on the kiosk', async () => {
    const { value } = (await ask(await freshPage(at.kiosk.app), 'kiosk', 'surroundings')) as { value: { revealSeconds: number } };
    return value.revealSeconds === 7;
  });

  const hands = createKioskHands(at.kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await sayWho(hands, booking);
  await hands.see(en.handOff.title);
  await (await hands.here()).getByText('Please bring your papers to the desk.').waitFor();
  const number = /[A-Z]\d+/.exec(await hands.read('.desk-number'))?.[0] ?? '';
  const atDesk = createDeskHands(at.desk.page);
  await atDesk.goTo(/^Board/);
  expect(await atDesk.sees(number, 10_000)).toBeLessThan(10_000);
  await at.desk.page.getByText(number, { exact: true }).first().click();
  await at.desk.page.getByText('Papers first').first().waitFor();
}, 60_000);
