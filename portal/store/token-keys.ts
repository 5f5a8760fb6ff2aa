import { z } from 'zod';
import type { SiteId } from '../../shared/domain/ids.ts';
import type { Scope } from './scope.ts';

/** The key a site's arrival tokens are signed with: Ed25519, both halves DER in base64 (SPKI and PKCS #8). */
export interface TokenKey {
  readonly id: string;
  readonly publicKey: string;
  /** Never leaves the portal. */
  readonly privateKey: string;
}

/** Keys of arrival tokens; the newest one signs, all of them are told to devices so that a letter outlives a change of key. */
export function createTokenKeys({ trx, tenant, now, seal, open }: Scope) {
  const ofSite = (site: SiteId) =>
    trx.selectFrom('token_key').where('tenant', '=', tenant).where('site', '=', site).orderBy('created_at', 'desc').orderBy('id');
  return {
    current: async (site: SiteId): Promise<TokenKey | null> => {
      const row = await ofSite(site).selectAll().limit(1).executeTakeFirst();
      if (!row) return null;
      return {
        id: row.id,
        publicKey: row.public_key,
        privateKey: z.string().parse(open('token_key', row.id, 'private_key', row.private_key)),
      };
    },
    /** Newest first. */
    publicKeys: async (site: SiteId): Promise<readonly string[]> =>
      (await ofSite(site).select('public_key').execute()).map((row) => row.public_key),
    add: async (site: SiteId, { id, publicKey, privateKey }: TokenKey): Promise<void> => {
      const row = {
        tenant,
        site,
        id,
        public_key: publicKey,
        private_key: seal('token_key', id, 'private_key', privateKey),
        created_at: now,
      };
      await trx.insertInto('token_key').values(row).execute();
    },
  };
}
