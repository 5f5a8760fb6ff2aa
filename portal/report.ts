import { codeOf } from './troubles.ts';

/** Tells the operator about a bug. Never a message or a value: they may hold a patient's data. */
export type ReportBug = (error: unknown) => void;

/** One line of JSON: the kind of error, its code, the constraint, and where in the code. */
export function bugReport(error: unknown): string {
  const frames =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 8)
          .map((line) => line.trim())
      : [];
  return JSON.stringify({
    level: 'error',
    what: error instanceof Error ? error.name : typeof error,
    code: codeOf(error),
    constraint: typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : null,
    at: frames,
  });
}
