import type { DeviceRole } from '../../shared/domain/access.ts';
import { KioskLetter } from '../../shared/domain/hand-off.ts';
import type { DeviceId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';

export interface Device {
  readonly tenant: TenantId;
  readonly id: DeviceId;
  readonly site: SiteId;
  readonly role: DeviceRole;
  /** For people, for example "Kiosk A". */
  readonly name: string;
  readonly letter: KioskLetter | null;
  /** SHA-256 of the public key's SPKI, hex. The key never changes; certificates for it do. */
  readonly publicKey: string;
  readonly state: 'active' | 'revoked';
  readonly enrolledAt: Instant;
  readonly lastSeenAt: Instant | null;
  readonly certificateEndsAt: Instant;
  readonly platform: string;
  readonly version: string;
}

type NewDevice = Omit<Device, 'tenant' | 'state' | 'enrolledAt' | 'lastSeenAt'>;

export function createDevices({ trx, tenant, now }: Scope) {
  const all = trx.selectFrom('device').select(deviceColumns).where('tenant', '=', tenant);
  const one = (id: DeviceId) => trx.updateTable('device').where('tenant', '=', tenant).where('id', '=', id);
  return {
    create: async ({ id, site, role, name, letter, publicKey, certificateEndsAt, platform, version }: NewDevice): Promise<void> => {
      const row = { tenant, id, site, role, name, letter, public_key: publicKey, state: 'active', platform, version } as const;
      const times = { enrolled_at: now, revoked_at: null, last_seen_at: null, certificate_ends_at: certificateEndsAt };
      await trx
        .insertInto('device')
        .values({ ...row, ...times })
        .execute();
    },
    find: async (id: DeviceId): Promise<Device | null> => (await all.where('id', '=', id).executeTakeFirst()) ?? null,
    list: async (): Promise<readonly Device[]> => all.orderBy('site').orderBy('name').execute(),
    /** False when there is no such active device. */
    revoke: async (id: DeviceId): Promise<boolean> => {
      const { numUpdatedRows } = await one(id).set({ state: 'revoked', revoked_at: now }).where('state', '=', 'active').executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    renewed: async (id: DeviceId, certificateEndsAt: Instant): Promise<void> => {
      await one(id).set({ certificate_ends_at: certificateEndsAt }).execute();
    },
    /** For a device that has none. */
    giveLetter: async (id: DeviceId, letter: KioskLetter): Promise<void> => {
      await one(id).set({ letter }).where('letter', 'is', null).execute();
    },
    /** The first letter no device of this site ever had; when all are used, the first no active one has. Kiosks count from A, consoles from Z. */
    nextLetter: async (site: SiteId, role: 'kiosk' | 'console'): Promise<KioskLetter> => {
      const rows = await all.where('site', '=', site).where('letter', 'is not', null).execute();
      const ever = new Set(rows.map(({ letter }) => letter));
      const active = new Set(rows.filter(({ state }) => state === 'active').map(({ letter }) => letter));
      const order = role === 'kiosk' ? letters : consoleLetters;
      const free = order.find((letter) => !ever.has(letter)) ?? order.find((letter) => !active.has(letter));
      if (!free) throw new Error('every letter of this site is in use');
      return free;
    },
  };
}

export const deviceColumns = [
  'tenant',
  'id',
  'site',
  'role',
  'name',
  'letter',
  'public_key as publicKey',
  'state',
  'enrolled_at as enrolledAt',
  'last_seen_at as lastSeenAt',
  'certificate_ends_at as certificateEndsAt',
  'platform',
  'version',
] as const;

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));
/** A to Z, then AA to ZZ. */
const letters = [...alphabet, ...pairs].map((text) => KioskLetter.parse(text));
/** Z to A, then ZZ to AA: a clinic's kiosks keep the first letters whatever is enrolled before them. */
const consoleLetters = [...alphabet.toReversed(), ...pairs.toReversed()].map((text) => KioskLetter.parse(text));
