import type { BlobHash } from '../../shared/domain/blob.ts';
import type { DeviceId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';

/** Pictures that devices sent, sealed, by the hash of what is inside. */
export function createBlobs({ trx, tenant, now, seal, open }: Scope) {
  const bodyOf = (hash: BlobHash, sealed: Buffer): Buffer => Buffer.from(String(open('blob', hash, 'body', sealed)), 'base64');
  return {
    /** Idempotent: the name is the content. @returns false when it was here */
    put: async (hash: BlobHash, device: DeviceId, bytes: Buffer): Promise<boolean> => {
      const body = seal('blob', hash, 'body', bytes.toString('base64'));
      const row = { tenant, hash, device, bytes: bytes.length, body, received_at: now, named_at: null };
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('blob')
        .values(row)
        .onConflict((conflict) => conflict.columns(['tenant', 'hash']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    find: async (hash: BlobHash): Promise<Buffer | null> => {
      const row = await trx.selectFrom('blob').select('body').where('tenant', '=', tenant).where('hash', '=', hash).executeTakeFirst();
      return row ? bodyOf(hash, row.body) : null;
    },
    hasAll: async (hashes: readonly BlobHash[]): Promise<boolean> => {
      if (hashes.length === 0) return true;
      const rows = await trx.selectFrom('blob').select('hash').where('tenant', '=', tenant).where('hash', 'in', hashes).execute();
      return rows.length === new Set(hashes).size;
    },
    /** What one device sent and no fact has named. */
    unnamedOf: async (device: DeviceId): Promise<number> => {
      const { count } = await trx
        .selectFrom('blob')
        .select((s) => s.fn.countAll<number>().as('count'))
        .where('tenant', '=', tenant)
        .where('device', '=', device)
        .where('named_at', 'is', null)
        .executeTakeFirstOrThrow();
      return count;
    },
    /** A fact names them: they stay until whatever the fact is about lets them go. */
    name: async (hashes: readonly BlobHash[]): Promise<void> => {
      if (hashes.length === 0) return;
      await trx.updateTable('blob').set({ named_at: now }).where('tenant', '=', tenant).where('hash', 'in', hashes).execute();
    },
    remove: async (hashes: readonly BlobHash[]): Promise<void> => {
      if (hashes.length === 0) return;
      await trx.deleteFrom('blob').where('tenant', '=', tenant).where('hash', 'in', hashes).execute();
    },
    /** Sent, and then no fact came for them. @returns how many */
    pruneUnnamed: async (before: Instant): Promise<number> => {
      const { numDeletedRows } = await trx
        .deleteFrom('blob')
        .where('tenant', '=', tenant)
        .where('named_at', 'is', null)
        .where('received_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
