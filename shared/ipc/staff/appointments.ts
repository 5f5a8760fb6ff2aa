import { z } from 'zod';
import { AppointmentId } from '../../domain/ids.ts';
import { SlotId } from '../../domain/slots.ts';
import { Instant } from '../../domain/time.ts';
import { MyAppointment } from '../../sync/booking-commands.ts';
import { CommandRefusal } from '../../sync/portal-api.ts';
import { method } from '../contract.ts';

/** `row`: the appointment on the board whose patient this is about. */
const ofRow = { row: AppointmentId };
const aboutOne = { ...ofRow, appointment: AppointmentId };
const common = {
  refusals: ['portal-unreachable', 'signed-out', ...CommandRefusal.options],
  needs: 'appointment.manage',
} as const;

/** Appointments of a patient, looked after at the desk while the portal answers. */
export const appointmentActs = {
  appointmentsOf: method({ input: z.strictObject(ofRow), output: z.object({ appointments: z.array(MyAppointment) }), ...common }),
  /** Free times like that appointment. */
  timesLike: method({
    input: z.strictObject(aboutOne),
    output: z.object({ slots: z.array(z.object({ id: SlotId, start: Instant })) }),
    ...common,
  }),
  /** Keeps a time for this console while the choice is made; the one kept before is free again. */
  keepTime: method({ input: z.strictObject({ ...aboutOne, slot: SlotId }), output: z.object({ until: Instant }), ...common }),
  /** Whatever this console keeps is free again. */
  freeTime: method({ input: z.strictObject({}), output: z.object({}), ...common }),
  /** `appointment`: the one at the new time. */
  moveTo: method({
    input: z.strictObject({ ...aboutOne, slot: SlotId }),
    output: z.object({ start: Instant, appointment: AppointmentId }),
    ...common,
  }),
  /** Another visit like the row's. */
  bookLike: method({
    input: z.strictObject({ ...ofRow, slot: SlotId }),
    output: z.object({ start: Instant, appointment: AppointmentId }),
    ...common,
  }),
  cancelFor: method({ input: z.strictObject(aboutOne), output: z.object({}), ...common }),
  /** Takes back a cancellation made here a moment ago. */
  keepFor: method({ input: z.strictObject(aboutOne), output: z.object({}), ...common }),
  /** Takes back a booking made here a moment ago. */
  undoBookingFor: method({ input: z.strictObject(aboutOne), output: z.object({}), ...common }),
  /** Takes back a move made here a moment ago; `appointment` is the one at the new time, `start` the time that counts again. */
  undoMoveFor: method({ input: z.strictObject(aboutOne), output: z.object({ start: Instant }), ...common }),
} as const;
