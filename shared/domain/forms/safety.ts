import { err, ok, type Result } from '../../result.ts';
import { createEvaluation } from './evaluation.ts';
import { everyItem, type Form, type FormItem, type FormQuestion, isChoice, isQuestion } from './form.ts';
import type { FormState } from './state.ts';
import { type Coding, sameCoding, sameValue, type Value } from './value.ts';

const loinc = (code: string): Coding => ({ system: 'http://loinc.org', code, display: null });

/** PHQ-9 item 9, thoughts of being better off dead or of hurting oneself. A clinic may add codes of its own at installation. */
export const safetyCodes: readonly Coding[] = [loinc('44260-8')];

/**
 * Words that mark such a question where its author gave no code, in the languages of the product. A question too many only means that
 * a responder must be there.
 */
const safetyWords = new RegExp(
  [
    'better off dead|(hurt|harm|kill)(ing)? (your|my)self|end(ing)? (your|my) (own )?life|suicid',
    'mejor muert|(hacerse|hacerme) daño|lastimar(se|me)|(quitarse|quitarme) la vida',
    '自杀|自殺|伤害自己|傷害自己|不如死',
    'tự tử|tự sát|(làm hại|làm đau) bản thân|tự làm (hại|đau)',
    'انتحار|إيذاء نفس|ايذاء نفس|أذى بنفس',
  ].join('|'),
  'iu',
);

/** Whether a question's positive answer needs a person at once. Decided once, when the form is installed. */
export function isSafetyQuestion(item: Pick<FormItem, 'codes' | 'text'>, further: readonly Coding[] = []): boolean {
  const marked = [...safetyCodes, ...further].some((code) => item.codes.some((own) => sameCoding(own, code)));
  const words = item.text === null ? [] : [item.text.base, ...Object.values(item.text.translations)];
  return marked || words.some((text) => safetyWords.test(text));
}

export const hasSafetyQuestion = (form: Form): boolean => everyItem(form.items).some((item) => isQuestion(item) && item.safety);

/** Whether a positive answer to a safety question stands now. What it says never leaves the form; only that somebody is needed. */
export function isSafetyAnswer(form: Form, state: FormState): boolean {
  const evaluation = createEvaluation(form, state);
  return evaluation
    .placed()
    .some(({ item, path }) => isQuestion(item) && item.safety && evaluation.valuesAt(path).some((value) => isPositive(item, value)));
}

export interface Circumstances {
  /** The portal can be reached now, so that an alert arrives. */
  readonly online: boolean;
  /** A named responder is signed in. */
  readonly responderSignedIn: boolean;
}

/** May this form be offered now? One with a safety question only where somebody would come. */
export function offerable(form: Form, { online, responderSignedIn }: Circumstances): Result<'offer', 'offline' | 'no-responder'> {
  if (!hasSafetyQuestion(form)) return ok('offer');
  if (!online) return err('offline');
  return responderSignedIn ? ok('offer') : err('no-responder');
}

/** Anything but a known "no" counts: an alert too many is better than one too few. */
function isPositive(question: FormQuestion, value: Value): boolean {
  if (value.kind === 'boolean') return value.value;
  if (value.kind === 'integer' || value.kind === 'decimal') return value.value !== 0;
  if (value.kind === 'quantity') return value.value.value !== 0;
  const option = isChoice(question) ? question.options.find((candidate) => sameValue(candidate.value, value)) : undefined;
  if (option !== undefined && option.score !== null) return option.score > 0;
  if (value.kind === 'coding')
    return !negativeCodes.some((code) => sameCoding(code, value.value)) && !saysNo(option?.label.base ?? value.value.display ?? '');
  return value.kind === 'string' && !saysNo(value.value);
}

/** "Not at all", "No" and "Never" as LOINC, SNOMED CT and HL7 v2 code them. */
const negativeCodes: readonly Coding[] = [
  loinc('LA6568-5'),
  loinc('LA32-8'),
  loinc('LA6270-8'),
  { system: 'http://snomed.info/sct', code: '373067005', display: null },
  { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'N', display: null },
];
const saysNo = (words: string): boolean => /^(no|never|none|not at all)[.!]?$/i.test(words.trim());
