import type { Result } from '../../shared/result.ts';
import type { CommandRefusal } from '../../shared/sync/portal-api.ts';
import type { Device } from '../store/devices.ts';
import type { Session } from '../store/staff-sessions.ts';

export type Found = 'wrong-site' | 'too-early' | null;
export type Outcome = Result<{ readonly found: Found }, CommandRefusal>;

/** Who asks: the device, and the person signed in at it, if any. */
export interface Asker {
  readonly device: Device;
  readonly session: Session | null;
}
