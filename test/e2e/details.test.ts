import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands } from '../tour/kiosk-hands.ts';
import { ask, type Clinic, openClinic, type RunningApp, startApp, until } from './clinic.ts';

let clinic: Clinic;
let kiosk: RunningApp;
let desk: RunningApp;

beforeAll(async () => {
  clinic = await openClinic();
  const toDesk = { name: 'Payment desk', when: { owes: true }, does: 'desk' };
  const late = { name: 'Late opening', when: { visitType: 'nothing like it' }, closesMinutesAfter: 1 };
  await clinic.policy(`arrival.rules=${JSON.stringify([toDesk, late])}`, 'arrival.late=arrive-and-tell', 'kiosk.screensAfterArrival=1');
  kiosk = await startApp(clinic.device('kiosk'));
  desk = await startApp(clinic.device('console'));
}, 90_000);

afterAll(async () => {
  await desk?.app.close();
  await kiosk?.app.close();
  await clinic?.close();
});

test('a patient corrects their name and says which language they prefer; the desk sees old and new side by side', async () => {
  const atDesk = createDeskHands(desk.page);
  await atDesk.signIn(clinic);
  await atDesk.choosePin('402817');
  const hands = createKioskHands(kiosk.app);
  await hands.seeFirstScreen(en.attract.title);
  const booking = clinic.bookings[0]!;
  const page = await hands.here();
  await ask(page, 'kiosk', 'begin', { language: 'en' });
  await ask(page, 'kiosk', 'finish').catch(() => undefined);
  await hands.seeFirstScreen(en.attract.title);

  await hands.decide('English');
  await hands.see(en.code.title);
  await hands.digits(booking.code);
  await hands.decide(en.common.next);
  await hands.see(en.date.title);
  const [year = '', month = '', day = ''] = booking.birthDate.split('-');
  await hands.digits(`${month}${day}${year}`);
  await hands.decide(en.common.next);
  await hands.see(en.arrived.title);
  await hands.decide(en.arrived.details);
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
    const { value } = (await ask(desk.page, 'staff', 'changeRequests')) as {
      value: { open: { change: { field: string; value: unknown } }[] };
    };
    return value.open.length === 2 ? value.open.map(({ change }) => change) : null;
  });
  expect(shown).toEqual([
    { field: 'name', value: { given: booking.given, family: expect.stringMatching(/^obrien$/i) } },
    { field: 'language', value: 'pt' },
  ]);
  await atDesk.goTo(/^Changes/);
  await desk.page.getByText('Portuguese').first().waitFor();
}, 60_000);
