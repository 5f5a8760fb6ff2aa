import { DeviceId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Device } from '../store/devices.ts';
import type { Store } from '../store/store.ts';
import { createNotedLately } from './noted-lately.ts';

/** What a client certificate, verified by TLS, says of its holder. */
export interface Certified {
  readonly commonName: string;
  /** SHA-256 of the public key's SPKI, hex. */
  readonly keyMark: string;
}

export type GateRefusal = 'device-unknown' | 'device-revoked';
export type DeviceGate = (certified: Certified | null) => Promise<Result<Device, GateRefusal>>;

/**
 * Looks the device up at each request, so that revoking works at once (docs/sync.md S43). The key must be the one that was enrolled. That a device
 * was here, or was turned away as revoked, is written down once a minute.
 */
export function createDeviceGate({ store, now }: { readonly store: Store; readonly now: () => Instant }): DeviceGate {
  const notedLately = createNotedLately(now);
  const isNew = ({ id, state }: Device): boolean => notedLately(`${state} ${id}`);
  return async (certified) => {
    const id = DeviceId.safeParse(certified?.commonName);
    const device = id.success ? await store.portal.device(id.data) : null;
    if (!device || device.publicKey !== certified?.keyMark) return err('device-unknown');
    if (device.state === 'revoked') {
      if (isNew(device)) await noteRevoked(store, device);
      return err('device-revoked');
    }
    if (isNew(device)) await store.portal.seen(device.id);
    return ok(device);
  };
}

const noteRevoked = (store: Store, { id, tenant }: Device): Promise<void> =>
  store.write(tenant, async (tx) =>
    tx.audit({ actor: { kind: 'device' }, action: 'access-refused', outcome: 'refused', detail: { reason: 'device-revoked' } }, id),
  );
