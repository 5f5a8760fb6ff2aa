import { z } from 'zod';
import { BookingCode } from '../domain/booking-code.ts';
import { AppointmentId, FactId } from '../domain/ids.ts';
import { SlotId } from '../domain/slots.ts';
import { Instant, LocalDate } from '../domain/time.ts';

/**
 * Whose appointments: the code and the birth date of the visit that was matched at this kiosk. Main sends them again with every command;
 * the portal looks them up itself each time and believes nothing else (docs/sync.md S100).
 */
export const VisitProof = z.object({ code: BookingCode, birthDate: LocalDate });
export type VisitProof = z.infer<typeof VisitProof>;
/** At a console: the row of the board staff stand at. Who asks is the session that the command comes with (docs/sync.md S130). */
export const DeskProof = z.strictObject({ appointment: AppointmentId });
export type DeskProof = z.infer<typeof DeskProof>;

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ id: FactId, type: z.literal(type), proof: z.union([VisitProof, DeskProof]), ...shape });

const atTheDesk = <T extends string>(type: T) =>
  z.object({ id: FactId, type: z.literal(type), proof: DeskProof, appointment: AppointmentId });

export const bookingCommands = [
  command('my-appointments', {}),
  /** Times like this appointment: of its kind, with its person, at its site. */
  command('free-slots', { like: AppointmentId }),
  /** Keeps a time for this kiosk while somebody chooses; what it held before is free again. */
  command('hold-slot', { like: AppointmentId, slot: SlotId }),
  command('book-slot', { like: AppointmentId, slot: SlotId }),
  /** Books the new time and cancels the old one together. */
  command('move-appointment', { appointment: AppointmentId, slot: SlotId }),
  command('cancel-appointment', { appointment: AppointmentId }),
  /** Takes back a cancellation made at this kiosk, while its time is still kept. */
  command('keep-appointment', { appointment: AppointmentId }),
  /** Takes back a booking made at this console a moment ago. */
  atTheDesk('undo-booking'),
  /** Takes back a move made at this console a moment ago: `appointment` is the new one; the old time counts again if it is still free. */
  atTheDesk('undo-move'),
  /** Whoever chose has left: everything this kiosk holds is free again. Needs no proof, since it can only give up. */
  z.object({ id: FactId, type: z.literal('release-slot') }),
] as const;

export type BookingCommand = z.infer<(typeof bookingCommands)[number]>;
export type BookingCommandOf<T extends BookingCommand['type']> = Extract<BookingCommand, { type: T }>;

/** One appointment of the person who stands there: when and what, and what may be done with it here. */
export const MyAppointment = z.object({
  id: AppointmentId,
  start: Instant,
  visitType: z.string().max(200).nullable(),
  mayMove: z.boolean(),
  mayCancel: z.boolean(),
  /** Told at a console alone. */
  practitioner: z.string().max(200).nullable().default(null),
});
export type MyAppointment = z.infer<typeof MyAppointment>;

/** What `done` says of a booking command. */
export const BookingFound = z.discriminatedUnion('kind', [
  /** `like`: the visit a follow-up would be like; null when the policy lets nobody book here. */
  z.object({ kind: z.literal('appointments'), appointments: z.array(MyAppointment).max(100), like: AppointmentId.nullable() }),
  z.object({ kind: z.literal('slots'), slots: z.array(z.object({ id: SlotId, start: Instant })).max(1000) }),
  z.object({ kind: z.literal('held'), until: Instant }),
  z.object({ kind: z.literal('booked'), start: Instant }),
]);
export type BookingFound = z.infer<typeof BookingFound>;
