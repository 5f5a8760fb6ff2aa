import { FormRule, formsOfVisit, formsWithin, type VisitForm } from '../../../shared/domain/forms/due.ts';
import type { OfferedForm } from '../../../shared/domain/forms/offer.ts';
import { Instant } from '../../../shared/domain/time.ts';

/** Where a form is asked, as it stands in its fields. */
export interface FormRuleDraft {
  /** Its address without a version. */
  readonly form: string;
  /** Parted by semicolons, because the clinic's own words may hold a comma. */
  readonly visitTypes: string;
  /** The same way. */
  readonly practitioners: string;
  readonly everyDays: string;
  readonly headphonesOnly: boolean;
}

export type FormRuleField = 'visitTypes' | 'practitioners' | 'everyDays';
export type FormRuleProblem =
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'tooHigh'; readonly limit: number }
  | { readonly kind: 'tooLong'; readonly limit: number };

export const newFormRule = (form: string): FormRuleDraft => ({
  form,
  visitTypes: '',
  practitioners: '',
  everyDays: '0',
  headphonesOnly: false,
});

export const formRuleDraftOf = ({ form, visitTypes, practitioners, everyDays, headphonesOnly }: FormRule): FormRuleDraft => ({
  form,
  visitTypes: visitTypes.join('; '),
  practitioners: practitioners.join('; '),
  everyDays: String(everyDays),
  headphonesOnly,
});

/** Call it only when no field has a problem; the schema still has the last word. */
export const formRuleOf = ({ form, visitTypes, practitioners, everyDays, headphonesOnly }: FormRuleDraft): FormRule =>
  FormRule.parse({
    form,
    visitTypes: partsOf(visitTypes),
    practitioners: partsOf(practitioners),
    everyDays: Number(everyDays),
    headphonesOnly,
  });

const partsOf = (text: string): readonly string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const [longestPart, mostDays] = [200, 3650];

export function judgeFormRule({ visitTypes, practitioners, everyDays }: FormRuleDraft): ReadonlyMap<FormRuleField, FormRuleProblem> {
  const found = new Map<FormRuleField, FormRuleProblem>();
  const lists = [
    ['visitTypes', visitTypes],
    ['practitioners', practitioners],
  ] as const;
  for (const [field, text] of lists)
    if (partsOf(text).some((part) => part.length > longestPart)) found.set(field, { kind: 'tooLong', limit: longestPart });
  if (!/^\d{1,6}$/.test(everyDays.trim())) found.set('everyDays', { kind: 'notWhole' });
  else if (Number(everyDays) > mostDays) found.set('everyDays', { kind: 'tooHigh', limit: mostDays });
  return found;
}

/** The first problem of all, for the foot of the page. */
export const judgeFormRules = (rules: readonly FormRuleDraft[]): FormRuleProblem | null =>
  rules.flatMap((rule) => [...judgeFormRule(rule).values()])[0] ?? null;

export interface TriedForms {
  readonly atKiosk: readonly string[];
  readonly onTablet: readonly string[];
}

/** Which forms, by address and version, somebody is asked who never answered one. @param screensAllowed at a standing kiosk */
export function tryForms(
  rules: readonly FormRuleDraft[],
  {
    visitType,
    practitioner,
    forms,
    screensAllowed,
  }: {
    readonly visitType: string;
    readonly practitioner: string;
    readonly forms: readonly OfferedForm[];
    readonly screensAllowed: number;
  },
): TriedForms {
  const offered = forms.filter(({ current }) => current);
  const sound = rules.filter((rule) => judgeFormRule(rule).size === 0).map(formRuleOf);
  const visit = { visitType: visitType.trim() || null, practitioner: practitioner.trim() || null, start: anyMoment };
  const asked = formsOfVisit(visit, sound, { offered, answered: [] });
  const here = formsWithin(asked, screensAllowed);
  const named = (which: (form: VisitForm) => boolean) => asked.filter(which).map(({ form }) => form);
  return { atKiosk: named((form) => here.includes(form)), onTablet: named((form) => !here.includes(form)) };
}

/** Nobody has answered before, so when the visit is does not matter. */
const anyMoment = Instant.parse('2026-03-02T12:00:00.000Z');
