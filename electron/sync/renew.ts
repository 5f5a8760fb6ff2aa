import { ok, type Result } from '../../shared/result.ts';
import type { Failure } from '../../shared/sync/delivery.ts';
import type { Store } from '../store/store.ts';
import { certificateRequest } from './certificate-request.ts';
import type { PortalRefusal } from './portal-answer.ts';
import type { PortalClient } from './portal-client.ts';
import type { LinkLimits } from './portal-link.ts';
import { createPublicPortal } from './public-portal.ts';

export interface RenewDeps {
  readonly store: Store;
  readonly client: Pick<PortalClient, 'present'>;
  readonly enrolUrl: string;
  readonly limits?: Partial<LinkLimits>;
}

/** A new certificate for the same key. Goes to the listener without certificates, so an expired one can still be renewed. */
export async function renew({
  store,
  client,
  enrolUrl,
  limits = {},
}: RenewDeps): Promise<Result<null, Failure | PortalRefusal | 'storage-failed' | 'not-enrolled'>> {
  const secrets = store.secrets.current();
  if (secrets === null) return { ok: false, error: 'not-enrolled' };
  const { privateKey } = secrets;
  const portal = createPublicPortal({ enrolUrl, ca: secrets.ca, clock: store.clock, limits });
  try {
    const reply = await portal.renew(await certificateRequest(privateKey));
    if (!reply.ok) return reply;
    const { certificate, ca } = reply.value.value;
    const kept = store.transaction(() => {
      store.secrets.put({ privateKey, certificate, ca });
      store.audit.append({ actor: { kind: 'device' }, action: 'renew' });
      return ok(null);
    });
    if (kept.ok) await client.present({ certificate, privateKey }, ca);
    return kept;
  } finally {
    await portal.close();
  }
}
