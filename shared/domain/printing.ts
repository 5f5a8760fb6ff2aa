import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';

/** Why nothing came out of a printer; each has one next step for whoever stands there. */
export const PrintRefusal = z.enum(['no-printer', 'printer-missing', 'printer-offline', 'print-failed']);
export type PrintRefusal = z.infer<typeof PrintRefusal>;

/** A printer as the system lists it. */
export interface Printer {
  readonly name: string;
  /** False when the system itself says that nothing would come out. */
  readonly ready: boolean;
}

/** `ask`: the system's own dialog, where people choose. */
export type PrintPlan = { readonly kind: 'ask' } | { readonly kind: 'print'; readonly printer: string };

/** @param chosen the printer IT named for this computer, or null where people choose */
export function decidePrinter(chosen: string | null, printers: readonly Printer[]): Result<PrintPlan, PrintRefusal> {
  if (chosen === null) return printers.length === 0 ? err('no-printer') : ok({ kind: 'ask' });
  const found = printers.find(({ name }) => name === chosen);
  if (found === undefined) return err('printer-missing');
  return found.ready ? ok({ kind: 'print', printer: found.name }) : err('printer-offline');
}

/** What the system says of a printer. CUPS tells these (RFC 8011 5.4.11, 5.4.12, 5.4.23); where nothing is said it is taken to be ready. */
export function isReady(told: Readonly<Record<string, string | undefined>>): boolean {
  const stopped = '5';
  const reasons = told['printer-state-reasons'] ?? '';
  if (told['printer-state'] === stopped || told['printer-is-accepting-jobs'] === 'false') return false;
  return !/\b(offline|shutdown|paused|stopped|media-empty-error|media-jam)/.test(reasons);
}
