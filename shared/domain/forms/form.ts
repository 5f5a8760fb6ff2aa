import type { Condition } from './condition.ts';
import type { FormNote } from './finding.ts';
import type { Text } from './text.ts';
import type { Coding, Value } from './value.ts';

/**
 * An installed FHIR R4 Questionnaire: everything a screen needs and nothing this product cannot show. Plain JSON, so that it can be
 * stored and sent to a window. A form is never changed after it was installed; a new version is another form.
 */
export interface Form {
  /** Canonical address without the version. */
  readonly url: string;
  /** The author's version, or `sha256-` and 16 hex digits of the content where the author gave none. */
  readonly version: string;
  readonly title: Text;
  /** BCP 47 tag of the base texts. */
  readonly language: string;
  /** Every language in which no text that a patient sees is missing; the base language first. */
  readonly languages: readonly string[];
  readonly codes: readonly Coding[];
  readonly items: readonly FormItem[];
  /** What was left out at installation and does no harm. */
  readonly notes: readonly FormNote[];
}

export type FormItem = FormGroup | FormDisplay | FormQuestion;

interface ItemCommon {
  /** Unique in its form. */
  readonly linkId: string;
  readonly prefix: Text | null;
  readonly text: Text | null;
  readonly codes: readonly Coding[];
  /** Never shown; its initial value is submitted all the same. */
  readonly hidden: boolean;
  readonly enableWhen: readonly Condition[];
  readonly enableBehavior: 'all' | 'any';
  /** Inside a question: asked once that question has an answer. */
  readonly items: readonly FormItem[];
}

interface Occurrence {
  readonly required: boolean;
  readonly repeats: boolean;
  readonly minTimes: number;
  readonly maxTimes: number;
}

export interface FormGroup extends ItemCommon, Occurrence {
  readonly type: 'group';
}

export interface FormDisplay extends ItemCommon {
  readonly type: 'display';
}

interface QuestionCommon extends ItemCommon, Occurrence {
  readonly readOnly: boolean;
  readonly initial: readonly Value[];
  readonly help: readonly Text[];
  /** A positive answer needs a person at once (PHQ-9 item 9 and its like). */
  readonly safety: boolean;
  /** Not asked: the sum of the scores of the answers to these questions. */
  readonly sumOf: readonly string[] | null;
}

export type FormQuestion = BooleanQuestion | NumberQuestion | DateQuestion | TextQuestion | ChoiceQuestion | QuantityQuestion;

export interface BooleanQuestion extends QuestionCommon {
  readonly type: 'boolean';
}

export interface NumberLimits {
  readonly min: number | null;
  readonly max: number | null;
  readonly maxDecimalPlaces: number | null;
}

export interface NumberQuestion extends QuestionCommon, NumberLimits {
  readonly type: 'integer' | 'decimal';
  /** Shown behind the field; the number itself is kept without it. */
  readonly unit: Unit | null;
}

/** Answers may be a year, a year and month, or a day. */
export interface DateQuestion extends QuestionCommon {
  readonly type: 'date';
  readonly min: string | null;
  readonly max: string | null;
}

export interface TextQuestion extends QuestionCommon {
  /** `string` is one line, `text` may be several. */
  readonly type: 'string' | 'text';
  readonly minLength: number;
  readonly maxLength: number;
  /** Source of a regular expression that the whole answer matches; checked at installation to be quick on any input. */
  readonly pattern: string | null;
  /** An example of the wanted form, for instance `999-99-9999`. */
  readonly hint: Text | null;
}

export interface ChoiceQuestion extends QuestionCommon {
  readonly type: 'choice' | 'open-choice';
  readonly options: readonly Option[];
  /** How the author would show it; a renderer may know better. */
  readonly control: 'radio' | 'drop-down' | 'check-box' | null;
  /** Words for "something else" of an open choice, where the author gave them. */
  readonly openLabel: Text | null;
}

export interface QuantityQuestion extends QuestionCommon, NumberLimits {
  readonly type: 'quantity';
  /** Empty: a number without a unit. */
  readonly units: readonly Unit[];
}

export interface Unit {
  /** Unique among the units of its question. */
  readonly key: string;
  readonly label: Text;
  readonly system: string | null;
  readonly code: string | null;
}

export interface Option {
  /** Unique among the options of its question, the same in every language. */
  readonly key: string;
  readonly value: Value;
  readonly label: Text;
  readonly prefix: Text | null;
  readonly score: number | null;
  /** Cannot be chosen together with another, for instance "None of these". */
  readonly exclusive: boolean;
}

export const canonicalOf = (form: Pick<Form, 'url' | 'version'>): string => `${form.url}|${form.version}`;

export const isQuestion = (item: FormItem): item is FormQuestion => item.type !== 'group' && item.type !== 'display';
export const isChoice = (item: FormItem): item is ChoiceQuestion => item.type === 'choice' || item.type === 'open-choice';

/** The items in the order of the form, parents before children. */
export const everyItem = (items: readonly FormItem[]): FormItem[] => items.flatMap((item) => [item, ...everyItem(item.items)]);
