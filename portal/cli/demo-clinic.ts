import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TimeZone } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import { makeTotpSeed } from '../auth/totp.ts';
import { readPatient } from '../import/patient.ts';
import { byAdmin, type Desk, type FoundSite, type Problem } from './command.ts';
import { importFolder } from './data.ts';
import { demoClinicalList, demoCoverages, demoPeople, demoPractitioners } from './demo-people.ts';
import { makeOrganisation } from './organisation.ts';
import { holds, readJson, writePrivateFile } from './private-file.ts';
import { makeSite } from './site.ts';
import { makeStaff } from './staff.ts';

/** The organisation and site of an earlier demonstration, or new ones. The site never closes and lets people in early and late. */
export async function demoSite(desk: Desk): Promise<Result<FoundSite, Problem>> {
  const id = 'demo';
  const tenants = await desk.store.portal.tenants();
  let tenant = tenants.find((one) => one.id === id)?.id;
  if (tenant === undefined) {
    const made = await makeOrganisation(desk, { name: 'Demonstration', id });
    if (!made.ok) return made;
    tenant = (await desk.store.portal.tenants()).find((one) => one.id === id)?.id;
  }
  if (tenant === undefined) throw new Error('the organisation just made is not there');
  const list = () => desk.store.read(tenant, ({ sites }) => sites.list());
  const known = (await list()).find((site) => site.id === id);
  if (known) return ok({ tenant, site: known });
  const zone = TimeZone.parse(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  const made = await makeSite(desk, tenant, { name: 'Sampleton Clinic', zone, id });
  if (!made.ok) return made;
  await desk.write(tenant, async ({ sites, audit }) => {
    const site = (await sites.list()).find((one) => one.id === id);
    if (!site) throw new Error('the site just made is not there');
    const { settings, version } = site;
    const arrival = { ...settings.policy.arrival, opensMinutesBefore: 1440, closesMinutesAfter: 1440 };
    const policy = {
      ...settings.policy,
      arrival,
      device: { lockdown: 'off', allowUnprotectedKey: true },
      staff: { ...settings.policy.staff, shiftEndsAt: '23:59' },
    } as const;
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '19:00' }));
    const seating = { en: 'Please take a seat in the waiting room.', es: 'Por favor, tome asiento en la sala de espera.' };
    await sites.save(site.id, { ...settings, hours, seating, policy }, version);
    audit({ actor: byAdmin, action: 'settings-save', subject: `Location/${id}`, detail: { what: 'demo' } });
  });
  const site = (await list()).find((one) => one.id === id);
  if (!site) throw new Error('the site just made is not there');
  return ok({ tenant, site });
}

const Person = z.object({ username: z.string(), password: z.string(), totpSeed: z.string() });
export type Person = z.infer<typeof Person>;

const people = {
  desk: { file: 'demo-staff.json', user: 'desk', name: 'Dana Frontdesk', role: 'manager' },
  nurse: { file: 'demo-nurse.json', user: 'nurse', name: 'Noor Nurse', role: 'clinician' },
} as const;

/** A member of the demonstration's staff. What signs them in is kept beside the data, so that the next run can say it again. */
export async function demoStaff(
  desk: Desk,
  { tenant, site }: FoundSite,
  { out, who }: { readonly out: string; readonly who: keyof typeof people },
): Promise<Result<Person, Problem>> {
  const { file, user, name, role } = people[who];
  const path = join(out, file);
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const staff = await desk.store.read(tenant, (scope) => scope.staff.list());
  const kept = readJson(path, Person);
  if (kept && staff.some(({ username, active }) => username === kept.username && active)) return ok(kept);
  const username = staff.some((one) => one.username === user) ? `${user}-${staff.length + 1}` : user;
  const person = { username, password: demoPassword(), totpSeed: makeTotpSeed() };
  const { name: issuer, policy } = site.settings;
  const made = await makeStaff(
    desk,
    { tenant, site: site.id, issuer, minLength: policy.staff.passwordMinLength },
    { ...person, name, role },
  );
  if (!made.ok) return made;
  const written = writePrivateFile(
    path,
    `${JSON.stringify(person, null, 1)}\n`,
    holds((old) => Person.safeParse(old).success),
  );
  return written.ok ? ok(person) : written;
}

const words =
  'amber basket candle dolphin ember feather garden harbor island jacket kettle lantern meadow needle orchard pepper quartz ribbon saddle thimble umbrella velvet walnut yonder zephyr copper marble willow'.split(
    ' ',
  );

export const demoPassword = (): string =>
  `${Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-')}-${randomInt(100, 1000)}`;

export type Counts = Readonly<Record<string, unknown>>;

export async function demoPatients(desk: Desk, at: FoundSite, path: string | null): Promise<Result<Counts, Problem>> {
  if (path !== null) {
    const imported = await importFolder(desk, { tenant: at.tenant, site: at.site.id, path, refusedTo: null });
    return imported.ok ? ok(imported.value.json) : imported;
  }
  const people = demoPeople().flatMap((resource) => {
    const values = readPatient(resource, new Date(desk.now()));
    return values.ok ? [{ source: { system: 'foyer-demo', id: String(resource['id']) }, values: values.value }] : [];
  });
  const created = await desk.write(at.tenant, async ({ patients, resources, audit }) => {
    const answers = await patients.importMany(people);
    await resources.putMany(
      demoPractitioners.map((body) => ({
        type: 'Practitioner',
        source: { system: 'foyer-demo', id: String(body['id']) },
        patient: null,
        body,
      })),
    );
    const idOf = new Map(answers.map(({ source, id }) => [source.id, id]));
    await resources.putMany(
      [...demoCoverages, ...demoClinicalList].map((body) => {
        const about = body['beneficiary'] ?? body['patient'] ?? body['subject'];
        const { reference } = about as { readonly reference: string };
        const patient = idOf.get(reference.slice('Patient/'.length)) ?? null;
        return { type: String(body['resourceType']), source: { system: 'foyer-demo', id: String(body['id']) }, patient, body };
      }),
    );
    const fresh = answers.filter(({ outcome }) => outcome === 'created').length;
    if (fresh > 0) audit({ actor: byAdmin, action: 'import', detail: { 'Patient.imported': fresh } });
    return fresh;
  });
  return ok({ imported: { Patient: created }, unchanged: { Patient: people.length - created }, refused: 0 });
}
