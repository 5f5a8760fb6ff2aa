import { en } from '../../renderer/i18n/en.ts';
import { es } from '../../renderer/i18n/es.ts';
import type { Invited } from '../e2e/clinic.ts';
import type { DeskHands } from './desk-hands.ts';
import type { KioskHands } from './kiosk-hands.ts';
import type { CheckIn, TourLog } from './log.ts';
import type { Guest } from './people.ts';

export interface TourParts {
  readonly log: TourLog;
  readonly kiosk: () => KioskHands;
  readonly desk: () => DeskHands;
}

/** `pictures`: photograph each screen on the way. `online`: the portal answers, so the receipt goes all the way. */
interface Manner {
  readonly pictures?: string;
  readonly online?: boolean;
  readonly language?: 'en' | 'es';
}

const languages = { en: { own: 'English', words: en }, es: { own: 'Español', words: es } } as const;
const wordsFor = ({ language = 'en' }: Manner) => languages[language].words;

/** A check-in with the number on the letter, up to the arrival. Answers the ticket. */
export async function arriveByCode(parts: TourParts, visitor: Invited, manner: Manner = {}): Promise<string> {
  const hands = parts.kiosk();
  const photo = photographer(parts, manner);
  const began = await start(hands, manner);
  await photo('number');
  await typeCodeAndDate(hands, visitor, manner, photo);
  return arrival(parts, { via: 'code', began, manner });
}

/** Number and birth date, as typed by anybody, right or wrong. */
export async function typeCodeAndDate(
  hands: KioskHands,
  { bookingCode, birthDate }: Pick<Invited, 'bookingCode' | 'birthDate'>,
  manner: Manner = {},
  photo: Photo = async () => undefined,
): Promise<void> {
  const words = wordsFor(manner);
  await hands.digits(bookingCode);
  await photo('number-typed');
  await hands.decide(words.common.next);
  await hands.see(words.date.title);
  await hands.digits(dateKeys(birthDate ?? '', manner));
  await photo('birth-date');
  await hands.decide(words.common.next);
}

/** A check-in by last name, birth date and the end of a phone number; a first name where it is asked. */
export async function arriveByName(parts: TourParts, guest: Guest, manner: Manner = {}): Promise<string> {
  const words = wordsFor(manner);
  const hands = parts.kiosk();
  const photo = photographer(parts, manner);
  const began = await start(hands, manner);
  await hands.decide(words.code.missingLetter);
  await hands.see(words.name.lastTitle);
  await hands.letters(guest.typed);
  await photo('last-name');
  await hands.decide(words.common.next);
  await hands.see(words.date.title);
  await hands.digits(dateKeys(guest.birthDate, manner));
  await hands.decide(words.common.next);
  await hands.see(words.proof.title);
  await hands.digits(guest.phone.slice(-4));
  await photo('last-four');
  await hands.decide(words.common.next);
  if ((await hands.seesWhich([words.arrived.title, words.name.firstTitle])) === words.name.firstTitle) {
    await hands.letters(withoutAccents(guest.given));
    await photo('first-name');
    await hands.decide(words.common.next);
  }
  return arrival(parts, { via: 'name', began, manner });
}

/** As many people type. */
const withoutAccents = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '');

/** From the arrival to a kiosk that waits for the next person. */
export async function finishVisit(parts: TourParts, manner: Manner = {}): Promise<void> {
  const words = wordsFor(manner);
  const hands = parts.kiosk();
  if ((await hands.seesWhich([words.arrived.title, words.done.title])) === words.arrived.title) await hands.decide(words.arrived.sit);
  await hands.see(words.done.title);
  await photographer(parts, manner)('done');
  await hands.decide(words.common.finish);
}

/** First touch on the first screen. Answers when it was. */
export async function start(hands: KioskHands, manner: Manner = {}): Promise<number> {
  await hands.seeFirstScreen(en.attract.title);
  hands.begin();
  await hands.decide(languages[manner.language ?? 'en'].own);
  const began = performance.now();
  await hands.see(wordsFor(manner).code.title);
  return began;
}

type Photo = (name: string) => Promise<void>;

const photographer =
  ({ log, kiosk }: TourParts, { pictures }: Manner): Photo =>
  async (name) => {
    if (pictures !== undefined) await log.picture(await kiosk().here(), `${pictures}-${name}`);
  };

/** Month, day, year in English; day, month, year in Spanish. */
function dateKeys(birthDate: string, { language = 'en' }: Manner): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return language === 'en' ? `${month}${day}${year}` : `${day}${month}${year}`;
}

interface Journey {
  readonly via: CheckIn['via'];
  readonly began: number;
  readonly manner: Manner;
}

async function arrival(parts: TourParts, { via, began, manner }: Journey): Promise<string> {
  const words = wordsFor(manner);
  const hands = parts.kiosk();
  await hands.see(words.arrived.title);
  const arrivedAt = performance.now();
  const ticket = await hands.read('.ticket-number');
  const since = (seen: boolean | number | null) => (seen === false || seen === null ? null : Math.round(performance.now() - arrivedAt));
  const heard = [words.receipt.clinic, words.receipt.desk];
  const online = manner.online ?? true;
  const [portalAckMs, deskSeenMs] = online
    ? await Promise.all([hands.seesAny(heard, 10_000).then(since), parts.desk().sees(ticket, 10_000).then(since)])
    : [null, null];
  await photographer(parts, manner)('arrived');
  if (online && (portalAckMs === null || deskSeenMs === null))
    throw new Error(`${ticket} was not received: portal ${portalAckMs}, desk ${deskSeenMs}`);
  parts.log.report.checkIns.push({ via, ...hands.effort(), seconds: Math.round(arrivedAt - began) / 1000, portalAckMs, deskSeenMs });
  return ticket;
}
