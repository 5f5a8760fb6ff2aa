import { z } from 'zod';
import { err, ok, type Result } from '../../result.ts';
import { PartialDate } from '../time.ts';
import { type ChoiceQuestion, type FormQuestion, isChoice, type QuantityQuestion } from './form.ts';
import { type NumberRefusal, numberOf } from './number-entry.ts';
import type { Value } from './value.ts';
import { type Problem, problemOf, type ValueProblem } from './value-check.ts';

/**
 * One answer as a screen gives it: a yes or no, a text as typed (numbers too, in the person's own writing), an ISO date of any
 * precision, the key of an option, own words to an open choice, or an amount with the key of its unit (null where there are no units).
 */
export const Entry = z.union([
  z.boolean(),
  z.string(),
  z.number(),
  z.strictObject({ option: z.string() }),
  z.strictObject({ other: z.string() }),
  z.strictObject({ amount: z.union([z.string(), z.number()]), unit: z.string().nullable() }),
]);
export type Entry = z.infer<typeof Entry>;

export type EntryProblem = ValueProblem | NumberRefusal | 'not-whole' | 'not-a-date';
export interface EntryRefusal {
  readonly problem: EntryProblem;
  readonly limit: Problem['limit'];
}

/** Nothing was entered: the question stays unanswered. */
export const isEmptyEntry = (entry: Entry): boolean =>
  typeof entry === 'string'
    ? entry.trim() === ''
    : typeof entry === 'object' &&
      (('other' in entry && entry.other.trim() === '') || ('amount' in entry && String(entry.amount).trim() === ''));

/** The value an entry stands for, if it may be an answer to the question. `language` says how numbers are written. */
export function entryValue(question: FormQuestion, entry: Entry, language: string): Result<Value, EntryRefusal> {
  const read = readEntry(question, entry, language);
  if (!read.ok) return err({ problem: read.error, limit: null });
  const problem = problemOf(question, read.value);
  return problem === null ? read : err(problem);
}

type Read = Result<Value, EntryProblem>;

function readEntry(question: FormQuestion, entry: Entry, language: string): Read {
  if (isChoice(question)) return readChoice(question, entry);
  switch (question.type) {
    case 'boolean':
      return typeof entry === 'boolean' ? ok({ kind: 'boolean', value: entry }) : err('wrong-kind');
    case 'integer':
      return readInteger(entry, language);
    case 'decimal': {
      const number = readNumber(entry, language);
      return number.ok ? ok({ kind: 'decimal', value: number.value }) : number;
    }
    case 'date':
      return PartialDate.safeParse(entry).success ? ok({ kind: 'date', value: String(entry) }) : err('not-a-date');
    case 'string':
    case 'text':
      return typeof entry === 'string' ? ok({ kind: 'string', value: cleaned(entry, question.type === 'text') }) : err('wrong-kind');
    case 'quantity':
      return readQuantity(question, entry, language);
  }
}

function readChoice({ options, type }: ChoiceQuestion, entry: Entry): Read {
  if (typeof entry !== 'object') return err('wrong-kind');
  if ('option' in entry) {
    const chosen = options.find(({ key }) => key === entry.option);
    return chosen === undefined ? err('not-offered') : ok(chosen.value);
  }
  if (!('other' in entry)) return err('wrong-kind');
  return type === 'open-choice' ? ok({ kind: 'string', value: cleaned(entry.other, false) }) : err('not-offered');
}

function readInteger(entry: Entry, language: string): Read {
  const number = readNumber(entry, language);
  if (!number.ok) return number;
  return Number.isInteger(number.value) ? ok({ kind: 'integer', value: number.value }) : err('not-whole');
}

function readQuantity({ units }: QuantityQuestion, entry: Entry, language: string): Read {
  if (typeof entry !== 'object' || !('amount' in entry)) return err('wrong-kind');
  const number = readNumber(entry.amount, language);
  if (!number.ok) return number;
  const unit = units.find(({ key }) => key === entry.unit);
  if (unit === undefined && (units.length > 0 || entry.unit !== null)) return err('unknown-unit');
  return ok({
    kind: 'quantity',
    value: { value: number.value, unit: unit?.label.base ?? null, system: unit?.system ?? null, code: unit?.code ?? null },
  });
}

function readNumber(entry: Entry, language: string): Result<number, EntryProblem> {
  if (typeof entry === 'number') return Number.isFinite(entry) ? ok(entry) : err('not-a-number');
  return typeof entry === 'string' ? numberOf(entry, language) : err('wrong-kind');
}

/** Text without control characters and outer blanks; a single line unless several were asked for. */
function cleaned(text: string, manyLines: boolean): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n');
  const oneOrMany = manyLines ? lines : lines.replace(/[\n\t]+/g, ' ');
  return oneOrMany.replace(/[^\P{Cc}\n\t]/gu, '').trim();
}
