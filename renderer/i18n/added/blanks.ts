import type { en } from '../en.ts';

/** One value that a sentence is filled with: how a file names it, what it says, and one to try it with. */
interface Blank {
  readonly name: string;
  readonly about: string;
  /** A text may do without it. */
  readonly optional?: true;
}
/** Words or digits, ready to read. */
export interface TextBlank extends Blank {
  readonly kind: 'text';
  readonly sample: string;
}
/** A whole number. The sentence has one form for each form the language has for a `count`; a `figure` is only shown. */
export interface NumberBlank extends Blank {
  readonly kind: 'count' | 'figure';
  readonly sample: number;
}
export type AnyBlank = TextBlank | NumberBlank;

type HasBlanks<T> = T extends string | readonly unknown[]
  ? false
  : T extends (...values: never[]) => string
    ? true
    : true extends { readonly [Key in keyof T]: HasBlanks<T[Key]> }[keyof T]
      ? true
      : false;

type BlanksOf<T> = T extends (...values: infer Values) => string
  ? { readonly [At in keyof Values]: Values[At] extends number ? NumberBlank : TextBlank }
  : { readonly [Key in keyof T as HasBlanks<T[Key]> extends true ? Key : never]: BlanksOf<T[Key]> };

const text = (name: string, about: string, sample: string): TextBlank => ({ kind: 'text', name, about, sample });
const count = (name: string, about: string, sample: number): NumberBlank => ({ kind: 'count', name, about, sample });
const figure = (name: string, about: string, sample: number): NumberBlank => ({ kind: 'figure', name, about, sample });

const date = [text('date', 'a date in words', 'March 4, 2026')] as const;
const clock = [text('time', 'minutes and seconds, such as 1:05', '1:05')] as const;
const limit = [text('limit', 'a number or a date', '120')] as const;
const item = [text('name', 'the name of an allergy or a medicine', 'Penicillin')] as const;
const consent = [text('title', 'the title of the text to agree to', 'Text messages')] as const;
const outOf = [figure('at', 'which one this is', 2), figure('of', 'how many there are', 4)] as const;

/** The values of every sentence that takes some, in the order of its parameters. A sentence without its row does not compile. */
export const blanks: BlanksOf<typeof en> = {
  code: {
    incomplete: [count('missing', 'how many digits are missing', 3)],
    spoken: [figure('typed', 'how many digits are typed', 4)],
  },
  identify: {
    sentCode: { againIn: clock, spoken: [figure('typed', 'how many digits are typed', 4)] },
  },
  consents: {
    page: [figure('page', 'which page this is', 1), figure('of', 'how many pages there are', 3)],
    agreeing: consent,
    agreedOn: date,
    needed: date,
    saidNoOn: date,
    tookBackOn: date,
    readOne: consent,
    keepOne: consent,
    withdrawOne: consent,
  },
  review: {
    rightOne: item,
    stoppedOne: { allergy: item, medicine: item },
    added: item,
    removeOne: item,
  },
  others: {
    family: { same: [text('initial', 'the first letter of a name', 'A')] },
    helped: { by: [text('name', 'the name of somebody at the desk', 'Dana Reyes')] },
  },
  forms: {
    progress: outOf,
    remove: [text('what', 'an answer the patient gave', 'Penicillin')],
    groupCount: [count('count', 'how many are added', 2)],
    continueIn: [text('language', 'a language in its own name', 'English')],
    crisis: [text('line', 'a telephone number', '988')],
    problems: {
      atLeast: limit,
      atMost: limit,
      decimals: limit,
      notBefore: limit,
      notAfter: limit,
      short: limit,
      long: limit,
      many: limit,
    },
  },
  arrived: { questions: [count('count', 'how many short questions there are', 3)] },
  waiting: {
    range: [figure('from', 'minutes', 10), count('to', 'minutes', 25)],
    upTo: [count('to', 'minutes', 25)],
  },
  appointments: { kept: [count('minutes', 'how long the time is kept', 5)] },
  receipt: { saved: [text('time', 'a time of day', '9:41 AM')] },
  details: {
    showField: [text('field', 'the name of a detail, such as Phone', 'Phone')],
    changeField: [text('field', 'the name of a detail, such as Phone', 'Phone')],
  },
  change: { partMissing: [text('part', 'the name of a field, such as City', 'City')] },
  handOff: { earlier: [text('time', 'a time of day', '9:41 AM')] },
  throttled: { again: clock },
  outOfService: { forIt: [text('code', 'a short code for IT', 'no-site')] },
  idle: { body: [count('seconds', 'seconds left', 20)] },
  speech: {
    goOn: [text('label', 'the words of a button', 'Next')],
    position: outOf,
    volume: [figure('at', 'how loud it is now', 3), figure('of', 'the loudest there is', 5)],
  },
};
