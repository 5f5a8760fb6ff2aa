import { type ChangeRequest, type FieldChange, looksLikeWrongPatient } from '../../shared/domain/change-request.ts';
import type { DeviceId } from '../../shared/domain/ids.ts';
import { displayName } from '../../shared/domain/patient.ts';
import { currentValue, patientOf, sameValue } from '../domain/patient-record.ts';
import type { StoredChangeRequest } from '../store/change-requests.ts';
import { importDevice } from '../store/patient-links.ts';
import type { ReadScope } from '../store/store.ts';

/** Requests as staff see them: with the record's value of now, and what a person must look at before accepting. */
export async function showChangeRequests(tx: ReadScope, requests: readonly StoredChangeRequest[]): Promise<readonly ChangeRequest[]> {
  const shown: ChangeRequest[] = [];
  for (const request of requests) {
    const one = await showChangeRequest(tx, request);
    if (one) shown.push(one);
  }
  return shown;
}

async function showChangeRequest(tx: ReadScope, request: StoredChangeRequest): Promise<ChangeRequest | null> {
  const record = await tx.patients.findRecord(request.patient);
  if (!record || request.appointment === null) return null;
  const { id, patient, appointment, ticket, tier, device, askedAt, change, before, state, decidedBy, decidedAt } = request;
  const current = currentValue(record, change.field);
  const visit = await tx.changeRequests.ofVisit(appointment, device);
  return {
    id,
    patient,
    patientName: displayName(patientOf(patient, record).name),
    appointment,
    ticket,
    tier,
    device,
    deviceName: await deviceName(tx, device),
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

const deviceName = async (tx: ReadScope, id: DeviceId): Promise<string> =>
  id === importDevice.id ? importDevice.name : ((await tx.devices.find(id))?.name ?? '');
