import { useContext } from 'react';
import type { FormScreen } from '../../../shared/ipc/kiosk/forms.ts';
import type { Languages } from '../../i18n/added/languages-of.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { LanguagesContext } from '../languages-context.ts';
import './forms.css';

type ScreenOf<K extends FormScreen['kind']> = Extract<FormScreen, { kind: K }>;

/** After an answer that worries: a kind word, who comes, and whom to call. Others would learn of the answer, so it is for headphones. */
export const CareWords = ({
  screen: { reached, crisisLine },
  words: { forms },
}: {
  readonly screen: ScreenOf<'care'>;
  readonly words: Catalogue;
}) => (
  <div className="form-words" data-private="">
    <h1 tabIndex={-1}>{forms.careTitle}</h1>
    <p>{reached ? forms.careComing : forms.careDesk}</p>
    <p className="form-strong">{forms.crisis(crisisLine)}</p>
  </div>
);

export const LaterWords = ({ words: { forms } }: { readonly words: Catalogue }) => (
  <div className="form-words">
    <h1 tabIndex={-1}>{forms.laterTitle}</h1>
    <p>{forms.laterBody}</p>
  </div>
);

interface LanguageProps {
  readonly languages: readonly string[];
  readonly words: Catalogue;
  readonly onContinue: (language: string) => void;
  readonly onDesk: () => void;
}

/** The form has no words in the patient's language: go on in one it has, or at the desk. */
export function LanguageChoice({ languages, words: { forms }, onContinue, onDesk }: LanguageProps) {
  const { packFor } = useContext(LanguagesContext);
  return (
    <div className="form-words">
      <h1 tabIndex={-1}>{forms.languageTitle}</h1>
      <p>{forms.languageHint}</p>
      <div className="form-options">
        {languages.slice(0, mostLanguages).map((language) => (
          <Button key={language} kind="choice" onPress={() => onContinue(language)}>
            {forms.continueIn(languageName(language, packFor))}
          </Button>
        ))}
        <Button kind="choice" onPress={onDesk}>
          {forms.askDesk}
        </Button>
      </div>
    </div>
  );
}

const mostLanguages = 5;

/** A language in its own words, as its speakers look for it. */
function languageName(tag: string, packFor: Languages['packFor']): string {
  const base = tag.split('-')[0] ?? tag;
  const pack = packFor(tag).code === tag ? packFor(tag) : packFor(base);
  if (pack.code === tag || pack.code === base) return pack.ownName;
  return new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}

interface ReviewProps {
  readonly screen: ScreenOf<'review'>;
  readonly words: Catalogue;
  readonly onGo: (missing: number) => void;
}

/** What is required and was passed over; touching one goes there. */
export function ReviewList({ screen: { missing, language }, words: { forms }, onGo }: ReviewProps) {
  return (
    <div className="form-words form-review">
      <h1 tabIndex={-1}>{missing.length === 0 ? forms.reviewReady : forms.reviewTitle}</h1>
      {missing.length > 0 && <p>{forms.reviewHint}</p>}
      <div className="form-options">
        {missing.slice(0, mostListed).map((question, at) => (
          // The list has no other names than its order.
          <Button key={at} onPress={() => onGo(at)} lang={language}>
            <span dir="auto">{question}</span>
          </Button>
        ))}
      </div>
    </div>
  );
}

/** As many as fit; the others come after these are answered. */
const mostListed = 4;
