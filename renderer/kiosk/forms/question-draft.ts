import type { Entry } from '../../../shared/domain/forms/entry.ts';
import type { PageView, QuestionView } from '../../../shared/domain/forms/page-view.ts';
import { type DateEntry, type DatePart, emptyDate } from '../../ui/date-entry.ts';

/** What stands in one question of a page, right or not: kept as typed until it is sent. */
export interface QuestionDraft {
  /** Chosen options, yes or no, and what was added before of a question with several answers. */
  readonly given: readonly Entry[];
  /** The text or number that is typed now. */
  readonly typed: string;
  readonly unit: string | null;
  readonly date: DateEntry;
  /** Own words to an open choice; null while they are not asked for. */
  readonly other: string | null;
}

export type PageDraft = readonly QuestionDraft[];

const isChoice = ({ type }: QuestionView): boolean => type === 'choice' || type === 'open-choice' || type === 'boolean';

/** What was answered before, as it stands in the fields. */
export function draftOf(question: QuestionView, order: readonly DatePart[]): QuestionDraft {
  const { entries, type, units } = question;
  const empty: QuestionDraft = { given: [], typed: '', unit: units[0]?.key ?? null, date: emptyDate(order), other: null };
  if (isChoice(question)) {
    const own = entries.find((entry) => typeof entry === 'object' && 'other' in entry);
    return { ...empty, given: entries.filter((entry) => entry !== own), other: ownWords(own) };
  }
  if (question.most > 1) return { ...empty, given: entries };
  const [only] = entries;
  if (only === undefined) return empty;
  if (type === 'date') return { ...empty, date: dateEntryOf(String(only), order) };
  if (typeof only === 'object' && 'amount' in only) return { ...empty, typed: shownNumber(only.amount), unit: only.unit };
  return { ...empty, typed: typeof only === 'number' ? shownNumber(only) : String(only) };
}

const ownWords = (entry: Entry | undefined): string | null => (typeof entry === 'object' && 'other' in entry ? entry.other : null);
const shownNumber = (value: string | number): string => String(value);

export const draftOfPage = ({ questions }: PageView, order: readonly DatePart[]): PageDraft =>
  questions.map((question) => draftOf(question, order));

/** The answers of a page as main takes them. */
export const entriesOf = (page: PageView, draft: PageDraft): Entry[][] =>
  page.questions.map((question, at) => {
    const one = draft[at];
    return one === undefined ? [] : entriesOfQuestion(question, one);
  });

export function entriesOfQuestion(question: QuestionView, { given, typed, unit, date, other }: QuestionDraft): Entry[] {
  if (isChoice(question)) return [...given, ...(other === null || other.trim() === '' ? [] : [{ other }])];
  if (question.type === 'date') {
    const day = dateText(date);
    return day === '' ? [...given] : [...given, day];
  }
  if (typed.trim() === '') return [...given];
  return [...given, question.type === 'quantity' ? { amount: typed, unit } : typed];
}

/** `1948`, `1948-03` or `1948-03-04`; empty when nothing is entered. What cannot be a date stays as typed, to be asked again. */
export function dateText({ year, month, day }: DateEntry): string {
  const parts = [year, month === '' ? '' : month.padStart(2, '0'), day === '' ? '' : day.padStart(2, '0')];
  if (parts.every((part) => part === '')) return '';
  const last = parts.findLastIndex((part) => part !== '');
  return parts.slice(0, last + 1).join('-');
}

function dateEntryOf(text: string, order: readonly DatePart[]): DateEntry {
  const [year = '', month = '', day = ''] = text.split('-');
  return { ...emptyDate(order), year, month, day };
}

/** Moves what is typed now to the answers given, so that the next one can be typed. */
export function addGiven(question: QuestionView, draft: QuestionDraft, order: readonly DatePart[]): QuestionDraft {
  return { ...draft, given: entriesOfQuestion(question, draft), typed: '', date: emptyDate(order) };
}

/** Touching an option: one of several comes or goes, an only one is replaced, and one that stands alone sends the others away. */
export function toggled(question: QuestionView, draft: QuestionDraft, key: string): QuestionDraft {
  const has = isChosen(draft, key);
  if (question.most === 1) return { ...draft, given: has ? [] : [{ option: key }], other: null };
  const alone = (one: string): boolean => question.options.find((option) => option.key === one)?.alone ?? false;
  const others = draft.given.filter(
    (entry) => !isOption(entry, key) && !(typeof entry === 'object' && 'option' in entry && alone(entry.option)),
  );
  if (has) return { ...draft, given: draft.given.filter((entry) => !isOption(entry, key)) };
  return alone(key) ? { ...draft, given: [{ option: key }], other: null } : { ...draft, given: [...others, { option: key }] };
}

const isOption = (entry: Entry, key: string): boolean => typeof entry === 'object' && 'option' in entry && entry.option === key;
export const isChosen = ({ given }: QuestionDraft, key: string): boolean => given.some((entry) => isOption(entry, key));

/** An answer of a question with several, as words. */
export function givenWords(entry: Entry, { units }: QuestionView): string {
  if (typeof entry !== 'object') return String(entry);
  if ('amount' in entry) return [String(entry.amount), units.find(({ key }) => key === entry.unit)?.words ?? ''].join(' ').trim();
  return 'other' in entry ? entry.other : entry.option;
}
