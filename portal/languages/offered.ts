import { missingSentences } from '../../renderer/i18n/added/catalogue-of.ts';
import type { AddedLanguage, LanguageLine } from '../../shared/domain/added-language.ts';
import { builtIn } from '../../shared/domain/language.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { StoredLanguage } from '../store/languages.ts';
import type { ReadScope } from '../store/store.ts';
import { isForMessages } from './message-sentences.ts';

/** The added languages that kiosks of a site are told: offered there, and without a gap (docs/sync.md S140). */
export async function languagesOfSite(
  tx: Pick<ReadScope, 'languages'>,
  { settings }: Pick<Site, 'settings'>,
): Promise<readonly AddedLanguage[]> {
  const offered: readonly string[] = settings.languages.filter((code) => !builtIn(code));
  // Asked at every fetch of a kiosk, and most clinics added none.
  if (offered.length === 0) return [];
  return (await tx.languages.current())
    .filter((one) => offered.includes(one.code) && missingSentences(one).length === 0)
    .map(({ addedAt: _, sentences, ...language }) => ({
      ...language,
      sentences: Object.fromEntries(Object.entries(sentences).filter(([key]) => !isForMessages(key))),
    }));
}

export const lineOf = (language: StoredLanguage): LanguageLine => ({
  code: language.code,
  ownName: language.ownName,
  missing: missingSentences(language).length,
});
