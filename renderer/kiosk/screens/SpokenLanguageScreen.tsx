import { useContext, useState } from 'react';
import { builtIn } from '../../../shared/domain/language.ts';
import { spokenLanguages } from '../../../shared/domain/spoken-languages.ts';
import type { LanguagePack } from '../../i18n/languages.ts';
import { Button } from '../../ui/Button.tsx';
import { LanguagesContext } from '../languages-context.ts';
import type { ScreenProps } from './props.ts';
import './SpokenLanguageScreen.css';

/** Eight and the way to more fill the smallest glass at 20 mm each. */
const perPage = 8;

/** Which language somebody prefers, each in its own name. One touch asks for the change. */
export function SpokenLanguageScreen({ words, send }: Pick<ScreenProps, 'state' | 'words' | 'send'>) {
  const [page, setPage] = useState(0);
  const all = listed(useContext(LanguagesContext).offered);
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const choose = (tag: string) => {
    send({ type: 'text', text: tag });
    send({ type: 'next' });
  };
  return (
    <div className="spoken">
      <h1 tabIndex={-1}>{words.change.language}</h1>
      <ul className="spoken-languages">
        {shown.map(({ tag, ownName }) => (
          <li key={tag}>
            <Button kind="choice" lang={tag} onPress={() => choose(tag)}>
              <span className="language-name" data-clinic="">
                {ownName}
              </span>
            </Button>
          </li>
        ))}
        <li key="more">
          <Button onPress={() => setPage((page + 1) % Math.ceil(all.length / perPage))}>{words.change.moreLanguages}</Button>
        </li>
      </ul>
    </div>
  );
}

/** The languages the clinic added come first: people here speak them. */
function listed(offered: readonly LanguagePack[]): readonly { readonly tag: string; readonly ownName: string }[] {
  const added = offered.filter(({ code }) => !builtIn(code)).map(({ code, ownName }) => ({ tag: code, ownName }));
  return [...added, ...spokenLanguages.filter(({ tag }) => added.every((one) => one.tag !== tag))];
}
