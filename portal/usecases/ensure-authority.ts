import type { Instant } from '../../shared/domain/time.ts';
import { type Authority, makeAuthority } from '../auth/authority.ts';
import type { Store } from '../store/store.ts';

/** The clinic's certificate authority, made when first asked for. Its private key is sealed by the portal key. */
export async function ensureAuthority({ portal }: Store, now: Instant): Promise<Authority> {
  const known = await portal.authority();
  if (known) return known;
  await portal.saveAuthority(await makeAuthority(now));
  const saved = await portal.authority();
  if (!saved) throw new Error('the certificate authority was not saved');
  return saved;
}
