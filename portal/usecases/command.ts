import type { AppointmentId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { BookingFound } from '../../shared/sync/booking-commands.ts';
import type { FormAnswers, FormOpened } from '../../shared/sync/form-commands.ts';
import type { CommandRefusal } from '../../shared/sync/portal-api.ts';
import type { Device } from '../store/devices.ts';
import type { Session } from '../store/staff-sessions.ts';

export type Found = 'wrong-site' | 'too-early' | null;
/** What was done. `changes: false` for a command that shows on no screen, so that no device is called to look. */
export interface Done {
  readonly found: Found;
  readonly appointment?: AppointmentId;
  readonly changes?: false;
  readonly booking?: BookingFound;
  /** The answer holds what patients said, so it is not kept beside the command; asking again reads again. */
  readonly fleeting?: true;
  readonly opened?: FormOpened;
  readonly answers?: FormAnswers[];
}
export type Outcome = Result<Done, CommandRefusal>;

/** Who asks: the device, and the person signed in at it, if any. */
export interface Asker {
  readonly device: Device;
  readonly session: Session | null;
}
