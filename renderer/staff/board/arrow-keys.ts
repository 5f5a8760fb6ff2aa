import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const asides: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Up and down a column, across its lanes; left and right between columns; Home and End to its ends. Reads the screen, so it keeps no copy of the rows. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
  const column = row?.closest<HTMLElement>('[data-column]');
  if (!row || !column || event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = rowsOf(column);
  const at = rows.indexOf(row);
  const target = targetInColumn(event.key, rows, at) ?? targetAside(event.key, { board: event.currentTarget, column, at });
  if (target === null) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

function targetInColumn(key: string, rows: readonly HTMLElement[], at: number): HTMLElement | null {
  if (key === 'Home') return rows[0] ?? null;
  if (key === 'End') return rows.at(-1) ?? null;
  const step = steps[key];
  return step === undefined ? null : (rows[at + step] ?? rows[at] ?? null);
}

interface Place {
  readonly board: HTMLElement;
  readonly column: HTMLElement;
  readonly at: number;
}

function targetAside(key: string, { board, column, at }: Place): HTMLElement | null {
  const step = asides[key];
  if (step === undefined) return null;
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')].filter((one) => rowsOf(one).length > 0);
  const next = columns[columns.indexOf(column) + step];
  if (next === undefined) return null;
  const rows = rowsOf(next);
  return rows[Math.min(at, rows.length - 1)] ?? null;
}

const rowsOf = (part: HTMLElement): HTMLElement[] => [...part.querySelectorAll<HTMLElement>('[data-row]')];
