import { join } from 'node:path';
import { clockIn, dayIn, instantAt, plusMinutes } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import { totpCode, totpUri } from '../auth/totp.ts';
import { type Answer, type Command, type Desk, type FoundSite, problem } from './command.ts';
import { defaultCount, makeDayAt } from './day.ts';
import { type Counts, demoPatients, demoSite, demoStaff, type Person } from './demo-clinic.ts';
import { demoConsentTexts } from './demo-consents.ts';
import { demoForms } from './demo-forms.ts';
import { demoAround } from './demo-past.ts';
import { enrolDevice } from './device.ts';
import { portalUrls, urlFlags } from './portal-urls.ts';

export const demoMake: Command = {
  noun: 'demo',
  verb: 'make',
  summary: 'make everything for a try on this machine: site, staff, devices, patients, a day of appointments',
  flags: [
    { name: 'data', value: 'DIR', help: 'FHIR records to import; a few invented people otherwise' },
    { name: 'out', value: 'DIR', help: "where the enrolment files go; the portal's data folder otherwise" },
    { name: 'codes-to', value: 'FILE', help: 'write all booking codes with identities to a file only this user may read' },
    ...urlFlags,
    { name: 'consents', value: null, help: 'ask two texts to agree to, one required and one by choice, in five languages' },
    { name: 'forms', value: null, help: 'install two forms and ask them, with a clinician who reads the answers' },
    { name: 'seed', value: 'TEXT', help: 'the same seed and data give the same day and codes' },
    { name: 'count', value: 'N', help: 'how many appointments; 40 otherwise' },
  ],
  run: async (desk, typed) => {
    if (desk.dryRun) return problem('usage', 'demo make has no dry run: each of its parts needs the one before.');
    const out = typed.one('out') ?? desk.places.dataDir;
    const at = await demoSite(desk);
    if (!at.ok) return at;
    const person = await demoStaff(desk, at.value, { out, who: 'desk' });
    if (!person.ok) return person;
    const forms = typed.has('forms') ? await demoForms(desk, at.value) : ok(null);
    if (!forms.ok) return forms;
    const nurse = typed.has('forms') ? await demoStaff(desk, at.value, { out, who: 'nurse' }) : ok(null);
    if (!nurse.ok) return nurse;
    if (typed.has('consents')) await demoConsentTexts(desk, at.value);
    const patients = await demoPatients(desk, at.value, typed.one('data'));
    if (!patients.ok) return patients;
    const urls = portalUrls(desk, typed);
    const [kiosk, console] = [join(out, 'kiosk-enrolment.json'), join(out, 'console-enrolment.json')];
    for (const order of [
      { role: 'kiosk', name: 'Kiosk A', out: kiosk },
      { role: 'console', name: 'Front desk', out: console },
    ] as const) {
      const enrolled = await enrolDevice(desk, at.value, { ...order, ...urls });
      if (!enrolled.ok) return enrolled;
    }
    const { zone } = at.value.site;
    const count = Number(typed.one('count') ?? defaultCount);
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
    await demoAround(desk, at.value);
    const tries = await someToTry(desk, at.value);
    return ok(
      answer(desk, at.value, {
        person: person.value,
        nurse: nurse.value,
        patients: patients.value,
        day: day.value,
        tries,
        enrolment: { kiosk, console },
      }),
    );
  },
};

interface Try {
  readonly bookingCode: string;
  readonly birthDate: string;
  readonly family: string;
  readonly given: string;
  /** A code can be sent to them. */
  readonly email: boolean;
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
    .map(({ bookingCode, patient: { birthDate, name, emails } }) => ({
      bookingCode,
      birthDate: birthDate ?? '',
      family: name.family ?? '',
      given: name.given[0] ?? '',
      email: emails.length > 0,
    }));
}

interface Made {
  readonly person: Person;
  readonly nurse: Person | null;
  readonly patients: Counts;
  readonly day: Answer;
  readonly tries: readonly Try[];
  readonly enrolment: { readonly kiosk: string; readonly console: string };
}

function answer(desk: Desk, { tenant, site }: FoundSite, { person, nurse, patients, day, tries, enrolment }: Made): Answer {
  const code = totpCode(person.totpSeed, desk.now());
  const uri = totpUri(person.totpSeed, { issuer: site.settings.name, username: person.username });
  return {
    json: {
      organisation: tenant,
      site: site.id,
      zone: site.zone,
      staff: { ...person, totpUri: uri, totpCode: code },
      ...(nurse === null ? {} : { clinician: { ...nurse, totpCode: totpCode(nurse.totpSeed, desk.now()) } }),
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
      ...(nurse === null
        ? []
        : [`Clinician: user name ${nurse.username}, password ${nurse.password}, authenticator secret ${nurse.totpSeed}`]),
      `Enrolment files: ${enrolment.kiosk}, ${enrolment.console}`,
    ],
  };
}
