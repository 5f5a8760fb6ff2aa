import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { holdRows, type Shown } from './hold-rows.ts';
import { useHeld } from './use-held.ts';

interface Props<R> {
  readonly title: string;
  readonly rows: readonly R[];
  readonly idOf: (row: R) => string;
  readonly fits: (row: R) => boolean;
  /** What is searched for; empty shows everything. */
  readonly typed: string;
  readonly empty: string;
  /** How old the data is: `as of 09:41`. */
  readonly asOf: string;
  readonly selected: string | null;
  readonly onOpen: (row: R) => void;
  readonly children: (shown: Shown<R>) => ReactNode;
  readonly className?: string;
  readonly note?: string;
  /** A lane that starts closed, and opens by itself for what is searched. */
  readonly folds?: boolean;
}

/** One lane of the board: rows that hold still while somebody is in it, and one stop of the Tab key. */
export function Lane<R>({
  title,
  rows,
  idOf,
  fits,
  typed,
  empty,
  asOf,
  selected,
  onOpen,
  children,
  className = '',
  note,
  folds = false,
}: Props<R>) {
  const { board } = useWords();
  const id = useId();
  const [open, setOpen] = useState(!folds);
  const [stop, setStop] = useState<string | null>(null);
  const { held, letIn, watch } = useHeld(rows);
  const { shown, waiting } = holdRows(held, rows, idOf);
  const visible = typed === '' ? shown : shown.filter(({ row }) => fits(row));
  const isOpen = open || (typed !== '' && visible.length > 0);
  const tabStop = visible.some(({ row }) => idOf(row) === stop) ? stop : visible[0] && idOf(visible[0].row);

  return (
    <section className={`lane ${isOpen ? '' : 'lane-closed'} ${className}`} aria-labelledby={id} {...watch}>
      <header className="lane-head">
        <h2 id={id}>
          {folds ? (
            <button type="button" className="fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {title}
            </button>
          ) : (
            title
          )}
          <span className="count tabular">{typed === '' ? rows.length : visible.length}</span>
        </h2>
        {waiting > 0 && (
          <button type="button" className="new-rows" aria-label={board.newRowsHint(waiting, title)} onClick={letIn}>
            {board.newRows(waiting)}
          </button>
        )}
        <span className="age">{asOf}</span>
      </header>
      {isOpen && note !== undefined && <p className="lane-note">{note}</p>}
      {isOpen && visible.length === 0 && <p className="lane-empty">{typed === '' ? empty : board.noMatch(typed)}</p>}
      {isOpen && (
        <ul className="rows">
          {visible.map((one) => (
            <li key={idOf(one.row)}>
              <button
                type="button"
                className={one.gone ? 'row row-gone' : 'row'}
                data-row={idOf(one.row)}
                tabIndex={idOf(one.row) === tabStop ? 0 : -1}
                aria-current={idOf(one.row) === selected || undefined}
                onFocus={() => setStop(idOf(one.row))}
                onClick={() => onOpen(one.row)}
              >
                {children(one)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
