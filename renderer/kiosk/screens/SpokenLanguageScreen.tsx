import { useState } from 'react';
import { spokenLanguages } from '../../../shared/domain/spoken-languages.ts';
import { Button } from '../../ui/Button.tsx';
import type { ScreenProps } from './props.ts';
import './SpokenLanguageScreen.css';

/** Eight and the way to more fill the smallest glass at 20 mm each. */
const perPage = 8;

/** Which language somebody prefers, each in its own name. One touch asks for the change. */
export function SpokenLanguageScreen({ words, send }: Pick<ScreenProps, 'state' | 'words' | 'send'>) {
  const [page, setPage] = useState(0);
  const shown = spokenLanguages.slice(page * perPage, (page + 1) * perPage);
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
              <span data-clinic="">{ownName}</span>
            </Button>
          </li>
        ))}
        <li key="more">
          <Button onPress={() => setPage((page + 1) % Math.ceil(spokenLanguages.length / perPage))}>{words.change.moreLanguages}</Button>
        </li>
      </ul>
    </div>
  );
}
