import { z } from 'zod';
import { sameName } from './slots.ts';
import { clockIn, type Instant, minutesFrom, type TimeZone } from './time.ts';

/** What a patient was told: whole minutes from the arrival, both included. */
export const WaitRange = z.object({ from: z.number().int().nonnegative(), to: z.number().int().positive() });
export type WaitRange = z.infer<typeof WaitRange>;

/** One visit of the past: how it was, from the arrival to being called. */
export interface PastVisit {
  readonly start: Instant;
  readonly arrivedAt: Instant;
  readonly calledAt: Instant;
  readonly practitioner: string | null;
  readonly visitType: string | null;
}

/**
 * How late people like this were called, in minutes after both the start and the arrival were past (negative: before). Null in a key
 * means any. Made at the portal from visits of the past; nothing in it is about one patient, because it needs several.
 */
export const UsualWait = z.object({
  practitioner: z.string().max(200).nullable(),
  visitType: z.string().max(200).nullable(),
  /** 0 to 23, of the start, at the site. */
  hour: z.number().int().min(0).max(23).nullable(),
  /** A fifth of the people were called earlier, a fifth later. */
  early: z.number(),
  late: z.number(),
  samples: z.number().int().positive(),
});
export type UsualWait = z.infer<typeof UsualWait>;

interface Key {
  readonly practitioner: string | null;
  readonly visitType: string | null;
  readonly hour: number | null;
}

/** Longer than this from arrival to call is a forgotten entry, not a wait. */
const longestMinutes = 8 * 60;

/** From the most alike to the least: the first that has enough samples speaks. Nothing wider than one practitioner's visits is promised. */
const widenings: readonly ((key: Key) => Key)[] = [
  (key) => key,
  ({ practitioner, hour }) => ({ practitioner, visitType: null, hour }),
  ({ practitioner, visitType }) => ({ practitioner, visitType, hour: null }),
  ({ practitioner }) => ({ practitioner, visitType: null, hour: null }),
];

/** Every group of past visits that has enough samples to say something honest. */
export function usualWaits(past: readonly PastVisit[], zone: TimeZone, minSamples: number): readonly UsualWait[] {
  const groups = new Map<string, { readonly key: Key; readonly delays: number[] }>();
  for (const visit of past) {
    const waited = minutesFrom(visit.arrivedAt, visit.calledAt);
    if (waited < 0 || waited > longestMinutes) continue;
    const delay = minutesFrom(laterOf(visit.start, visit.arrivedAt), visit.calledAt);
    for (const key of keysOf(visit, zone)) {
      const name = JSON.stringify([key.practitioner?.toLowerCase(), key.visitType?.toLowerCase(), key.hour]);
      const group = groups.get(name) ?? { key, delays: [] };
      group.delays.push(delay);
      groups.set(name, group);
    }
  }
  return [...groups.values()]
    .filter(({ delays }) => delays.length >= minSamples)
    .map(({ key, delays }) => {
      const sorted = delays.toSorted((a, b) => a - b);
      return { ...key, early: rounded(percentile(sorted, 0.2)), late: rounded(percentile(sorted, 0.8)), samples: sorted.length };
    });
}

/**
 * What to tell somebody who arrives now; null when the clinic's own past does not say enough, so that nothing is promised.
 * Widened to whole five minutes: a figure to the minute would be a promise nobody can keep.
 */
export function decideWaitRange(
  waits: readonly UsualWait[],
  appointment: { readonly start: Instant; readonly practitioner: string | null; readonly visitType: string | null },
  now: Instant,
  zone: TimeZone,
): WaitRange | null {
  const usual = keysOf(appointment, zone)
    .map((key) => waits.find((one) => isFor(one, key)))
    .find((one) => one !== undefined);
  if (usual === undefined) return null;
  const untilStart = Math.max(0, minutesFrom(now, appointment.start));
  const from = Math.max(0, Math.floor((untilStart + usual.early) / 5) * 5);
  const to = Math.max(from + 5, Math.ceil((untilStart + usual.late) / 5) * 5);
  return to > longestMinutes ? null : { from, to };
}

/** How many whole minutes longer than was told somebody has waited; 0 while what was told still holds. */
export function minutesOver(told: WaitRange | null, arrivedAt: Instant, now: Instant): number {
  return told === null ? 0 : Math.max(0, Math.floor(minutesFrom(arrivedAt, now) - told.to));
}

/** What a person reads: a range, that it takes longer than they were told, or no promise. */
export const ToldWait = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('range'), ...WaitRange.shape }),
  z.object({ kind: z.literal('longer') }),
  z.object({ kind: z.literal('no-promise') }),
]);
export type ToldWait = z.infer<typeof ToldWait>;

/** Whoever asks again is told the same range while it holds, and the truth when it does not. */
export function toldWait(arrival: { readonly told: WaitRange | null; readonly arrivedAt: Instant } | null, now: Instant): ToldWait {
  const told = arrival?.told ?? null;
  if (arrival === null || told === null) return { kind: 'no-promise' };
  return minutesOver(told, arrival.arrivedAt, now) > 0 ? { kind: 'longer' } : { kind: 'range', ...told };
}

function keysOf(
  { start, practitioner, visitType }: { readonly start: Instant; readonly practitioner: string | null; readonly visitType: string | null },
  zone: TimeZone,
): readonly Key[] {
  const key = { practitioner, visitType, hour: Number(clockIn(zone, start).slice(0, 2)) };
  const keys = widenings.map((widen) => widen(key));
  return keys.filter((one, at) => keys.findIndex((other) => isFor(one, other)) === at);
}

const isFor = (one: Key, key: Key): boolean =>
  same(one.practitioner, key.practitioner) && same(one.visitType, key.visitType) && one.hour === key.hour;
const same = (a: string | null, b: string | null): boolean => (a === null || b === null ? a === b : sameName(a, b));

/** Between the two nearest values, as the usual definition has it. @param sorted not empty, ascending */
export function percentile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

const rounded = (minutes: number): number => Math.round(minutes * 10) / 10;
const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
