import { z } from 'zod';
import type { ReviewItem } from '../../shared/domain/review.ts';

/** The FHIR R4 resources a list of allergies and medicines is read from. */
export const clinicalTypes = ['AllergyIntolerance', 'MedicationRequest', 'MedicationStatement'] as const;

const Concept = z.looseObject({
  text: z.string().optional(),
  coding: z.array(z.looseObject({ code: z.string().optional(), display: z.string().optional() })).optional(),
});
type Concept = z.infer<typeof Concept>;

const Medication = z.looseObject({ resourceType: z.literal('Medication'), id: z.string().optional(), code: Concept.optional() });

const Clinical = z.discriminatedUnion('resourceType', [
  z.looseObject({
    resourceType: z.literal('AllergyIntolerance'),
    clinicalStatus: Concept.optional(),
    verificationStatus: Concept.optional(),
    code: Concept.optional(),
  }),
  z.looseObject({
    resourceType: z.enum(['MedicationRequest', 'MedicationStatement']),
    status: z.string().optional(),
    medicationCodeableConcept: Concept.optional(),
    medicationReference: z.looseObject({ reference: z.string().optional(), display: z.string().optional() }).optional(),
    contained: z.array(z.unknown()).optional(),
  }),
]);

/**
 * The lines a patient is asked about: what is in force and has a name, each name once, in alphabetical order. Resources of other shapes are
 * left out; so is "no known allergy", which is no allergy to confirm.
 * @param bodies resources of one patient, of `clinicalTypes`
 * @param medications FHIR Medication resources that requests may point at
 */
export function readClinicalList(bodies: readonly unknown[], medications: readonly unknown[]): ReviewItem[] {
  const names = new Map(
    medications.map((one) => Medication.safeParse(one)).flatMap(({ data }) => (data?.id ? [[data.id, nameOf(data.code)]] : [])),
  );
  const found = new Map<string, ReviewItem>();
  for (const body of bodies) {
    const read = Clinical.safeParse(body);
    const item = read.success ? itemOf(read.data, names) : null;
    if (item !== null) found.set(`${item.kind} ${item.name.toLowerCase()}`, item);
  }
  return [...found.values()].sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
}

function itemOf(resource: z.infer<typeof Clinical>, names: ReadonlyMap<string, string | null>): ReviewItem | null {
  if (resource.resourceType === 'AllergyIntolerance') {
    const over = ['inactive', 'resolved'].some((code) => hasCode(resource.clinicalStatus, code));
    const wrong = ['refuted', 'entered-in-error'].some((code) => hasCode(resource.verificationStatus, code));
    const name = nameOf(resource.code);
    return over || wrong || name === null || noAllergy.test(name) ? null : { kind: 'allergy', name };
  }
  if (resource.status !== undefined && resource.status !== 'active') return null;
  const { medicationReference: pointed, contained = [] } = resource;
  const id = pointed?.reference?.split(/[/:#]/).at(-1) ?? '';
  const inside = contained.map((one) => Medication.safeParse(one).data).find((one) => one?.id === id);
  const name =
    nameOf(resource.medicationCodeableConcept) ??
    nameOf(inside?.code) ??
    names.get(id) ??
    (pointed?.display ? shortened(pointed.display) : null);
  return name === null ? null : { kind: 'medicine', name };
}

const noAllergy = /^no (known|current) /i;

const hasCode = (concept: Concept | undefined, code: string): boolean => concept?.coding?.some((one) => one.code === code) ?? false;

function nameOf(concept: Concept | undefined): string | null {
  const name = [concept?.text, ...(concept?.coding?.map(({ display }) => display) ?? [])]
    .map((one) => one?.trim() ?? '')
    .find((one) => one !== '');
  return name === undefined ? null : shortened(name);
}

const shortened = (name: string): string => name.trim().slice(0, 200);
