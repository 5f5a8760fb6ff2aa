import type { Source } from '../../shared/domain/ids.ts';
import type { OtherNames } from './draft.ts';
import { nameLine } from './human-name.ts';
import type { Json } from './json.ts';
import type { Target } from './reference.ts';

const maxRemembered = 100_000;

/** Names of the practitioners of this import, to stand on appointments that refer to them. */
export function createPractitionerNames() {
  const names = new Map<string, string>();
  const remember = (key: string, name: string) => {
    if (names.size < maxRemembered && !names.has(key)) names.set(key, name);
  };
  return {
    add(source: Source, body: Json, other: OtherNames, now: Date): void {
      const name = nameLine(body['name'], now);
      if (name === null) return;
      remember(`id|${source.system}|${source.id}`, name);
      remember(`id||${source.id}`, name);
      if (other.urn !== null) remember(`id||${other.urn}`, name);
      for (const { system, value } of other.identifiers) remember(`identifier|${system}|${value}`, name);
    },
    find(target: Target | null, now: Date): string | null {
      if (target === null) return null;
      if (target.kind === 'local') return nameLine(target.resource['name'], now);
      if (target.kind === 'identifier') return names.get(`identifier|${target.system ?? ''}|${target.value}`) ?? null;
      return names.get(`id|${target.system ?? ''}|${target.id}`) ?? names.get(`id||${target.id}`) ?? null;
    },
  };
}
export type PractitionerNames = ReturnType<typeof createPractitionerNames>;
