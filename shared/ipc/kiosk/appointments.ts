import { z } from 'zod';
import { DeskNumber } from '../../domain/hand-off.ts';
import { TimeQuestion } from '../../domain/slots.ts';
import { Instant } from '../../domain/time.ts';
import { method } from '../contract.ts';

const nothing = z.strictObject({});
/** A place in what main showed last; main remembers what stands there. */
const position = z.number().int().min(0).max(1000);

/** When and what; no name, no id. */
export const AppointmentLine = z.object({
  start: Instant,
  visitType: z.string().nullable(),
  mayMove: z.boolean(),
  mayCancel: z.boolean(),
});
export type AppointmentLine = z.infer<typeof AppointmentLine>;

/** `offline`: the portal did not answer in time. `not-allowed`: below a full match, or left to the desk by the clinic's rules. */
const refusals = ['visit-over', 'not-allowed', 'offline'] as const;

/** One's own appointments, after a full match, while the portal answers. */
export const appointmentMethods = {
  myAppointments: method({
    input: nothing,
    output: z.object({ appointments: z.array(AppointmentLine), mayBook: z.boolean() }),
    refusals,
    needs: null,
  }),
  /** Free times to move that appointment to, or, for null, for a follow-up like this visit. */
  freeTimes: method({
    input: z.strictObject({ appointment: position.nullable() }),
    output: z.object({ starts: z.array(Instant) }),
    refusals,
    needs: null,
  }),
  /** Kept for this person until then; what was kept before is free again. `taken`: somebody else has it by now. */
  holdTime: method({
    input: z.strictObject({ time: position }),
    output: z.object({ until: Instant }),
    refusals: [...refusals, 'taken'],
    needs: null,
  }),
  releaseTime: method({ input: nothing, output: z.object({}), refusals: ['visit-over'], needs: null }),
  /** Moves or books, whichever the time was looked for. */
  takeTime: method({ input: nothing, output: z.object({ start: Instant }), refusals: [...refusals, 'taken'], needs: null }),
  cancelAppointment: method({ input: z.strictObject({ appointment: position }), output: z.object({}), refusals, needs: null }),
  /** Takes back the cancellation of a moment ago. */
  keepAppointment: method({ input: nothing, output: z.object({}), refusals: [...refusals, 'taken'], needs: null }),
  /** The desk hears what was asked, and about which appointment. Works offline. */
  askAboutTime: method({
    input: z.strictObject({ about: TimeQuestion, appointment: position.nullable() }),
    output: z.object({ deskNumber: DeskNumber }),
    refusals: ['visit-over', 'not-allowed'],
    needs: null,
  }),
} as const;
