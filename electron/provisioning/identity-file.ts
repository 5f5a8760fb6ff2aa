import { z } from 'zod';
import { DeviceRole } from '../../shared/domain/access.ts';
import { KioskLetter } from '../../shared/domain/hand-off.ts';
import { DeviceId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import type { Enrolled, EnrolmentFile } from '../../shared/sync/portal-api.ts';

/** Who the portal says this device is, and where the portal is. Nothing secret: key and certificates are in the encrypted store. */
export const IdentityFile = z.object({
  v: z.literal(1),
  tenant: TenantId,
  device: DeviceId,
  site: SiteId,
  role: DeviceRole,
  letter: KioskLetter.nullable(),
  name: z.string().max(100),
  portalUrl: z.url(),
  enrolUrl: z.url(),
});
export type IdentityFile = z.infer<typeof IdentityFile>;

export const identityOf = (
  { tenant, device, site, role, letter, name }: Enrolled,
  { portalUrl, enrolUrl }: EnrolmentFile,
): IdentityFile => ({
  v: 1,
  tenant,
  device,
  site,
  role,
  letter,
  name,
  portalUrl,
  enrolUrl,
});
