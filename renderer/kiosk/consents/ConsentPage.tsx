import { type ReactNode, useContext } from 'react';
import type { ConsentWording } from '../../../shared/domain/consent.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { PagedText } from '../../ui/PagedText.tsx';
import { LanguagesContext } from '../languages-context.ts';
import './consents.css';

interface Props {
  readonly words: Catalogue;
  readonly shown: { readonly language: Language; readonly wording: ConsentWording; readonly required: boolean };
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPages: (pages: number) => void;
  /** Under the last page. */
  readonly end?: ReactNode;
}

/** One page of a text, in the language it is in. */
export function ConsentPage({ words: { consents: say }, shown: { language, wording, required }, page, pages, onPages, end }: Props) {
  const direction = useContext(LanguagesContext).directionOf(language);
  return (
    <div className="consent-read">
      <header>
        <h1 tabIndex={-1} lang={language} dir={direction} data-clinic>
          {wording.title}
        </h1>
        <p className="consent-note">{required ? say.required : say.optional}</p>
      </header>
      <PagedText text={wording.body} page={page} onPages={onPages} label={say.reading} lang={language} dir={direction} />
      {page === pages - 1 ? (
        end
      ) : (
        <p className="consent-page" role="status">
          {say.page(page + 1, pages)}
        </p>
      )}
    </div>
  );
}
