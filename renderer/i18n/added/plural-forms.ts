import { PluralForm } from '../../../shared/domain/added-language.ts';

/** Past this every language only repeats its forms, but for round millions, which no screen counts to. */
const highest = 200;

/** The whole numbers of each form a language has, up to the highest that tells them apart. @param code BCP 47 */
export function pluralForms(code: string): ReadonlyMap<PluralForm, readonly number[]> {
  const rules = new Intl.PluralRules(code);
  const all = Array.from({ length: highest + 1 }, (_, number) => number);
  const found = Map.groupBy(all, (number) => rules.select(number));
  return new Map(PluralForm.options.flatMap((form) => (found.has(form) ? [[form, found.get(form) ?? []] as const] : [])));
}
