import type { KioskLetter } from '../../shared/domain/hand-off.ts';
import type { Device } from '../store/devices.ts';
import type { Store } from '../store/store.ts';

/**
 * The letter of the numbers a device gives. One that was enrolled before its role had letters gets the next of its site, once: the transaction
 * holds the tenant's row, so two devices that ask together never get the same (docs/sync.md S141). A display gives no numbers.
 */
export const giveLetter =
  ({ store }: { readonly store: Store }) =>
  async ({ tenant, id, site, role, letter: known }: Device): Promise<KioskLetter | null> => {
    if (known !== null || role === 'display') return known;
    return store.write(tenant, async (tx) => {
      const device = await tx.devices.find(id);
      if (device === null || device.letter !== null || device.state === 'revoked') return device?.letter ?? null;
      const letter = await tx.devices.nextLetter(site, role);
      await tx.devices.giveLetter(id, letter);
      tx.audit({ actor: { kind: 'device' }, action: 'letter-give', detail: { letter, role, site } }, id);
      return letter;
    });
  };
