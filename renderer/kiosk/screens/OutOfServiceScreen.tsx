import type { LanguagePack } from '../../i18n/languages.ts';
import './OutOfServiceScreen.css';

interface Props {
  readonly languages: readonly LanguagePack[];
  /** Small, for IT; null while the kiosk is only starting. */
  readonly code: string | null;
}

/** Nobody can be served here: said in every language offered, because nobody has chosen one. */
export const OutOfServiceScreen = ({ languages, code }: Props) => (
  <main className="out-of-service">
    {languages.map(({ code: lang, direction, words }, index) => (
      <section key={lang} lang={lang} dir={direction}>
        {index === 0 ? <h1 tabIndex={-1}>{words.outOfService.title}</h1> : <h2>{words.outOfService.title}</h2>}
        <p>{code === null ? words.outOfService.starting : words.outOfService.body}</p>
      </section>
    ))}
    {code !== null && <p className="out-of-service-code">{languages[0]?.words.outOfService.forIt(code)}</p>}
  </main>
);
