import { type ChangeRequest, type FieldChange, looksLikeWrongPatient } from '../../shared/domain/change-request.ts';
import { currentValue, sameValue } from '../domain/patient-record.ts';
import type { StoredChangeRequest } from '../store/change-requests.ts';
import type { ReadScope } from '../store/store.ts';
import { namesOf, showEach } from './asked-by.ts';

/** Requests as staff see them: with the record's value of now, and what a person must look at before accepting. */
export const showChangeRequests = (tx: ReadScope, requests: readonly StoredChangeRequest[]): Promise<readonly ChangeRequest[]> =>
  showEach(requests, (request) => showChangeRequest(tx, request));

async function showChangeRequest(tx: ReadScope, request: StoredChangeRequest): Promise<ChangeRequest | null> {
  const record = await tx.patients.findRecord(request.patient);
  if (!record || request.appointment === null) return null;
  const { id, patient, appointment, ticket, tier, device, askedAt, change, before, state, decidedBy, decidedAt } = request;
  const current = currentValue(record, change.field);
  const visit = await tx.changeRequests.ofVisit(appointment, device);
  return {
    id,
    patient,
    ...(await namesOf(tx, request, record)),
    appointment,
    ticket,
    tier,
    device,
    askedAt,
    change,
    before,
    current,
    warnings: warningsFor({ before, current, state, visit }),
    state,
    decidedBy,
    decidedAt,
  };
}

interface Doubts {
  readonly before: FieldChange | null;
  readonly current: FieldChange | null;
  readonly state: ChangeRequest['state'];
  readonly visit: readonly StoredChangeRequest[];
}

function warningsFor({ before, current, state, visit }: Doubts): ChangeRequest['warnings'] {
  const wrongPatient = looksLikeWrongPatient(new Set(visit.map(({ change }) => change.field)));
  const moved = state === 'open' && !sameValue(before, current);
  return [...(wrongPatient ? ['possible-wrong-patient' as const] : []), ...(moved ? ['record-changed-since' as const] : [])];
}
