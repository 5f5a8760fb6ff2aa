import type { LanguagePack } from '../../i18n/languages.ts';
import { Button } from '../../ui/Button.tsx';
import { DeskIcon, GlobeIcon } from '../../ui/icons.tsx';
import './OtherLanguage.css';

interface Props {
  readonly languages: readonly LanguagePack[];
  readonly onPress: () => void;
}

/** As many as fit two lines; the signs before them need no language. */
const mostSaid = 5;

/** For whoever reads none of the languages: a globe, the person at the desk it leads to, and the same two words in the first languages. */
export const OtherLanguage = ({ languages, onPress }: Props) => (
  <div className="other-language">
    <Button
      icon={
        <>
          <GlobeIcon />
          <DeskIcon />
        </>
      }
      onPress={onPress}
    >
      <span className="other-language-words">
        {languages.slice(0, mostSaid).map(({ code, direction, words }) => (
          <span key={code} lang={code} dir={direction}>
            {words.attract.otherLanguage}
          </span>
        ))}
      </span>
    </Button>
  </div>
);
