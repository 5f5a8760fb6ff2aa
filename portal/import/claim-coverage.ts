import { claimDayUrl } from '../../shared/domain/fhir-coverage.ts';
import type { Draft } from './draft.ts';
import { type Json, objectOf, objectsOf, textOf } from './json.ts';
import { readReference, type Target } from './reference.ts';
import { type Origin, systemOf } from './source.ts';

/** The only part of an ExplanationOfBenefit that is read. */
export const claimType = 'ExplanationOfBenefit';

type Lifted = Extract<Draft, { kind: 'kept' }>;

/**
 * The insurance that stands inside an ExplanationOfBenefit, as some systems send it and no other way: one Coverage for each place in the order
 * of its `insurance`. All claims of a patient give the same records, so that the newest claim's counts (`asOf`). A Coverage that is
 * referred to and not contained is imported by itself.
 */
export function claimCoverages(claim: Json, origin: Origin): readonly Lifted[] {
  if (claim['resourceType'] !== claimType || claim['status'] === 'entered-in-error') return [];
  const asOf = (textOf(claim['created']) ?? textOf(objectOf(claim['billablePeriod'])?.['start']) ?? '').slice(0, 10);
  const system = systemOf(claim, origin);
  return focalFirst(objectsOf(claim['insurance'])).flatMap((insurance, index): readonly Lifted[] => {
    const target = readReference(insurance['coverage'], claim);
    const inside = target?.kind === 'local' && target.resource['resourceType'] === 'Coverage' ? target.resource : null;
    const patient = inside === null ? null : (readReference(inside['beneficiary'], claim) ?? readReference(claim['patient'], claim));
    if (inside === null || patient === null || patient.kind === 'local') return [];
    const id = `claims-of/${keyOf(patient)}#${index + 1}`.slice(0, 200);
    const body = { ...inside, id, order: inside['order'] ?? index + 1, extension: [{ url: claimDayUrl, valueDate: asOf }] };
    return [{ kind: 'kept', type: 'Coverage', source: { system, id }, body, patient, names: { urn: null, identifiers: [] }, asOf }];
  });
}

/** `focal` is the one this claim went to, which is the first to pay. */
const focalFirst = (insurance: readonly Json[]): readonly Json[] =>
  insurance.toSorted((a, b) => Number(b['focal'] === true) - Number(a['focal'] === true));

const keyOf = (target: Exclude<Target, { kind: 'local' }>): string =>
  `${target.system ?? ''}|${target.kind === 'id' ? target.id : target.value}`;
