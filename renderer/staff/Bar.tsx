import { type RefObject, useId } from 'react';
import { clockIn } from '../../shared/domain/time.ts';
import { BarMenu } from './BarMenu.tsx';
import type { FreshnessSentence } from './board/freshness.ts';
import type { When } from './board/row-view.ts';
import { Key } from './Key.tsx';
import type { Page } from './pages.ts';
import { useWords } from './words/use-words.ts';

interface Props {
  readonly siteName: string;
  readonly person: { readonly name: string; readonly role: string };
  readonly pages: readonly Page[];
  readonly page: Page;
  readonly onPage: (page: Page) => void;
  readonly toReview: number;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly freshness: FreshnessSentence;
  readonly when: When;
  readonly menu: Parameters<typeof BarMenu>[0]['items'];
  readonly onLock: () => void;
}

/** The 56 px bar: who and where, search, pages, one sentence about how fresh the data is, the clock, Lock. */
export function Bar({ siteName, person, pages, page, onPage, toReview, typed, onType, search, freshness, when, menu, onLock }: Props) {
  const { bar } = useWords();
  return (
    <header className="bar">
      <p className="bar-site">{siteName}</p>
      {pages.includes('board') && <Search typed={typed} onType={onType} input={search} onEnter={() => onPage('board')} />}
      <nav className="bar-pages" aria-label={bar.pages}>
        {pages.map((one) => (
          <button key={one} type="button" className="tab" aria-current={one === page ? 'page' : undefined} onClick={() => onPage(one)}>
            {bar[one]}
            {one === 'changes' && toReview > 0 && (
              <span className="badge tabular">
                <span aria-hidden="true">{toReview}</span>
                <span className="visually-hidden">, {bar.changesToReview(toReview)}</span>
              </span>
            )}
          </button>
        ))}
      </nav>
      <p className={`freshness freshness-${freshness.kind}`} role="status">
        <span className="freshness-sign" aria-hidden="true" />
        <span>{freshness.text}</span>
      </p>
      <p className="bar-clock tabular">
        <span className="visually-hidden">{bar.clock}: </span>
        {clockIn(when.zone, when.now)}
      </p>
      <button type="button" className="button bar-lock" onClick={onLock}>
        {bar.lock} <Key>L</Key>
      </button>
      <BarMenu person={person} items={menu} />
    </header>
  );
}

interface SearchProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onEnter: () => void;
}

function Search({ typed, onType, input, onEnter }: SearchProps) {
  const { bar } = useWords();
  const id = useId();
  return (
    <div className="search" role="search">
      <label className="visually-hidden" htmlFor={id}>
        {bar.search}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={bar.search}
        value={typed}
        onChange={({ target }) => {
          onType(target.value);
          onEnter();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onType('');
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          // Else the same press would go on to open the row it arrives at.
          event.preventDefault();
          document.querySelector<HTMLElement>('[data-row]')?.focus();
        }}
      />
      {typed === '' ? (
        <Key>/</Key>
      ) : (
        <button
          type="button"
          className="icon-button"
          aria-label={bar.clearSearch}
          title={bar.clearSearch}
          onClick={() => {
            onType('');
            input.current?.focus();
          }}
        >
          ×
        </button>
      )}
    </div>
  );
}
