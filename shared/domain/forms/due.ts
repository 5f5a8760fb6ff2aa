import { z } from 'zod';
import { wordsFit } from '../arrival-rule.ts';
import { type Instant, minutesFrom } from '../time.ts';
import { Canonical } from './installed-form.ts';

/** Which visits ask for a form. `form` is the canonical address without a version: the newest installed one is asked. */
export const FormRule = z.object({
  form: z.string().min(1).max(500),
  /** In the clinic's own words; empty means every visit. Capitals and outer blanks do not count. */
  visitTypes: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  /** Words of the names of those whose visits ask it, as in a rule of arrival; empty means everybody's. Kinds of visit and these must both fit. */
  practitioners: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  /** Answered within this many days before the visit, it is not asked again; 0 asks at every visit. */
  everyDays: z.number().int().min(0).max(3650).default(0),
  /** Its questions are never said on a loudspeaker, see `mayBeAloud`. */
  headphonesOnly: z.boolean().default(false),
});
export type FormRule = z.infer<typeof FormRule>;

/** One form that a visit asks for, and how far it has come. */
export const VisitForm = z.object({
  form: Canonical,
  state: z.enum(['due', 'begun', 'done']),
  /** Screens it may need, see `screensOf`. */
  screens: z.number().int().positive(),
});
export type VisitForm = z.infer<typeof VisitForm>;

/** What a console shows of it: never which form. `tablet`: one is still open and too long for a standing kiosk. */
export const FormsState = z.enum(['none', 'due', 'tablet', 'done']);
export type FormsState = z.infer<typeof FormsState>;

/** The newest installed version of a form at this clinic. */
export interface Offered {
  readonly url: string;
  readonly canonical: string;
  readonly screens: number;
}

/** What a patient answered of one form, whatever its version. */
export interface Answered {
  readonly url: string;
  /** Of the very visit that is looked at. */
  readonly thisVisit: boolean;
  readonly completedAt: Instant | null;
}

interface Visit {
  readonly visitType: string | null;
  readonly practitioner: string | null;
  readonly start: Instant;
}

/** The forms a visit asks for, in the order of the rules. */
export function formsOfVisit(
  { visitType, practitioner, start }: Visit,
  rules: readonly FormRule[],
  { offered, answered }: { readonly offered: readonly Offered[]; readonly answered: readonly Answered[] },
): readonly VisitForm[] {
  return rules.flatMap(({ form, visitTypes, practitioners, everyDays }): VisitForm[] => {
    const installed = offered.find(({ url }) => url === form);
    if (installed === undefined || !isFor(visitTypes, visitType) || !isWith(practitioners, practitioner)) return [];
    const mine = answered.filter(({ url }) => url === form);
    const here = mine.find(({ thisVisit }) => thisVisit);
    const lately = ({ thisVisit, completedAt }: Answered): boolean =>
      !thisVisit && completedAt !== null && minutesFrom(completedAt, start) < everyDays * 24 * 60;
    if (here === undefined && mine.some(lately)) return [];
    const state = here === undefined ? 'due' : here.completedAt === null ? 'begun' : 'done';
    return [{ form: installed.canonical, state, screens: installed.screens }];
  });
}

const isFor = (visitTypes: readonly string[], visitType: string | null): boolean =>
  visitTypes.length === 0 || (visitType !== null && visitTypes.some((one) => plain(one) === plain(visitType)));

const isWith = (practitioners: readonly string[], practitioner: string | null): boolean =>
  practitioners.length === 0 || practitioners.some((words) => wordsFit(words, practitioner));

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** @param screensAllowed at a standing kiosk, after the arrival */
export function formsStateOf(forms: readonly VisitForm[], screensAllowed: number): FormsState {
  if (forms.length === 0) return 'none';
  const open = forms.filter(({ state }) => state !== 'done');
  if (open.length === 0) return 'done';
  return open.some(({ screens }) => screens > screensAllowed) ? 'tablet' : 'due';
}

/** The open forms a device asks for: all of them on a hand-out tablet (no limit), else as many in a row as the screens allow. */
export function formsWithin(forms: readonly VisitForm[], screensAllowed: number | null): readonly VisitForm[] {
  let left = screensAllowed ?? Number.POSITIVE_INFINITY;
  return forms.filter(({ state, screens }) => {
    if (state === 'done' || screens > left) return false;
    left -= screens;
    return true;
  });
}
