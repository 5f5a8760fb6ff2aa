import { z } from 'zod';
import { Entry } from '../../domain/forms/entry.ts';
import { PageView } from '../../domain/forms/page-view.ts';
import { Language } from '../../domain/language.ts';
import { LocalDate } from '../../domain/time.ts';
import { method } from '../contract.ts';
import { Identified } from './identified.ts';

/** Why an answer was not taken, and of which question of the page. */
export const FormProblem = z.object({
  question: z.number().int().nonnegative(),
  problem: z.string(),
  limit: z.union([z.string(), z.number()]).nullable(),
});
export type FormProblem = z.infer<typeof FormProblem>;

/** What the forms of this visit show next. Pages and questions are named by their place, never by whose they are. */
export const FormScreen = z.discriminatedUnion('kind', [
  /** `language`: the one the form is shown in. */
  z.object({ kind: z.literal('page'), view: PageView, language: z.string(), problem: FormProblem.nullable() }),
  /** Required questions without an answer, by their words. */
  z.object({ kind: z.literal('review'), title: z.string(), language: z.string(), missing: z.array(z.string()) }),
  /** The form has no text in the patient's language; these it has. */
  z.object({ kind: z.literal('not-in-your-language'), languages: z.array(z.string()) }),
  /** After a safety answer: a kind word and the crisis line. Not `reached`: nobody could be told, the person must speak to the desk. */
  z.object({ kind: z.literal('care'), reached: z.boolean(), crisisLine: z.string() }),
  /** A form that cannot be shown now; nothing is lost. */
  z.object({ kind: z.literal('later') }),
  z.object({ kind: z.literal('done') }),
]);
export type FormScreen = z.infer<typeof FormScreen>;

const language = Language;
const refusals = ['visit-over', 'not-allowed'] as const;

export const formMethods = {
  /** On a hand-out tablet: the ticket of a visit that is here, and the birth date typed once more. */
  identifyByTicket: method({
    input: z.strictObject({ ticket: z.string().trim().max(10), birthDate: LocalDate }),
    output: Identified,
    refusals: ['visit-over', 'not-offered'],
    needs: null,
  }),
  /** The screen of now: after coming in, after help, and in another language. */
  formsShow: method({ input: z.strictObject({ language }), output: FormScreen, refusals, needs: null }),
  /** The answers of the page that is shown, by the place of the question. On the way back what is not right is left out, not asked again. */
  formsAnswer: method({
    input: z.strictObject({
      language,
      page: z.string().max(2000),
      answers: z.array(z.array(Entry).max(100)).max(10),
      way: z.enum(['next', 'back']),
    }),
    output: FormScreen,
    refusals,
    needs: null,
  }),
  /** `another` and `fewer`: one more or one less of a group. `missing`: to a question of the review. `put-aside`: this form stays open. */
  formsGo: method({
    input: z.strictObject({
      language,
      to: z.union([z.enum(['another', 'fewer', 'back', 'on', 'put-aside']), z.strictObject({ missing: z.number().int().min(0).max(500) })]),
    }),
    output: FormScreen,
    refusals,
    needs: null,
  }),
  /** To go on in a language the form has. */
  formsContinueIn: method({
    input: z.strictObject({ language, shown: z.string().max(40) }),
    output: FormScreen,
    refusals,
    needs: null,
  }),
} as const;
