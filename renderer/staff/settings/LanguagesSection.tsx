import type { LanguageLine } from '../../../shared/domain/added-language.ts';
import { BuiltInLanguage, type Language } from '../../../shared/domain/language.ts';
import { mostLanguages } from '../../../shared/domain/site.ts';
import { allPacks } from '../../i18n/languages.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { StaffField } from '../StaffField.tsx';
import { languageName } from '../words/dates.ts';
import { useReading } from '../words/use-words.ts';
import { moved } from './moved.ts';
import type { SectionProps } from './SettingsForm.tsx';
import { sayProblem } from './say.ts';

export interface LanguagesProps {
  /** What the clinic added besides the languages of Foyer itself. */
  readonly added: readonly LanguageLine[];
}

/** How many sentences a language still lacks; null when this program has no words for it at all. */
function lackingIn(language: Language, added: readonly LanguageLine[]): number | null {
  if (allPacks.some(({ code }) => code === language)) return 0;
  return added.find(({ code }) => code === language)?.missing ?? null;
}

/** Which languages patients may choose, in which order, and where to sit in each. */
export function LanguagesSection(props: LanguagesProps & SectionProps) {
  const reading = useReading();
  const {
    words: {
      settings: { languages: say },
    },
    locale,
  } = reading;
  const { draft, problems, added } = props;
  const all: readonly Language[] = [...BuiltInLanguage.options, ...added.map(({ code }) => code)];
  const others = all.filter((language) => !draft.languages.includes(language));
  return (
    <>
      <p className="soft">{say.hint}</p>
      <ol className="languages">
        {[...draft.languages, ...others].map((language) => (
          <LanguageRow key={language} language={language} {...props} />
        ))}
      </ol>
      <FieldMessage id="languages-say" hint="" problem={sayProblem(problems.get('languages'), reading)} />
      {draft.languages.map((language) => (
        <StaffField
          key={language}
          label={say.seating(languageName(language, locale))}
          hint={say.seatingHint}
          lang={language}
          maxLength={140}
          value={draft.seating[language] ?? ''}
          problem={sayProblem(problems.get(`seating.${language}`), reading)}
          onChange={({ target }) => props.onChange({ ...draft, seating: { ...draft.seating, [language]: target.value } })}
        />
      ))}
    </>
  );
}

function LanguageRow({ language, draft, added, onChange }: LanguagesProps & SectionProps & { readonly language: Language }) {
  const {
    words: {
      settings: { languages: say },
    },
    locale,
  } = useReading();
  const name = languageName(language, locale);
  const at = draft.languages.indexOf(language);
  const offered = at >= 0;
  const lacks = lackingIn(language, added);
  const set = (languages: readonly Language[]) => onChange({ ...draft, languages });
  return (
    <li className="language">
      <label className="check">
        <input
          type="checkbox"
          aria-label={say.offer(name)}
          checked={offered}
          disabled={!offered && (lacks !== 0 || draft.languages.length >= mostLanguages)}
          onChange={({ target }) =>
            set(target.checked ? [...draft.languages, language] : draft.languages.filter((one) => one !== language))
          }
        />
        <span>{name}</span>
      </label>
      {lacks !== 0 && <span className="soft small">{lacks === null ? say.notYet : say.lacks(lacks)}</span>}
      {at === 0 && <span className="tag">{say.first}</span>}
      {offered && (
        <span className="language-move">
          <button
            type="button"
            className="icon-button"
            disabled={at === 0}
            aria-label={say.up(name)}
            title={say.up(name)}
            onClick={() => set(moved(draft.languages, at, -1))}
          >
            ↑
          </button>
          <button
            type="button"
            className="icon-button"
            disabled={at === draft.languages.length - 1}
            aria-label={say.down(name)}
            title={say.down(name)}
            onClick={() => set(moved(draft.languages, at, 1))}
          >
            ↓
          </button>
        </span>
      )}
    </li>
  );
}
