import { ArrivalToken } from '../../../shared/domain/arrival-token.ts';
import { AppointmentId, SiteId } from '../../../shared/domain/ids.ts';
import { plusDays } from '../../../shared/domain/time.ts';
import { type Booked, type MadeClinic, randomCode } from './clinic.ts';

/**
 * Why somebody is not let in by a number, and by a name; and what else is tried. A malformed number is not compared: whoever typed it
 * knows that it is none.
 */
export const codeCauses = ['no-such-code', 'wrong-birth-date', 'closed-record', 'not-today', 'other-site'] as const;
export const nameCauses = ['no-such-name', 'wrong-four', 'name-of-another-day'] as const;
/** Why the QR of a letter opens nothing. */
export const tokenCauses = [
  'letter-wrong-date',
  'letter-closed-record',
  'letter-of-tomorrow',
  'letter-used',
  'letter-other-site',
  'letter-forged',
  'letter-of-nobody',
  'no-letter',
] as const;
/** What asking for a code is answered, and why a code opens nothing. */
export const sendCauses = ['code-for-somebody', 'code-for-nobody', 'code-for-closed-record'] as const;
export const sentCodeCauses = ['wrong-code-for-somebody', 'code-never-sent', 'right-code-closed-record'] as const;
export type Cause =
  | (typeof codeCauses)[number]
  | (typeof nameCauses)[number]
  | (typeof tokenCauses)[number]
  | (typeof sendCauses)[number]
  | (typeof sentCodeCauses)[number]
  | 'right-letter'
  | 'right-sent-code'
  | 'malformed-code'
  | 'right-code'
  | 'right-name'
  | 'right-elsewhere'
  | 'strange-text'
  | 'not-a-question';

/** One thing somebody enters. `whose`: the person it fully and rightly names, if any. */
export interface Entry {
  readonly cause: Cause;
  readonly method: 'identifyByCode' | 'identifyByName' | 'identifyByToken' | 'sendCode' | 'checkCode';
  readonly input: unknown;
  /** The code that was asked for before, by whom. */
  readonly send?: unknown;
  readonly whose: Booked | null;
}

/** An endless, repeatable mix of entries against this clinic: near misses of real records, whole matches, and text nobody would type. */
export function createEntries(clinic: MadeClinic, random: () => number) {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const of = (kind: Booked['kind']) => clinic.booked.filter((one) => one.kind === kind);
  const [tomorrows, closed] = [of('tomorrow'), of('closed')];
  // Three misses close a record for the day, so whoever is to be let in is never the one who is missed.
  const [todays, welcome] = [0, 1].map((half) => of('today').filter((_, index) => index % 2 === half)) as [Booked[], Booked[]];
  let turn = 0;
  /** In turn, so that no record is missed often enough to be closed within one day. */
  const inTurn = (from: readonly Booked[]): Booked => from[turn++ % from.length] as Booked;

  const byCode = (cause: Cause, input: unknown, whose: Booked | null = null): Entry => ({ cause, method: 'identifyByCode', input, whose });
  const byName = (cause: Cause, input: unknown, whose: Booked | null = null): Entry => ({ cause, method: 'identifyByName', input, whose });
  const byToken = (cause: Cause, token: string, birthDate: string, whose: Booked | null = null): Entry => ({
    cause,
    method: 'identifyByToken',
    input: { token, birthDate },
    whose,
  });
  const asking = ({ person: { family, given, birthDate } }: Pick<Booked, 'person'>) => ({ family, given, birthDate, channel: 'email' });
  const bySending = (cause: Cause, who: Pick<Booked, 'person'>): Entry => ({ cause, method: 'sendCode', input: asking(who), whose: null });
  const bySentCode = (cause: Cause, who: Pick<Booked, 'person'>, code: string, whose: Booked | null = null): Entry => ({
    cause,
    method: 'checkCode',
    input: { code },
    send: asking(who),
    whose,
  });
  const { writer } = clinic;
  const claim = ({ person }: Booked) => ({ family: person.family, birthDate: person.birthDate, lastFour: person.phone.slice(-4) });
  const wrongDate = ({ person }: Pick<Booked, 'person'>): string =>
    pick([plusDays(person.birthDate, 1), plusDays(person.birthDate, -1), plusDays(person.birthDate, 365), swapped(person.birthDate)]);

  const makers: Readonly<Record<Cause, () => Entry>> = {
    'no-such-code': () => {
      const near = pick(todays);
      const code = pick([() => randomCode(random), () => slip(near.appointment.bookingCode, below(12))])();
      return byCode('no-such-code', { code, birthDate: near.person.birthDate });
    },
    'malformed-code': () =>
      byCode('malformed-code', {
        code: malformed(pick(todays).appointment.bookingCode, below(6)),
        birthDate: pick(todays).person.birthDate,
      }),
    'wrong-birth-date': () => {
      const near = inTurn(todays);
      return byCode('wrong-birth-date', { code: near.appointment.bookingCode, birthDate: wrongDate(near) });
    },
    'closed-record': () => {
      const { person, appointment } = pick(closed);
      return byCode('closed-record', { code: appointment.bookingCode, birthDate: person.birthDate });
    },
    'not-today': () => {
      const near = inTurn(tomorrows);
      return byCode('not-today', { code: near.appointment.bookingCode, birthDate: wrongDate(near) });
    },
    'other-site': () => {
      const { code, person } = pick(clinic.away);
      return byCode('other-site', { code, birthDate: wrongDate({ person }) });
    },
    'right-elsewhere': () => {
      const { code, person } = pick(clinic.away);
      return byCode('right-elsewhere', { code, birthDate: person.birthDate });
    },
    'right-code': () => {
      const whose = pick(clinic.booked.filter((one) => one.kind !== 'closed' && !todays.includes(one)));
      return byCode('right-code', { code: spaced(whose.appointment.bookingCode, below(3)), birthDate: whose.person.birthDate }, whose);
    },
    'no-such-name': () => {
      const near = pick(todays);
      return byName('no-such-name', { ...claim(near), family: near.person.family.slice(0, -2) });
    },
    'wrong-four': () => {
      const near = pick(todays);
      return byName('wrong-four', {
        ...claim(near),
        lastFour: String(10_000 - Number(near.person.phone.slice(-4)))
          .padStart(4, '0')
          .slice(-4),
      });
    },
    'name-of-another-day': () => {
      const near = pick(tomorrows);
      return byName('name-of-another-day', { ...claim(near), birthDate: wrongDate(near) });
    },
    'right-name': () => {
      const whose = pick(clinic.booked);
      const family = pick([whose.person.family, whose.person.family.toUpperCase(), ` ${whose.person.family} `]);
      return byName(
        'right-name',
        { ...claim(whose), family, lastFour: pick([whose.person.phone.slice(-4), whose.person.postalCode]) },
        whose,
      );
    },
    'letter-wrong-date': () => {
      const near = inTurn(todays);
      return byToken('letter-wrong-date', writer.qr(near.appointment), wrongDate(near));
    },
    'letter-closed-record': () => {
      const { person, appointment } = pick(closed);
      return byToken('letter-closed-record', writer.qr(appointment), person.birthDate);
    },
    'letter-of-tomorrow': () => {
      const { person, appointment } = pick(tomorrows);
      return byToken('letter-of-tomorrow', writer.qr(appointment), person.birthDate);
    },
    'letter-used': () => {
      const { person, appointment } = pick(todays);
      return byToken('letter-used', writer.qr(appointment, { id: usedToken }), person.birthDate);
    },
    'letter-other-site': () => {
      const { person, appointment } = pick(todays);
      return byToken('letter-other-site', writer.qr(appointment, { site: otherSite }), person.birthDate);
    },
    'letter-forged': () => {
      const { person, appointment } = pick(todays);
      return byToken('letter-forged', clinic.forger.qr(appointment), person.birthDate);
    },
    'letter-of-nobody': () => {
      const { person, appointment } = pick(todays);
      return byToken('letter-of-nobody', writer.qr({ ...appointment, id: AppointmentId.parse(`x-${below(1000)}`) }), person.birthDate);
    },
    'no-letter': () => byToken('no-letter', pick(strangeLetters), pick(todays).person.birthDate),
    'right-letter': () => {
      // In turn: another letter for whoever came with one says that they are here, and opens nothing.
      const whose = inTurn(welcome);
      return byToken('right-letter', writer.qr(whose.appointment), whose.person.birthDate, whose);
    },
    'code-for-somebody': () => bySending('code-for-somebody', pick(todays)),
    'code-for-nobody': () => bySending('code-for-nobody', pick(clinic.away)),
    'code-for-closed-record': () => bySending('code-for-closed-record', pick(closed)),
    'wrong-code-for-somebody': () => bySentCode('wrong-code-for-somebody', pick(todays), '000000'),
    'code-never-sent': () => bySentCode('code-never-sent', pick(clinic.away), sentCode),
    'right-code-closed-record': () => bySentCode('right-code-closed-record', pick(closed), sentCode),
    'right-sent-code': () => {
      const whose = pick(welcome);
      return bySentCode('right-sent-code', whose, pick([sentCode, `${sentCode.slice(0, 3)} ${sentCode.slice(3)}`]), whose);
    },
    'strange-text': () => {
      const text = pick(strange);
      const { birthDate } = pick(todays).person;
      return pick([
        () => byCode('strange-text', { code: text, birthDate }),
        () => byToken('strange-text', text, birthDate),
        () => bySentCode('strange-text', pick(todays), text),
        () => bySentCode('strange-text', { person: { ...pick(todays).person, family: text, given: text } }, sentCode),
        () => byName('strange-text', { family: text, birthDate, lastFour: pick([text, '4477']) }),
        () => byName('strange-text', { family: pick(todays).person.family, birthDate, lastFour: text }),
      ])();
    },
    'not-a-question': () =>
      pick([(input: unknown) => byCode('not-a-question', input), (input: unknown) => byName('not-a-question', input)])(
        pick(questionable(clinic)),
      ),
  };
  const bag = Object.entries(shares).flatMap(([cause, share]) => Array.from({ length: share }, () => cause as Cause));
  return (): Entry => makers[pick(bag)]();
}

/** What the portal of the proof sends to everybody it knows. */
export const sentCode = '482190';
/** A letter that opened a visit here before. */
export const usedToken = ArrivalToken.shape.id.parse('aaaaaaaaaaaaaaaa');
const otherSite = SiteId.parse('other-street');
const strangeLetters = [
  'https://example.org/check-in',
  'FA1_',
  `FA1_a-1_main-street_htbs0_htcw0_aaaaaaaaaaaaaaaa_${'A'.repeat(86)}`,
  'FA2_a',
  ' ',
];

/** How often each is drawn, out of their sum. Most are refusals, because their times are compared. */
const shares: Readonly<Record<Cause, number>> = {
  'no-such-code': 9,
  'malformed-code': 9,
  'wrong-birth-date': 9,
  'closed-record': 9,
  'not-today': 9,
  'other-site': 9,
  'no-such-name': 8,
  'wrong-four': 8,
  'name-of-another-day': 8,
  'right-code': 6,
  'right-name': 5,
  'right-elsewhere': 2,
  'letter-wrong-date': 4,
  'letter-closed-record': 4,
  'letter-of-tomorrow': 4,
  'letter-used': 4,
  'letter-other-site': 4,
  'letter-forged': 4,
  'letter-of-nobody': 4,
  'no-letter': 4,
  'right-letter': 4,
  'code-for-somebody': 4,
  'code-for-nobody': 4,
  'code-for-closed-record': 4,
  'wrong-code-for-somebody': 4,
  'code-never-sent': 4,
  'right-code-closed-record': 4,
  'right-sent-code': 4,
  'strange-text': 6,
  'not-a-question': 3,
};

/** One digit of a code mistyped. */
const slip = (code: string, at: number): string => code.slice(0, at) + ((Number(code[at]) + 1) % 10) + code.slice(at + 1);

const spaced = (code: string, form: number): string =>
  form === 0 ? code : [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join(form === 1 ? ' ' : '-');

const malformed = (code: string, form: number): string =>
  [code.slice(0, 11), `${code}0`, `${code.slice(0, 11)}O`, '', `%${code.slice(1)}`, fullWidth(code)][form] ?? '';

const fullWidth = (code: string): string => [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');

/** Day and month the other way round where that is a date, else another year. */
function swapped(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : `${Number(year) - 1}-${month}-${day}`;
}

const rightToLeft = String.fromCodePoint(0x202e);
const strange: readonly string[] = [
  'x'.repeat(10_000),
  '1'.repeat(10_000),
  `Z${'\u0301\u0327\u0320'.repeat(60)}`,
  'e\u0301'.repeat(90),
  `${rightToLeft}2109 8765 4321`,
  'محمد بن عبد الله',
  'שָׁלוֹם',
  '👨‍👩‍👧‍👦'.repeat(8),
  '\u0000\u0001\u001b[2J',
  '\ud800',
  '\u200b\u200b\u200b',
  "' OR 1=1 --",
  '%',
  '_',
  '*',
  '{{constructor}}',
  '$(id)',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '\r\nSet-Cookie: a=b',
  'ﷺ'.repeat(100),
  '١٢٣٤٥٦٧٨٩٠١٢',
  'NaN',
  'null',
];

/** What a page that is not ours might send. */
function questionable({ booked }: MadeClinic): readonly unknown[] {
  const [{ person, appointment }] = booked as [Booked];
  const question = { code: appointment.bookingCode, birthDate: person.birthDate };
  return [
    undefined,
    null,
    7,
    'code',
    [],
    {},
    [question],
    { ...question, patient: person.id },
    { ...question, birthDate: '1984-02-30' },
    { ...question, birthDate: '' },
    { ...question, birthDate: { $gt: '' } },
    { ...question, code: [appointment.bookingCode] },
    { ...question, code: { toString: () => appointment.bookingCode } },
    { code: appointment.bookingCode },
    { birthDate: person.birthDate },
    { family: person.family, birthDate: person.birthDate.slice(0, 4), lastFour: '1' },
    { family: person.family, birthDate: person.birthDate, lastFour: '' },
    { family: '', birthDate: person.birthDate, lastFour: '4477' },
    { family: person.family, birthDate: person.birthDate, lastFour: person.phone.slice(-4), given: '*' },
    JSON.parse(`{"__proto__": {"code": "${appointment.bookingCode}"}, "birthDate": "${person.birthDate}"}`),
  ];
}
