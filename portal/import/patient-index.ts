import { dirname } from 'node:path';
import type { PatientId, Source } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { sourceKey } from '../store/patients.ts';
import { containedSource, type OtherNames } from './draft.ts';
import type { Place } from './records.ts';
import type { Target } from './reference.ts';
import { defaultSystem } from './source.ts';

/** More other names than this are not remembered: references by urn:uuid or identifier to patients beyond it stay unlinked. */
const maxNames = 500_000;
/** How many source systems one reference is tried in. */
const maxSystems = 20;

/** What one reference may mean, best first, and which of it the sources must be asked for. */
export interface Candidates {
  readonly known: PatientId | null;
  /** Each group is tried as one: two different patients in the same group make the reference ambiguous. */
  readonly groups: readonly (readonly Source[])[];
}

/**
 * Finds the patients that references mean. A reference says a type and an id; which source system it means is found by nearness: the one
 * it names, that of the record itself, those of patients of the same file, of the same folder, then any known.
 * @param systems source systems of patients imported earlier
 */
export function createPatientIndex(systems: readonly string[]) {
  const everywhere = new Set(systems);
  const near = new Map<string, Set<string>>();
  const names = new Map<string, PatientId | 'several'>();
  const nearOf = (where: string) => near.get(where) ?? new Set<string>();

  const remember = (name: string, id: PatientId) => {
    const known = names.get(name);
    if (known !== undefined) names.set(name, known === id ? id : 'several');
    else if (names.size < maxNames) names.set(name, id);
  };

  return {
    systems: (): readonly string[] => [...everywhere].sort(),
    add(place: Place, source: Source, id: PatientId, { urn, identifiers }: OtherNames): void {
      everywhere.add(source.system);
      for (const where of [place.file, folderOf(place)]) near.set(where, nearOf(where).add(source.system));
      if (urn !== null) remember(`urn|${urn}`, id);
      for (const { system, value } of identifiers) {
        remember(`identifier|${system}|${value}`, id);
        if (system !== '') remember(`identifier||${value}`, id);
      }
    },
    candidates(target: Target, place: Place, referrer: { readonly type: string; readonly source: Source }): Candidates {
      if (target.kind === 'local') return { known: null, groups: [[containedSource(referrer.source, referrer.type, target.id)]] };
      if (target.kind === 'identifier')
        return { known: certain(names.get(`identifier|${target.system ?? ''}|${target.value}`)), groups: [] };
      const known = certain(names.get(`urn|${target.id}`));
      const places = [
        [target.system ?? referrer.source.system],
        nearOf(place.file),
        nearOf(folderOf(place)),
        [defaultSystem, referrer.source.system],
        everywhere,
      ];
      const groups = places.map((group) => [...group].slice(0, maxSystems).map((system) => ({ system, id: target.id })));
      return { known, groups: groups.filter((group) => group.length > 0) };
    },
  };
}
export type PatientIndex = ReturnType<typeof createPatientIndex>;

const folderOf = ({ file }: Place): string => `${dirname(file)}/`;

const certain = (name: PatientId | 'several' | undefined): PatientId | null => (name === undefined || name === 'several' ? null : name);

/** Which patient a reference means, given the ids of the sources asked for. */
export function choosePatient(
  { known, groups }: Candidates,
  bySource: ReadonlyMap<string, PatientId>,
): Result<PatientId, 'patient-not-found' | 'patient-ambiguous'> {
  if (known !== null) return ok(known);
  for (const group of groups) {
    const [only, ...more] = new Set(group.flatMap((source) => bySource.get(sourceKey(source)) ?? []));
    if (more.length > 0) return err('patient-ambiguous');
    if (only !== undefined) return ok(only);
  }
  return err('patient-not-found');
}
