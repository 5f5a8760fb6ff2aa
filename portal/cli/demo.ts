import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { clockIn, dayIn, instantAt, plusMinutes, TimeZone } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import { makeTotpSeed, totpCode, totpUri } from '../auth/totp.ts';
import { readPatient } from '../import/patient.ts';
import { codeOf } from '../troubles.ts';
import { type Answer, byAdmin, type Command, type Desk, type FoundSite, type Problem, problem } from './command.ts';
import { importFolder } from './data.ts';
import { makeDayAt } from './day.ts';
import { demoPeople, demoPractitioners } from './demo-people.ts';
import { defaultUrls, enrolDevice } from './device.ts';
import { makeOrganisation } from './organisation.ts';
import { holds, writePrivateFile } from './private-file.ts';
import { makeSite } from './site.ts';
import { makeStaff } from './staff.ts';

export const demoMake: Command = {
  noun: 'demo',
  verb: 'make',
  summary: 'make everything for a try on this machine: site, staff, devices, patients, a day of appointments',
  flags: [
    { name: 'data', value: 'DIR', help: 'FHIR records to import; a few invented people otherwise' },
    { name: 'out', value: 'DIR', help: "where the enrolment files go; the portal's data folder otherwise" },
    { name: 'codes-to', value: 'FILE', help: 'write all booking codes with identities to a file only this user may read' },
    { name: 'portal-url', value: 'URL', help: `${defaultUrls.portalUrl} otherwise` },
    { name: 'enrol-url', value: 'URL', help: `${defaultUrls.enrolUrl} otherwise` },
    { name: 'seed', value: 'TEXT', help: 'the same seed and data give the same day and codes' },
    { name: 'count', value: 'N', help: 'how many appointments; 40 otherwise' },
  ],
  run: async (desk, typed) => {
    if (desk.dryRun) return problem('usage', 'demo make has no dry run: each of its parts needs the one before.');
    const out = typed.one('out') ?? desk.places.dataDir;
    const at = await demoSite(desk);
    if (!at.ok) return at;
    const person = await demoStaff(desk, at.value, out);
    if (!person.ok) return person;
    const patients = await demoPatients(desk, at.value, typed.one('data'));
    if (!patients.ok) return patients;
    const urls = { portalUrl: typed.one('portal-url') ?? defaultUrls.portalUrl, enrolUrl: typed.one('enrol-url') ?? defaultUrls.enrolUrl };
    const [kiosk, console] = [join(out, 'kiosk-enrolment.json'), join(out, 'console-enrolment.json')];
    for (const order of [
      { role: 'kiosk', name: 'Kiosk A', out: kiosk },
      { role: 'console', name: 'Front desk', out: console },
    ] as const) {
      const enrolled = await enrolDevice(desk, at.value, { ...order, ...urls });
      if (!enrolled.ok) return enrolled;
    }
    const { zone } = at.value.site;
    const count = Number(typed.one('count') ?? 40);
    if (!Number.isInteger(count) || count < 1 || count > 500) return problem('usage', '--count is a whole number from 1 to 500.');
    const day = await makeDayAt(desk, at.value, {
      date: dayIn(zone, desk.now()),
      around: clockIn(zone, desk.now()),
      count,
      seed: typed.one('seed'),
      replace: false,
      codesTo: typed.one('codes-to'),
      withIdentities: typed.has('codes-to'),
    });
    if (!day.ok) return day;
    const tries = await someToTry(desk, at.value);
    return ok(
      answer(desk, at.value, { person: person.value, patients: patients.value, day: day.value, tries, enrolment: { kiosk, console } }),
    );
  },
};

/** The organisation and site of an earlier demonstration, or new ones. The site never closes and lets people in early and late. */
async function demoSite(desk: Desk): Promise<Result<FoundSite, Problem>> {
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
    const arrival = { opensMinutesBefore: 1440, closesMinutesAfter: 1440 };
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
type Person = z.infer<typeof Person>;

/** The demonstration's member of staff. What signs them in is kept beside the data, so that the next run can say it again. */
async function demoStaff(desk: Desk, { tenant, site }: FoundSite, out: string): Promise<Result<Person, Problem>> {
  const path = join(out, 'demo-staff.json');
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const staff = await desk.store.read(tenant, (scope) => scope.staff.list());
  const kept = readPerson(path);
  if (kept && staff.some(({ username, active }) => username === kept.username && active)) return ok(kept);
  const username = staff.some((one) => one.username === 'desk') ? `desk-${staff.length + 1}` : 'desk';
  const person = { username, password: demoPassword(), totpSeed: makeTotpSeed() };
  const { name: issuer, policy } = site.settings;
  const made = await makeStaff(
    desk,
    { tenant, site: site.id, issuer, minLength: policy.staff.passwordMinLength },
    { ...person, name: 'Dana Frontdesk', role: 'manager' },
  );
  if (!made.ok) return made;
  const written = writePrivateFile(
    path,
    `${JSON.stringify(person, null, 1)}\n`,
    holds((old) => Person.safeParse(old).success),
  );
  return written.ok ? ok(person) : written;
}

function readPerson(path: string): Person | null {
  try {
    return Person.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const words =
  'amber basket candle dolphin ember feather garden harbor island jacket kettle lantern meadow needle orchard pepper quartz ribbon saddle thimble umbrella velvet walnut yonder zephyr copper marble willow'.split(
    ' ',
  );

const demoPassword = (): string => `${Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-')}-${randomInt(100, 1000)}`;

type Counts = Readonly<Record<string, unknown>>;

async function demoPatients(desk: Desk, at: FoundSite, path: string | null): Promise<Result<Counts, Problem>> {
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
    const fresh = answers.filter(({ outcome }) => outcome === 'created').length;
    if (fresh > 0) audit({ actor: byAdmin, action: 'import', detail: { 'Patient.imported': fresh } });
    return fresh;
  });
  return ok({ imported: { Patient: created }, unchanged: { Patient: people.length - created }, refused: 0 });
}

interface Try {
  readonly bookingCode: string;
  readonly birthDate: string;
}

/** A few of today's people who can check in by code, to play them at the kiosk. */
async function someToTry(desk: Desk, { tenant, site }: FoundSite): Promise<readonly Try[]> {
  const midnight = instantAt(site.zone, dayIn(site.zone, desk.now()), '00:00');
  const today = await desk.store.read(tenant, ({ appointments }) =>
    appointments.between(site.id, midnight, plusMinutes(midnight, 24 * 60)),
  );
  return today
    .filter(({ status, patient }) => status === 'booked' && !patient.deceased && !patient.inactive && patient.birthDate?.length === 10)
    .slice(0, 5)
    .map(({ bookingCode, patient }) => ({ bookingCode, birthDate: patient.birthDate ?? '' }));
}

interface Made {
  readonly person: Person;
  readonly patients: Counts;
  readonly day: Answer;
  readonly tries: readonly Try[];
  readonly enrolment: { readonly kiosk: string; readonly console: string };
}

function answer(desk: Desk, { tenant, site }: FoundSite, { person, patients, day, tries, enrolment }: Made): Answer {
  const code = totpCode(person.totpSeed, desk.now());
  const uri = totpUri(person.totpSeed, { issuer: site.settings.name, username: person.username });
  return {
    json: {
      organisation: tenant,
      site: site.id,
      zone: site.zone,
      staff: { ...person, totpUri: uri, totpCode: code },
      enrolment,
      data: patients,
      day: day.json,
      try: tries,
    },
    lines: [
      `Demonstration at ${site.settings.name} (${site.zone}). All of it is for trying Foyer out, never for real patients.`,
      ...day.lines,
      ...tries.map(
        ({ bookingCode, birthDate }) =>
          `At the kiosk, try code ${bookingCode.replace(/(\d{4})(?=\d)/g, '$1 ')} with birth date ${birthDate}`,
      ),
      `Staff: user name ${person.username}, password ${person.password}`,
      `Authenticator secret ${person.totpSeed}, code now ${code}`,
      `Enrolment files: ${enrolment.kiosk}, ${enrolment.console}`,
    ],
  };
}
