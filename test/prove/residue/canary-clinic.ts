import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { demoConsents } from '../../../portal/cli/demo-consents.ts';
import { openClinic } from '../../e2e/clinic.ts';
import { type MadeUpPerson, madeUpPeople } from '../made-up-people.ts';
import { filmCards } from './card.ts';

/** Somebody who is looked for wherever a kiosk could leave anything of them. */
export interface Canary extends MadeUpPerson {
  readonly code: string;
  /** What they ask to have as their e-mail instead. */
  readonly newEmail: string;
  /** What they type off their card. */
  readonly card: { readonly payer: string; readonly memberId: string; readonly group: string };
  /** What they write into a form. */
  readonly answer: string;
}

const Codes = z.array(z.object({ bookingCode: z.string(), family: z.string() }));

/** Patience of the kiosk at its shortest, and check-in open all day. */
const policy = [
  'idle.identifySeconds=10',
  'idle.detailsSeconds=15',
  'arrival.opensMinutesBefore=1440',
  'arrival.closesMinutesAfter=1440',
  'details.revealSeconds=60',
  'idle.formsSeconds=15',
  'kiosk.screensAfterArrival=12',
];

/** One question, in the words of nobody: what is answered can be recognised. */
export const formQuestion = 'What should we know today?';
const form = {
  resourceType: 'Questionnaire',
  url: 'https://foyer.example/forms/residue',
  version: '1',
  status: 'active',
  language: 'en',
  title: 'Today',
  item: [{ linkId: 'tell', type: 'string', required: true, text: formQuestion }],
};

/** A real portal whose patients are all canaries, imported as FHIR by the admin command line, each with an appointment today. At most 500. */
export async function openCanaryClinic(count: number, random: () => number) {
  const people = madeUpPeople(count, random);
  const others = madeUpPeople(count, random);
  const records = mkdtempSync(join(tmpdir(), 'canaries-'));
  writeFileSync(join(records, 'patients.ndjson'), people.map((person) => `${JSON.stringify(patientOf(person))}\n`).join(''));
  const clinic = await openClinic({ records });
  const file = join(clinic.folder, 'all-codes.json');
  await clinic.admin('day', 'make', '--replace', '--count', String(count), '--seed', 'residue', '--codes-to', file, '--with-identities');
  await clinic.policy(...policy);
  await askMore(clinic, records);
  const codes = new Map(Codes.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ bookingCode, family }) => [family, bookingCode]));
  rmSync(records, { recursive: true, force: true });
  const canaries = people.flatMap((person, index): readonly Canary[] => {
    const code = codes.get(person.family);
    const other = others[index];
    if (code === undefined || other === undefined) return [];
    const card = { payer: other.family, memberId: other.phone.replace(/\D/g, ''), group: other.given };
    return [{ ...person, code, newEmail: `neu${person.email}`, card, answer: other.street.replaceAll(/[^A-Za-z]/g, '').toLowerCase() }];
  });
  if (canaries.length !== count) throw new Error(`${canaries.length} of ${count} canaries have an appointment`);
  return {
    canaries,
    close: clinic.close,
    /** A kiosk of this clinic: its data folder, and a home and temporary folder that nobody else writes to. */
    async kiosk(name: string) {
      const root = join(clinic.folder, name);
      const places = { data: join(root, 'data'), home: join(root, 'home'), temporary: join(root, 'tmp') };
      for (const place of Object.values(places)) mkdirSync(place, { recursive: true, mode: 0o700 });
      const enrolment = join(clinic.folder, `${name}.json`);
      await clinic.admin('device', 'enrol', '--role', 'kiosk', '--name', name, '--out', enrolment);
      writeFileSync(join(places.data, 'device.json'), JSON.stringify({ deviceRole: 'kiosk', lockdown: 'off', allowUnprotectedKey: true }));
      cpSync(enrolment, join(places.data, 'enrolment.json'));
      return { places, film: filmCards(join(root, 'cards.y4m'), random) };
    },
  };
}
export type CanaryClinic = Awaited<ReturnType<typeof openCanaryClinic>>;
export type KioskPlaces = Awaited<ReturnType<CanaryClinic['kiosk']>>['places'];

/** A text to sign and a form to fill in, for whoever stays that long. */
async function askMore(clinic: Awaited<ReturnType<typeof openClinic>>, folder: string): Promise<void> {
  const [text] = demoConsents;
  const files = { text: join(folder, 'text.json'), form: join(folder, 'form.json') };
  writeFileSync(files.text, JSON.stringify(text));
  writeFileSync(files.form, JSON.stringify(form));
  await clinic.admin('consent', 'add', '--in', files.text);
  await clinic.admin('form', 'install', files.form);
  await clinic.admin('form', 'assign', form.url);
}

const patientOf = ({ id, family, given, birthDate, phone, email, street, postalCode }: MadeUpPerson) => ({
  resourceType: 'Patient',
  id,
  active: true,
  name: [{ use: 'official', family, given: [given] }],
  birthDate,
  telecom: [
    { system: 'phone', value: phone },
    { system: 'email', value: email },
  ],
  address: [{ use: 'home', line: [street], city: 'Springfield', state: 'MA', postalCode, country: 'US' }],
});

/** Every form in which something of this person might be left behind. */
export const needlesOf = ({ family, given, birthDate, phone, email, newEmail, street, code, card, answer }: Canary): readonly string[] => [
  ...Object.values(card),
  answer,
  family,
  family.toLowerCase(),
  given,
  birthDate,
  phone,
  phone.replace(/\D/g, '').slice(1),
  email,
  newEmail,
  street,
  code,
  `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`,
];
