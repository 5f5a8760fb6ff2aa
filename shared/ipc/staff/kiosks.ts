import { z } from 'zod';
import { DeskNumber } from '../../domain/hand-off.ts';
import { AppointmentId, DeviceId, FactId } from '../../domain/ids.ts';
import { VisitKey } from '../../domain/presence.ts';
import { Instant } from '../../domain/time.ts';
import { CommandRefusal } from '../../sync/portal-api.ts';
import { method } from '../contract.ts';

/** A kiosk with somebody at it now. */
export const KioskRow = z.object({
  kiosk: DeviceId,
  /** For people, for example "Kiosk A". */
  name: z.string(),
  visit: VisitKey,
  since: Instant,
  screen: z.string(),
  language: z.string(),
  number: DeskNumber.nullable(),
  handOff: FactId.nullable(),
  /** Only after a full match. */
  appointment: AppointmentId.nullable(),
  patient: z.string().nullable(),
  online: z.boolean(),
  help: z
    .object({
      takeOver: FactId,
      by: z.string(),
      mine: z.boolean(),
      /** The kiosk's screen says so by now. */
      shown: z.boolean(),
    })
    .nullable(),
});
export type KioskRow = z.infer<typeof KioskRow>;

const refusals = ['portal-unreachable', 'signed-out', ...CommandRefusal.options] as const;

/** Help at a kiosk, from the console. */
export const kioskActs = {
  takeOver: method({
    input: z.strictObject({ kiosk: DeviceId, visit: VisitKey }),
    output: z.object({}),
    refusals,
    needs: 'kiosk.take-over',
  }),
  /** Gives the kiosk back to the patient, or ends the visit there. */
  endTakeOver: method({
    input: z.strictObject({ takeOver: FactId, visitEnds: z.boolean() }),
    output: z.object({}),
    refusals,
    needs: 'kiosk.take-over',
  }),
};
