import { createHash } from 'node:crypto';
import type { CheckInPatient } from '../../shared/domain/patient.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import { nameLine } from '../import/human-name.ts';
import { objectOf } from '../import/json.ts';
import type { ReadScope } from '../store/store.ts';
import type { Person } from './day-plan.ts';

/** A day is drawn from at most this many patients; a larger clinic's are taken in the order of their random ids. */
const maxDrawn = 5000;
const maxPractitioners = 500;

/** Who may be invited to a day. Ordered by what the records say, so that the same data gives the same day on every machine. */
export async function dayPeople({ patients, resources }: Pick<ReadScope, 'patients' | 'resources'>, date: LocalDate, now: Date) {
  const people: { readonly person: Person; readonly order: string }[] = [];
  let after: CheckInPatient['id'] | null = null;
  while (people.length < maxDrawn) {
    const page: readonly CheckInPatient[] = await patients.page(after, 500);
    for (const patient of page) people.push({ person: { id: patient.id, kind: kindOf(patient, date) }, order: orderOf(patient) });
    after = page.at(-1)?.id ?? null;
    if (page.length < 500) break;
  }
  const practitioners = (await resources.ofType('Practitioner', maxPractitioners)).flatMap((body) => {
    const resource = objectOf(body);
    const name = resource === null || resource['active'] === false ? null : nameLine(resource['name'], now);
    return name ?? [];
  });
  return {
    people: people.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ person }) => person),
    practitioners: [...new Set(practitioners)].sort(),
  };
}

function kindOf({ deceased, inactive, birthDate }: CheckInPatient, date: LocalDate): Person['kind'] {
  if (deceased) return 'deceased';
  if (inactive) return 'inactive';
  if (birthDate?.length !== 10) return 'undated';
  const adultSince = `${Number(date.slice(0, 4)) - 18}${date.slice(4)}`;
  return birthDate > adultSince ? 'minor' : 'adult';
}

const orderOf = ({ id: _, ...content }: CheckInPatient): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
