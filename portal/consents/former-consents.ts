import type { ConsentText } from '../../shared/domain/consent.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { ReadScope } from '../store/store.ts';

type At = Pick<Site, 'id' | 'consents'>;

/**
 * Optional texts that are asked no more and that people agreed to, each in the languages they read it in alone: so that they can read it again and
 * take it back at any visit (GDPR 7(3)). By name, oldest version first.
 */
export async function formerConsents(tx: Pick<ReadScope, 'consents' | 'consentTexts'>, site: At): Promise<ConsentText[]> {
  const former = (await tx.consentTexts.all(site.id)).filter((text) => !text.required && !isAsked(site, text));
  // Asked at every word about the site, and most clinics have none.
  if (former.length === 0) return [];
  const agreed = await tx.consents.agreedTo(site.id);
  return former.flatMap(({ consent, version, required, wordings }) => {
    const read = agreed
      .filter((one) => one.consent === consent && one.version === version)
      .map(({ language }) => [language, wordings[language]]);
    return read.length === 0 ? [] : [{ consent, version, required, wordings: Object.fromEntries(read) }];
  });
}

export const isAsked = ({ consents }: Pick<At, 'consents'>, { consent, version }: Pick<ConsentText, 'consent' | 'version'>): boolean =>
  consents.some((one) => one.consent === consent && one.version === version);
