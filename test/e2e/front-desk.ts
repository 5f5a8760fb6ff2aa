import { afterAll, beforeAll } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import type { KioskHands } from '../tour/kiosk-hands.ts';
import { type Booking, type Clinic, openClinic, type RunningApp, startApp } from './clinic.ts';

interface FrontDesk {
  readonly clinic: Clinic;
  readonly kiosk: RunningApp;
  readonly desk: RunningApp;
}

/**
 * A clinic with one kiosk and one console for the tests of a file; `prepare` sets the clinic up before the two start.
 * @param settings what IT set on the console besides
 */
export function aFrontDesk(prepare: (clinic: Clinic) => Promise<void> = async () => undefined, settings: object = {}): FrontDesk {
  let [clinic, kiosk, desk]: [Clinic?, RunningApp?, RunningApp?] = [];
  beforeAll(async () => {
    clinic = await openClinic();
    await prepare(clinic);
    kiosk = await startApp(clinic.device('kiosk'));
    desk = await startApp(clinic.device('console', settings));
  }, 90_000);
  afterAll(async () => {
    await desk?.app.close();
    await kiosk?.app.close();
    await clinic?.close();
  });
  const open = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the front desk opens before the first test');
    return part;
  };
  return {
    get clinic() {
      return open(clinic);
    },
    get kiosk() {
      return open(kiosk);
    },
    get desk() {
      return open(desk);
    },
  };
}

/** A receptionist signed in at the console, with a PIN to unlock it. */
export async function signedIn({ desk, clinic }: FrontDesk): Promise<ReturnType<typeof createDeskHands>> {
  const hands = createDeskHands(desk.page);
  await hands.signIn(clinic);
  await hands.choosePin('402817');
  return hands;
}

/** Number and date of birth, from the screen that asks for the number; `words` are those of the language chosen. */
export async function sayWho(hands: KioskHands, { code, birthDate }: Booking, words: typeof en = en): Promise<void> {
  await hands.see(words.code.title);
  await hands.digits(code);
  await hands.decide(words.common.next);
  await sayBirthDate(hands, { birthDate }, words);
}

export async function sayBirthDate(hands: KioskHands, { birthDate }: Pick<Booking, 'birthDate'>, words: typeof en = en): Promise<void> {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  await hands.see(words.date.title);
  await hands.digits(words === en ? `${month}${day}${year}` : `${day}${month}${year}`);
  await hands.decide(words.common.next);
}
