import type { PatientId } from '../../shared/domain/ids.ts';
import type { ReviewList } from '../../shared/domain/review.ts';
import { clinicalTypes, readClinicalList } from '../domain/clinical-list.ts';
import type { ReadScope } from '../store/store.ts';

const mostMedications = 20_000;

/** The lists of allergies and medicines of these patients, as their sources last sent them. */
export async function reviewLists(tx: ReadScope, patients: readonly PatientId[]): Promise<ReadonlyMap<PatientId, ReviewList>> {
  if (patients.length === 0) return new Map();
  const bodies = await tx.resources.ofPatients(patients, clinicalTypes);
  const pointing = [...bodies.values()].flat().some((body) => typeof body === 'object' && body !== null && 'medicationReference' in body);
  const medications = pointing ? await tx.resources.ofType('Medication', mostMedications) : [];
  const answered = await tx.reviewAnswers.lastOf(patients);
  return new Map(
    patients.map((patient) => [
      patient,
      { items: readClinicalList(bodies.get(patient) ?? [], medications).slice(0, mostItems), answeredAt: answered.get(patient) ?? null },
    ]),
  );
}

const mostItems = 200;
