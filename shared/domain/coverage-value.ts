import { z } from 'zod';
import { Instant, minutesFrom } from './time.ts';

const part = (length: number) => z.string().max(length).nullable();

/** What check-in needs of a FHIR R4 Coverage, and nothing else. */
export const CoverageValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insured'), payer: part(200), memberId: part(60), group: part(60), plan: part(200) }),
  z.object({ kind: z.literal('self-pay') }),
]);
export type CoverageValue = z.infer<typeof CoverageValue>;

/** Which insurance pays first (FHIR Coverage.order). A third is for the desk. */
export const CoverageRank = z.enum(['primary', 'secondary']);
export type CoverageRank = z.infer<typeof CoverageRank>;

const InsuranceOnFile = z.object({
  onFile: CoverageValue.nullable().default(null),
  /** When exactly this was last confirmed; null when it changed since, or never was. */
  confirmedAt: Instant.nullable().default(null),
  /** An answer of the patient waits for staff: it is not asked a second time. */
  waiting: z.boolean().default(false),
});
export type InsuranceOnFile = z.infer<typeof InsuranceOnFile>;

/** What a kiosk keeps of one patient's insurance. `second` is null for whoever has one or none. */
export const KioskCoverage = InsuranceOnFile.extend({ second: InsuranceOnFile.nullable().default(null) });
export type KioskCoverage = z.infer<typeof KioskCoverage>;

export const insuranceOf = (coverage: KioskCoverage, rank: CoverageRank): InsuranceOnFile | null =>
  rank === 'primary' ? coverage : coverage.second;

/** Is the patient asked about this insurance? `now` is true time. */
export function coverageIsDue({ confirmedAt, waiting }: InsuranceOnFile, now: Instant, confirmEveryDays: number): boolean {
  if (waiting) return false;
  return confirmedAt === null || minutesFrom(confirmedAt, now) >= confirmEveryDays * 24 * 60;
}

/** The insurances to ask about, the first one first. */
export const dueCoverages = (coverage: KioskCoverage, now: Instant, confirmEveryDays: number): readonly CoverageRank[] =>
  CoverageRank.options.filter((rank) => {
    const one = insuranceOf(coverage, rank);
    return one !== null && coverageIsDue(one, now, confirmEveryDays);
  });

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
