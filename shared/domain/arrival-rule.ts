import { z } from 'zod';
import { Language } from './language.ts';
import { foldName } from './name-matching.ts';

const someWords = z.string().trim().min(1).max(120);
const minutes = z.number().int().min(0).max(1440);

/** One rule of a site about who may arrive at the kiosk, and when. What it does not say is as for everybody. */
export const ArrivalRule = z.object({
  /** What staff read beside the number of somebody this rule sent to the desk. */
  name: z.string().trim().min(1).max(80),
  /** All that is given must fit. Words fit when every one of them stands in the appointment's. */
  when: z.object({
    practitioner: someWords.nullable().default(null),
    visitType: someWords.nullable().default(null),
    /** Only those whose open balance is over the site's limit. */
    owes: z.boolean().default(false),
  }),
  /** What the kiosk does with them. */
  does: z.enum(['arrive', 'desk']).default('arrive'),
  opensMinutesBefore: minutes.nullable().default(null),
  closesMinutesAfter: minutes.nullable().default(null),
  /** What a patient sent to the desk reads; a language without one has our own sentence. */
  says: z.partialRecord(Language, z.string().trim().min(1).max(120)).default({}),
});
export type ArrivalRule = z.infer<typeof ArrivalRule>;

/** What of an appointment a rule may look at. */
export interface RuledVisit {
  readonly practitioner: string | null;
  readonly visitType: string | null;
  readonly owes: boolean;
}

/** The first rule that fits decides; null when none does. */
export const ruleFor = (visit: RuledVisit, rules: readonly ArrivalRule[]): ArrivalRule | null =>
  rules.find(
    ({ when }) =>
      wordsFit(when.practitioner, visit.practitioner) && wordsFit(when.visitType, visit.visitType) && (!when.owes || visit.owes),
  ) ?? null;

/** Do these words stand in that name? "lopez" fits "Dr. María López"; "Lopez Ana" does not. */
export function wordsFit(wanted: string | null, given: string | null): boolean {
  if (wanted === null) return true;
  const words = new Set(wordsOf(given ?? ''));
  const asked = wordsOf(wanted);
  return asked.length > 0 && asked.every((word) => words.has(word));
}

const wordsOf = (text: string): string[] =>
  text
    .split(/[\s,.;:/()]+/)
    .map(foldName)
    .filter((word) => word !== '');
