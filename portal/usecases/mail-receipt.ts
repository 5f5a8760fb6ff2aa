import { mayStaff } from '../../shared/domain/access.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import { queueReceipt } from '../consents/mail-receipt.ts';
import { chooseAddress } from '../messages/choose-address.ts';
import type { WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';

/** Staff send a patient the copy of what they agreed to. Once for what it says now; `not-offered` without an address or a mail server. */
export async function mailReceiptForStaff(
  tx: WriteScope,
  { device, session }: Asker,
  { appointment: id }: Extract<Command, { type: 'mail-receipt' }>,
): Promise<Outcome> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'consent.read')) return err('not-allowed');
  const appointment = await tx.appointments.find(id);
  if (!appointment || appointment.site !== device.site) return err('not-found');
  if (!chooseAddress(appointment.patient, await tx.messageSettings.find(device.site), ['email'])) return err('not-offered');
  const queued = await queueReceipt(tx, appointment);
  const actor = { kind: 'staff', id: session.staff.id } as const;
  tx.audit({ actor, action: 'consent-receipt', subject: `Appointment/${id}`, detail: { by: 'email', queued } }, device.id);
  return ok({ found: null, changes: false });
}
