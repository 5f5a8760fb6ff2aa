import type { Place } from './records.ts';
import type { ImportRefusal } from './refusal.ts';

export type Outcome = 'imported' | 'updated' | 'unchanged';

export interface Refusal extends Place {
  readonly reason: ImportRefusal;
}

type Counts = Readonly<Record<string, number>>;

/** What an import did. Counts are by FHIR type; nothing in it names a patient. */
export interface ImportReport {
  readonly imported: Counts;
  readonly updated: Counts;
  readonly unchanged: Counts;
  /** Records and files left out, each with a reason. */
  readonly refused: number;
  /** The first hundred; all of them go to the file of --refused-to. */
  readonly refusals: readonly Refusal[];
  /** Types Foyer does not import. */
  readonly unknown: Counts;
  /** Kept, but naming a patient who is not here; linked when the patient is and the file is imported again. */
  readonly unlinked: Counts;
  readonly files: number;
  readonly seconds: number;
}

export const refusalsShown = 100;

/** @param onRefusal called with every refusal, in order */
export function createTally(onRefusal: (refusal: Refusal) => void) {
  const counts = {
    imported: new Map(),
    updated: new Map(),
    unchanged: new Map(),
    unknown: new Map(),
    unlinked: new Map(),
  } satisfies Record<string, Map<string, number>>;
  const refusals: Refusal[] = [];
  let refused = 0;
  const add = (what: keyof typeof counts, type: string, count = 1) => {
    const map: Map<string, number> = counts[what];
    if (count > 0) map.set(type, (map.get(type) ?? 0) + count);
  };
  const sorted = (map: Map<string, number>): Counts => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    add,
    refuse(place: Place, reason: ImportRefusal): void {
      refused += 1;
      const refusal = { ...place, reason };
      if (refusals.length < refusalsShown) refusals.push(refusal);
      onRefusal(refusal);
    },
    report: (files: number, seconds: number): ImportReport => ({
      imported: sorted(counts.imported),
      updated: sorted(counts.updated),
      unchanged: sorted(counts.unchanged),
      refused,
      refusals,
      unknown: sorted(counts.unknown),
      unlinked: sorted(counts.unlinked),
      files,
      seconds,
    }),
  };
}
export type Tally = ReturnType<typeof createTally>;
