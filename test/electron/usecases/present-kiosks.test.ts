import { expect, test } from 'vitest';
import { createPresentKiosks } from '../../../electron/usecases/present-kiosks.ts';
import { type KioskPresence, VisitKey } from '../../../shared/domain/presence.ts';
import { aClock, at, newId } from '../../support/clinic.ts';

const somebody = (screen = 'birth-date'): KioskPresence =>
  ({
    kiosk: 'kiosk-1',
    name: 'Kiosk A',
    letter: 'A',
    online: true,
    takeOver: null,
    visit: {
      visit: VisitKey.parse(newId()),
      since: at('09:00'),
      screen,
      language: 'en',
      number: null,
      handOff: null,
      appointment: null,
      shows: null,
    },
  }) as unknown as KioskPresence;

function aDesk() {
  const clock = aClock();
  const portal = { answer: [] as readonly KioskPresence[] | null, asked: 0 };
  const desk = { signedIn: true, rings: 0 };
  const kiosks = createPresentKiosks({
    ask: async () => {
      portal.asked += 1;
      return portal.answer;
    },
    wanted: () => desk.signedIn,
    mono: clock.mono,
    onChange: () => (desk.rings += 1),
  });
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      clock.pass(1000);
      kiosks.tick();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { kiosks, portal, desk, pass };
}

test('S60 the console asks at once, then every fifteen seconds, and at once when told; it rings only for news', async () => {
  const { kiosks, portal, desk, pass } = aDesk();
  portal.answer = [somebody()];
  await pass(1);
  expect(kiosks.current()).toHaveLength(1);
  await pass(29);
  expect(portal.asked).toBe(2);
  expect(desk.rings).toBe(1);
  portal.answer = [];
  kiosks.askSoon();
  await pass(1);
  expect(kiosks.current()).toEqual([]);
  expect(desk.rings).toBe(2);
});

test('S60 without contact nothing is known after half a minute: nobody is shown who may have left', async () => {
  const { kiosks, portal, pass } = aDesk();
  portal.answer = [somebody()];
  await pass(1);
  portal.answer = null;
  await pass(29);
  expect(kiosks.current()).toHaveLength(1);
  await pass(2);
  expect(kiosks.current()).toEqual([]);
  expect(portal.asked).toBeGreaterThan(3);
});

test('nobody signed in, nothing is asked', async () => {
  const { portal, desk, pass } = aDesk();
  desk.signedIn = false;
  await pass(40);
  expect(portal.asked).toBe(0);
});
