import { DeviceId } from '../../shared/domain/ids.ts';
import { type Instant, minutesFrom } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Device } from '../store/devices.ts';
import type { PortalWide } from '../store/portal-wide.ts';

/** What a client certificate, verified by TLS, says of its holder. */
export interface Certified {
  readonly commonName: string;
  /** SHA-256 of the public key's SPKI, hex. */
  readonly keyMark: string;
}

export type GateRefusal = 'device-unknown' | 'device-revoked';
export type DeviceGate = (certified: Certified | null) => Promise<Result<Device, GateRefusal>>;

/** Looks the device up at each request, so that revoking works at once (docs/sync.md S43). The key must be the one that was enrolled. */
export function createDeviceGate({ portal, now }: { readonly portal: PortalWide; readonly now: () => Instant }): DeviceGate {
  const noted = new Map<DeviceId, Instant>();
  return async (certified) => {
    const id = DeviceId.safeParse(certified?.commonName);
    const device = id.success ? await portal.device(id.data) : null;
    if (!device || device.publicKey !== certified?.keyMark) return err('device-unknown');
    if (device.state === 'revoked') return err('device-revoked');
    const last = noted.get(device.id);
    if (!last || minutesFrom(last, now()) >= 1) {
      noted.set(device.id, now());
      await portal.seen(device.id);
    }
    return ok(device);
  };
}
