import { z } from 'zod';
import { Instant, minutesFrom } from './time.ts';

const part = (length: number) => z.string().max(length).nullable();

/** What check-in needs of a FHIR R4 Coverage, and nothing else. */
export const CoverageValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insured'), payer: part(200), memberId: part(60), group: part(60), plan: part(200) }),
  z.object({ kind: z.literal('self-pay') }),
]);
export type CoverageValue = z.infer<typeof CoverageValue>;

/** What a kiosk keeps of one patient's insurance. */
export const KioskCoverage = z.object({
  onFile: CoverageValue.nullable().default(null),
  /** When exactly this was last confirmed; null when it changed since, or never was. */
  confirmedAt: Instant.nullable().default(null),
  /** An answer of the patient waits for staff: it is not asked a second time. */
  waiting: z.boolean().default(false),
});
export type KioskCoverage = z.infer<typeof KioskCoverage>;

/** Is the patient asked about insurance? `now` is true time. */
export function coverageIsDue({ confirmedAt, waiting }: KioskCoverage, now: Instant, confirmEveryDays: number): boolean {
  if (waiting) return false;
  return confirmedAt === null || minutesFrom(confirmedAt, now) >= confirmEveryDays * 24 * 60;
}

/** Equal for a person at the desk: spelling in capitals and spaces alone is no other insurance. */
export const sameCoverage = (one: CoverageValue | null, other: CoverageValue | null): boolean => coverageKey(one) === coverageKey(other);

/** The same text for the same insurance. */
export function coverageKey(value: CoverageValue | null): string {
  if (value === null || value.kind === 'self-pay') return value?.kind ?? '';
  return [value.payer, value.memberId, value.group, value.plan].map((text) => folded(text ?? '')).join('\n');
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '');

/** Enough for the owner of the card to recognise, too little for the person behind. */
export const maskMemberId = (memberId: string): string => {
  const shown = [...memberId.replaceAll(/\s/g, '')];
  return `${'•'.repeat(6)}${shown.length >= 6 ? ` ${shown.slice(-3).join('')}` : ''}`;
};
