import { SiteId, type TenantId } from '../../shared/domain/ids.ts';
import { SiteSettings } from '../../shared/domain/site.ts';
import { TimeZone } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import {
  type Answer,
  byAdmin,
  type Command,
  type Desk,
  findSite,
  findTenant,
  type Problem,
  problem,
  siteIdFrom,
  suggestion,
} from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';
import { policyLines, readPolicyChanges } from './policy-values.ts';

export const siteMake: Command = {
  noun: 'site',
  verb: 'make',
  summary: 'make a site: a place with a front desk',
  flags: [
    { name: 'name', value: 'NAME', help: 'its name for patients', required: true },
    { name: 'zone', value: 'ZONE', help: 'its IANA time zone, for example America/New_York', required: true },
    { name: 'id', value: 'ID', help: 'its id; made from the name otherwise' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    return makeSite(desk, tenant.value, { name: typed.one('name') ?? '', zone: typed.one('zone') ?? '', id: typed.one('id') });
  },
};

export async function makeSite(
  desk: Desk,
  tenant: TenantId,
  asked: { readonly name: string; readonly zone: string; readonly id: string | null },
): Promise<Result<Answer, Problem>> {
  const zone = TimeZone.safeParse(asked.zone);
  if (!zone.success)
    return problem(
      'usage',
      `"${asked.zone}" is not an IANA time zone. ${suggestion(asked.zone, Intl.supportedValuesOf('timeZone')).slice(0, 200)}`,
    );
  const settings = SiteSettings.safeParse({ name: asked.name });
  if (!settings.success) return problem('usage', '--name is 1 to 120 characters.');
  const taken = (await desk.store.read(tenant, ({ sites }) => sites.list())).map(({ id }) => id);
  const id = SiteId.safeParse(asked.id ?? siteIdFrom(settings.data.name, taken));
  if (!id.success) return problem('usage', '--id is 1 to 64 letters, digits, hyphens and dots.');
  if (taken.includes(id.data)) return problem('usage', `There is already a site "${id.data}".`);
  await desk.write(tenant, async ({ sites, audit }) => {
    await sites.create({ id: id.data, zone: zone.data, settings: settings.data });
    audit({ actor: byAdmin, action: 'create', subject: `Location/${id.data}`, detail: { what: 'site' } });
  });
  return ok({
    json: { site: id.data, name: settings.data.name, zone: zone.data },
    lines: [`Site ${id.data} (${settings.data.name}, ${zone.data}) made.`],
  });
}

export const siteList: Command = {
  noun: 'site',
  verb: 'list',
  summary: 'list the sites',
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const all = await desk.store.read(tenant.value, ({ sites }) => sites.list());
    const sites = all.map(({ id, zone, settings }) => ({ id, name: settings.name, zone }));
    return ok({ json: { sites }, lines: sites.map(({ id, name, zone }) => `${id}  ${name}  ${zone}`) });
  },
};

export const sitePolicy: Command = {
  noun: 'site',
  verb: 'policy',
  summary: "show a site's policy, or change values of it",
  flags: [
    siteFlag,
    { name: 'set', value: 'NAME=VALUE', help: 'for example arrival.opensMinutesBefore=60; may be repeated', many: true },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const policy = readPolicyChanges(site.settings.policy, typed.many('set'));
    if (!policy.ok) return problem('usage', policy.error);
    const answer = { json: { site: site.id, policy: policy.value }, lines: policyLines(policy.value) };
    if (typed.many('set').length === 0) return ok(answer);
    const saved = await desk.write(tenant, async ({ sites, audit }) => {
      audit({ actor: byAdmin, action: 'settings-save', subject: `Location/${site.id}`, detail: { changed: typed.many('set').length } });
      return sites.save(site.id, { ...site.settings, policy: policy.value }, site.version);
    });
    return saved ? ok(answer) : problem('unavailable', 'Somebody saved the settings at the same time. Look at them and try again.');
  },
};
