import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const asides: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Up and down within a lane, left and right between lanes, Home and End to its ends. Works on what is on screen, so it needs no copy of the rows. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
  if (row === null || event.ctrlKey || event.altKey || event.metaKey) return;
  const lane = row.closest<HTMLElement>('[data-lane]');
  if (lane === null) return;
  const rows = rowsOf(lane);
  const at = rows.indexOf(row);
  const target = verticalTarget(event.key, rows, at) ?? sideTarget(event.key, event.currentTarget, lane, at);
  if (target === null) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

function verticalTarget(key: string, rows: readonly HTMLElement[], at: number): HTMLElement | null {
  if (key === 'Home') return rows[0] ?? null;
  if (key === 'End') return rows.at(-1) ?? null;
  const step = steps[key];
  return step === undefined ? null : (rows[at + step] ?? rows[at] ?? null);
}

function sideTarget(key: string, board: HTMLElement, lane: HTMLElement, at: number): HTMLElement | null {
  const step = asides[key];
  if (step === undefined) return null;
  const lanes = [...board.querySelectorAll<HTMLElement>('[data-lane]')].filter((one) => one === lane || rowsOf(one).length > 0);
  const next = lanes[lanes.indexOf(lane) + step];
  if (next === undefined) return null;
  const rows = rowsOf(next);
  return rows[Math.min(at, rows.length - 1)] ?? null;
}

const rowsOf = (lane: HTMLElement): HTMLElement[] => [...lane.querySelectorAll<HTMLElement>('[data-row]')];
