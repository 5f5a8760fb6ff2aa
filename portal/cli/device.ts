import { DeviceId } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { EnrolmentFile } from '../../shared/sync/portal-api.ts';
import { makeEnrolmentCode } from '../auth/enrolment-code.ts';
import { ensureAuthority } from '../usecases/ensure-authority.ts';
import {
  type Answer,
  byAdmin,
  type Command,
  type Desk,
  type FoundSite,
  findSite,
  findTenant,
  type Problem,
  problem,
  suggestion,
} from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';
import { portalUrls, urlFlags } from './portal-urls.ts';
import { holds, writePrivateFile } from './private-file.ts';

type EnrolRole = 'kiosk' | 'console';
const enrolRoles: readonly EnrolRole[] = ['kiosk', 'console'];

export const deviceEnrol: Command = {
  noun: 'device',
  verb: 'enrol',
  summary: 'make the file that enrols one device within 24 hours',
  flags: [
    siteFlag,
    { name: 'role', value: 'ROLE', help: enrolRoles.join(' or '), required: true },
    { name: 'name', value: 'NAME', help: 'its name for people, for example "Kiosk A"', required: true },
    { name: 'out', value: 'FILE', help: 'where to write the enrolment file', required: true },
    ...urlFlags,
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const role = enrolRoles.find((one) => one === typed.one('role'));
    if (!role)
      return problem('usage', `There is no device role "${typed.one('role')}". ${suggestion(typed.one('role') ?? '', enrolRoles)}`);
    const urls = portalUrls(desk, typed);
    return enrolDevice(desk, found.value, { role, name: (typed.one('name') ?? '').trim(), out: typed.one('out') ?? '', ...urls });
  },
};

export interface EnrolOrder {
  readonly role: EnrolRole;
  readonly name: string;
  readonly out: string;
  readonly portalUrl: string;
  readonly enrolUrl: string;
}

/** The file comes first: if it cannot be written there is no code, and a file whose code was never kept enrols nothing. */
export async function enrolDevice(
  desk: Desk,
  { tenant, site }: FoundSite,
  { role, name, out, portalUrl, enrolUrl }: EnrolOrder,
): Promise<Result<Answer, Problem>> {
  if (name === '' || name.length > 100) return problem('usage', '--name is 1 to 100 characters.');
  const ca = await clinicCertificate(desk);
  const code = makeEnrolmentCode();
  const file = EnrolmentFile.safeParse({ v: 1, portalUrl, enrolUrl, code, ca });
  if (!file.success || !isHttps(portalUrl) || !isHttps(enrolUrl))
    return problem('usage', '--portal-url and --enrol-url are https addresses.');
  const replaces = holds((old) => EnrolmentFile.safeParse(old).success);
  const written = desk.dryRun ? ok(null) : writePrivateFile(out, `${JSON.stringify(file.data, null, 1)}\n`, replaces);
  if (!written.ok) return written;
  const { expiresAt } = await desk.write(tenant, async ({ enrolmentCodes, audit }) => {
    audit({ actor: byAdmin, action: 'create', subject: `Location/${site.id}`, detail: { what: 'enrolment-code', role } });
    return enrolmentCodes.add(code, { site: site.id, role, name });
  });
  if (desk.dryRun)
    return ok({ json: { role, name, site: site.id, file: out }, lines: [`${out} would enrol one ${role}, "${name}", at ${site.id}.`] });
  const lines = [
    `${out} enrols one ${role}, "${name}", at ${site.id}, once, until ${expiresAt}.`,
    `Code: ${code}`,
    'Carry the file to the device and keep it from others until then.',
  ];
  return ok({ json: { file: out, code, role, name, site: site.id, expiresAt, portalUrl, enrolUrl }, lines });
}

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

/** Made by whichever comes first, the portal's first start or the first enrolment file. A dry run makes none, so it may have none to show. */
async function clinicCertificate({ store, now, dryRun }: Desk): Promise<string> {
  if (dryRun) return (await store.portal.authority())?.certificate ?? '';
  return (await ensureAuthority(store, now())).certificate;
}

export const deviceList: Command = {
  noun: 'device',
  verb: 'list',
  summary: 'list the enrolled devices',
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const all = await desk.store.read(tenant.value, ({ devices }) => devices.list());
    const devices = all.map(({ id, name, role, site, letter, state, enrolledAt, lastSeenAt, certificateEndsAt, platform, version }) => ({
      id,
      name,
      role,
      site,
      letter,
      state,
      enrolledAt,
      lastSeenAt,
      certificateEndsAt,
      platform,
      version,
    }));
    const lines = devices.map(
      (one) => `${one.id}  ${one.role}  ${one.site}  ${one.name}  ${one.state}  last seen ${one.lastSeenAt ?? 'never'}`,
    );
    return ok({ json: { devices }, lines });
  },
};

export const deviceRevoke: Command = {
  noun: 'device',
  verb: 'revoke',
  summary: 'end trust in a device: it may never sync again',
  flags: [{ name: 'id', value: 'ID', help: 'from device list', required: true }, organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const id = DeviceId.safeParse(typed.one('id'));
    const known = await desk.store.read(tenant.value, ({ devices }) => devices.list());
    const device = known.find((one) => id.success && one.id === id.data);
    if (!device) return problem('usage', `There is no device "${typed.one('id')}". See device list.`);
    const revoked = await desk.write(tenant.value, async ({ devices, audit }) => {
      const done = await devices.revoke(device.id);
      if (done) audit({ actor: byAdmin, action: 'revoke', subject: `Device/${device.id}`, detail: { what: 'device', role: device.role } });
      return done;
    });
    const line = revoked ? `${device.name} is revoked.` : `${device.name} was revoked before; nothing changed.`;
    return ok({ json: { device: device.id, state: 'revoked', changed: revoked }, lines: [line] });
  },
};
