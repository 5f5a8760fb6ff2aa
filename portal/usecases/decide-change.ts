import { mayStaff } from '../../shared/domain/access.ts';
import { FieldChange } from '../../shared/domain/change-request.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import { accept, currentValue, sameValue } from '../domain/patient-record.ts';
import type { WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';

/** Staff accept or reject one field a patient asked to have changed. An accepted one becomes part of the record, over the source's value. */
export async function decideChange(
  tx: WriteScope,
  { device, session }: Asker,
  { changeRequest, decision }: Extract<Command, { type: 'decide-change' }>,
): Promise<Outcome> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'change.review')) return err('not-allowed');
  const request = await tx.changeRequests.find(changeRequest);
  const record = request && request.site === device.site ? await tx.patients.findRecord(request.patient) : null;
  if (!request || !record) return err('not-found');
  if (request.state !== 'open') return err('already-decided');

  const actor = { kind: 'staff', id: session.staff.id } as const;
  const subject = `Patient/${request.patient}`;
  const detail = { field: request.change.field, request: request.id };
  if (decision === 'reject') {
    await tx.changeRequests.decide(request, 'rejected', session.staff.id);
    tx.audit({ actor, action: 'change-reject', subject, detail }, device.id);
    return ok({ found: null });
  }
  const current = currentValue(record, request.change.field);
  if (!sameValue(current, request.before) && !tx.changeRequests.wasReread(request, current)) {
    await tx.changeRequests.reread(request, current);
    return err('record-changed');
  }
  const value = FieldChange.safeParse(request.change);
  if (!value.success) return err('malformed');
  await tx.patients.saveRecord(request.patient, accept(record, value.data));
  await tx.changeRequests.decide(request, 'accepted', session.staff.id);
  tx.audit({ actor, action: 'change-accept', subject, detail }, device.id);
  return ok({ found: null });
}
