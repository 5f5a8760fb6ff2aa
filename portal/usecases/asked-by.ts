import type { DeviceId } from '../../shared/domain/ids.ts';
import { displayName } from '../../shared/domain/patient.ts';
import { patientOf } from '../domain/patient-record.ts';
import type { StoredChangeRequest } from '../store/change-requests.ts';
import { importDevice } from '../store/patient-links.ts';
import type { ReadScope } from '../store/store.ts';

type Stored = Pick<StoredChangeRequest, 'patient' | 'device'>;
type PatientRecord = NonNullable<Awaited<ReturnType<ReadScope['patients']['findRecord']>>>;

/** The names staff read beside whatever a patient asked for: the patient's own, and that of the device it was asked at. */
export async function namesOf(tx: ReadScope, { patient, device }: Stored, record: PatientRecord) {
  return { patientName: displayName(patientOf(patient, record).name), deviceName: await deviceName(tx, device) };
}

const deviceName = async (tx: ReadScope, id: DeviceId): Promise<string> =>
  id === importDevice.id ? importDevice.name : ((await tx.devices.find(id))?.name ?? '');

/** One after the other, as one transaction must; what cannot be shown is left out. */
export async function showEach<T, S>(all: readonly T[], show: (one: T) => Promise<S | null>): Promise<readonly S[]> {
  const shown: S[] = [];
  for (const one of all) {
    const view = await show(one);
    if (view !== null) shown.push(view);
  }
  return shown;
}
