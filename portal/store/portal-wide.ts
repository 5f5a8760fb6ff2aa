import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { DeviceId, TenantId } from '../../shared/domain/ids.ts';
import type { PresentVisit } from '../../shared/domain/presence.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { type Device, deviceColumns } from './devices.ts';
import { enrolmentMark } from './enrolment-codes.ts';
import { newEpoch } from './epoch.ts';
import type { Schema } from './schema.ts';
import { sealerFor } from './scope.ts';
import type { Seal } from './seal.ts';

export interface Tenant {
  readonly id: TenantId;
  readonly name: string;
  readonly revision: number;
}

export interface Authority {
  readonly certificate: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

const authorityPlace = { tenant: '', table: 'authority', id: 'clinic-ca', column: 'private_key' } as const;

/** What belongs to the whole portal, before it is known which tenant asks. Each call is its own transaction. */
export function createPortalWide({ db, seal, now }: { readonly db: Kysely<Schema>; readonly seal: Seal; readonly now: () => Instant }) {
  const reading = <T>(work: (trx: Transaction<Schema>) => Promise<T>) => db.transaction().setAccessMode('read only').execute(work);
  return {
    /** False when there is one with this id. */
    createTenant: (id: TenantId, name: string): Promise<boolean> =>
      db.transaction().execute(async (trx) => {
        const row = { id, name, epoch: newEpoch(), revision: 0, pruned_through: 0, audit_seq: 0, created_at: now() };
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('tenant')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
    /** In the order they were made. */
    tenants: (): Promise<readonly Tenant[]> =>
      reading((trx) => trx.selectFrom('tenant').select(['id', 'name', 'revision']).orderBy('created_at').orderBy('id').execute()),
    revisionOf: (tenant: TenantId): Promise<number> =>
      reading(
        async (trx) => (await trx.selectFrom('tenant').select('revision').where('id', '=', tenant).executeTakeFirst())?.revision ?? 0,
      ),
    /** Starts a new history for every tenant, so that every device resets: the last writes may be gone. */
    breakHistory: (): Promise<void> =>
      db.transaction().execute(async (trx) => {
        for (const { id } of await trx.selectFrom('tenant').select('id').execute())
          await trx.updateTable('tenant').set({ epoch: newEpoch() }).where('id', '=', id).execute();
      }),
    device: (id: DeviceId): Promise<Device | null> =>
      reading(async (trx) => (await trx.selectFrom('device').select(deviceColumns).where('id', '=', id).executeTakeFirst()) ?? null),
    deviceByKey: (publicKey: string): Promise<Device | null> =>
      reading(
        async (trx) =>
          (await trx.selectFrom('device').select(deviceColumns).where('public_key', '=', publicKey).executeTakeFirst()) ?? null,
      ),
    seen: (id: DeviceId): Promise<void> =>
      db
        .transaction()
        .execute(async (trx) => void (await trx.updateTable('device').set({ last_seen_at: now() }).where('id', '=', id).execute())),
    /** Who is at this kiosk now, null for nobody. Takes no turn in the order of writes: it is said every few seconds and means nothing later. */
    present: ({ tenant, site, id }: Device, visit: PresentVisit | null): Promise<void> =>
      db.transaction().execute(async (trx) => {
        if (visit === null) return void (await trx.deleteFrom('presence').where('tenant', '=', tenant).where('device', '=', id).execute());
        const said = { visit: JSON.stringify(visit), seen_at: now() };
        await trx
          .insertInto('presence')
          .values({ tenant, site, device: id, ...said })
          .onConflict((conflict) => conflict.columns(['tenant', 'device']).doUpdateSet({ site, ...said }))
          .execute();
      }),
    authority: (): Promise<Authority | null> =>
      reading(async (trx) => {
        const row = await trx.selectFrom('authority').selectAll().where('id', '=', authorityPlace.id).executeTakeFirst();
        return row ? { certificate: row.certificate, privateKey: z.string().parse(seal.open(authorityPlace, row.private_key)) } : null;
      }),
    /** Keeps the first one written, so that two portals starting together end up with the same. */
    saveAuthority: ({ certificate, privateKey }: Authority): Promise<void> =>
      db.transaction().execute(async (trx) => {
        const row = { id: authorityPlace.id, certificate, private_key: seal.seal(authorityPlace, privateKey), created_at: now() };
        await trx
          .insertInto('authority')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    /** The tenant an enrolment code is for. Null: no such code. */
    tenantOfCode: (code: string): Promise<TenantId | null> =>
      reading(async (trx) => {
        for (const { id } of await trx.selectFrom('tenant').select('id').execute()) {
          const found = await trx
            .selectFrom('enrolment_code')
            .select('tenant')
            .where('tenant', '=', id)
            .where('mark', '=', enrolmentMark(code, sealerFor(id, seal).mark))
            .executeTakeFirst();
          if (found) return id;
        }
        return null;
      }),
  };
}
export type PortalWide = ReturnType<typeof createPortalWide>;
