type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Picks the form a language uses for a count; `other` stands in for every form the language was not given. */
export const plural = (locale: string, count: number, forms: Forms): string =>
  forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
