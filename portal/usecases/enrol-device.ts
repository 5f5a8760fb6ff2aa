import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DeviceId } from '../../shared/domain/ids.ts';
import { type Instant, plusMinutes } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { EnrolBody, Enrolled, Renewed } from '../../shared/sync/portal-api.ts';
import { type Authority, type DeviceRequest, issueDeviceCertificate, readRequest } from '../auth/authority.ts';
import { createNotedLately } from '../auth/noted-lately.ts';
import type { Device } from '../store/devices.ts';
import type { EnrolmentRefusal } from '../store/enrolment-codes.ts';
import type { Store, WriteScope } from '../store/store.ts';

export type EnrolRefusal = EnrolmentRefusal | 'csr-malformed' | 'key-already-enrolled' | 'device-revoked';

interface Deps {
  readonly store: Store;
  readonly authority: Authority;
}

/**
 * A code and a signing request become a device. The private key never leaves the device. Asking again with the same code and key, because the
 * answer was lost, gives the same device.
 */
export const enrolDevice =
  ({ store, authority }: Deps) =>
  async ({ code, csr, platform, version }: z.infer<typeof EnrolBody>): Promise<Result<Enrolled, EnrolRefusal>> => {
    const request = await readRequest(csr);
    if (!request.ok) return request;
    const tenant = await store.portal.tenantOfCode(code);
    if (!tenant) return err('code-unknown');
    const known = await store.portal.deviceByKey(request.value.keyMark);
    return store.write(tenant, async (tx) => {
      if (known) return again(tx, authority, { known, request: request.value, code });
      const id = DeviceId.parse(randomUUID());
      const enrolment = await tx.enrolmentCodes.use(code, id);
      if (!enrolment.ok) return enrolment;
      const { site, role, name } = enrolment.value;
      const letter = role === 'display' ? null : await tx.devices.nextLetter(site, role);
      const { certificate, endsAt } = await issueDeviceCertificate(authority, { device: id, publicKey: request.value.publicKey }, tx.now);
      await tx.devices.create({
        id,
        site,
        role,
        name,
        letter,
        publicKey: request.value.keyMark,
        certificateEndsAt: endsAt,
        platform,
        version,
      });
      tx.audit({ actor: { kind: 'device' }, action: 'enrol', detail: { role, site } }, id);
      return ok({ device: id, tenant, site, role, name, letter, certificate, ca: authority.certificate });
    });
  };

/** Into the log of the tenant whose code it was; a code nobody made is told to every tenant, since any may be the one that is tried. */
export async function noteRefusedEnrolment(store: Store, code: string, reason: EnrolRefusal): Promise<void> {
  const whose = await store.portal.tenantOfCode(code);
  const tenants = whose ? [whose] : (await store.portal.tenants()).map(({ id }) => id);
  for (const tenant of tenants)
    await store.write(tenant, async (tx) =>
      tx.audit({ actor: { kind: 'device' }, action: 'enrol', outcome: 'refused', detail: { reason } }),
    );
}

interface Repeated {
  readonly known: Device;
  readonly request: DeviceRequest;
  readonly code: string;
}

async function again(tx: WriteScope, authority: Authority, { known, request, code }: Repeated): Promise<Result<Enrolled, EnrolRefusal>> {
  if (known.state === 'revoked') return err('device-revoked');
  if ((await tx.enrolmentCodes.usedBy(code)) !== known.id) return err('key-already-enrolled');
  const { id, tenant, site, role, name, letter } = known;
  const { certificate, endsAt } = await issueDeviceCertificate(authority, { device: id, publicKey: request.publicKey }, tx.now);
  await tx.devices.renewed(id, endsAt);
  tx.audit({ actor: { kind: 'device' }, action: 'enrol', detail: { again: true } }, id);
  return ok({ device: id, tenant, site, role, name, letter, certificate, ca: authority.certificate });
}

export type RenewRefusal = 'csr-malformed' | 'device-unknown' | 'device-revoked' | 'certificate-expired';

/** How long after its end a certificate may still be renewed by its own key (contracts.md). */
const renewableDays = 90;

/**
 * A new certificate for the same key. The request's signature proves the key, so an expired certificate is no obstacle for 90 days. A device that
 * is refused and asks without end locks nothing, and is written down once a minute.
 */
export const renewCertificate = ({ store, authority, now }: Deps & { readonly now: () => Instant }) => {
  const isNew = createNotedLately(now);
  return async (csr: string): Promise<Result<z.infer<typeof Renewed>, RenewRefusal>> => {
    const request = await readRequest(csr);
    if (!request.ok) return request;
    const found = await store.portal.deviceByKey(request.value.keyMark);
    if (!found) return err('device-unknown');
    const known = whyNot(found, now());
    if (known !== null && !isNew(`${known} ${found.id}`)) return err(known);
    return store.write(found.tenant, async (tx) => {
      const device = (await tx.devices.find(found.id)) ?? { ...found, state: 'revoked' as const };
      const reason = whyNot(device, tx.now);
      if (reason !== null) {
        tx.audit({ actor: { kind: 'device' }, action: 'renew', outcome: 'refused', detail: { reason } }, found.id);
        return err(reason);
      }
      const { certificate, endsAt } = await issueDeviceCertificate(
        authority,
        { device: device.id, publicKey: request.value.publicKey },
        tx.now,
      );
      await tx.devices.renewed(device.id, endsAt);
      tx.audit({ actor: { kind: 'device' }, action: 'renew' }, device.id);
      return ok({ certificate, ca: authority.certificate });
    });
  };
};

function whyNot({ state, certificateEndsAt }: Device, now: Instant): 'device-revoked' | 'certificate-expired' | null {
  if (state !== 'active') return 'device-revoked';
  return plusMinutes(certificateEndsAt, renewableDays * 24 * 60) < now ? 'certificate-expired' : null;
}
