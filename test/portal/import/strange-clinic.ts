import { chanceFrom } from '../../../portal/cli/chance.ts';

const families = [
  "O'Brien",
  'Núñez-García',
  '王',
  '示例',
  'مثال',
  '\u202Bالعربي\u202C',
  'Nguyễn',
  'Ví Dụ',
  'Łukaszewicz',
  'de la Cruz',
  'Ñ',
  '👩🏽‍⚕️',
  'X'.repeat(300),
  '  spaced  out  ',
  'Null',
  'undefined',
  '1234',
  'قلب'.repeat(120),
];
const givens = ['Ada', 'José María', '小明', 'يوسف', 'Thị Hương', 'Işıl', "D'", '', '\u200Fليلى', 'Zoë-Anne', '\u0000Nul', 'ﬁnn'];
const idForms = [
  'plain',
  'UPPER.case-1',
  'with_underscore',
  '0',
  'ünïcode',
  'a'.repeat(64),
  'urn:oid:1.2.3',
  'id with spaces',
  '../../etc/passwd',
  "'; drop table patient; --",
];

export interface StrangeClinic {
  /** Resources in an order nobody would choose, every one of a type Foyer imports and none of it wrong. */
  readonly resources: readonly Readonly<Record<string, unknown>>[];
  readonly counts: Readonly<Record<string, number>>;
  /** Lines that are wrong, each with the reason it must get. */
  readonly wrong: readonly { readonly line: string; readonly reason: string }[];
}

/** Invented records with every oddity seen in the field, the same for the same seed. */
export function strangeClinic(seed: string, size: number): StrangeClinic {
  const chance = chanceFrom(seed);
  const maybe = <T>(value: T): T | undefined => (chance.below(3) === 0 ? undefined : value);
  const one = <T>(list: readonly T[]): T => list[chance.below(list.length)] as T;
  const id = (index: number) => (index < idForms.length ? (idForms[index] ?? '') : `p${chance.below(1e9)}-${index}`);

  const name = () =>
    one([
      undefined,
      [],
      [{ text: one(families) }],
      [{ family: one(families), given: [one(givens), one(givens)] }],
      [
        { use: 'maiden', family: one(families) },
        { use: 'official', family: one(families), given: [one(givens)], suffix: ['III'], prefix: ['Dr.'] },
      ],
      [{ use: 'anonymous' }, { given: [one(givens)] }],
      [{ family: null, given: [null, one(givens)], _family: { extension: [{ url: 'x', valueString: 'y' }] } }],
    ]);
  const patients = Array.from({ length: size }, (_, index) => ({
    resourceType: 'Patient',
    id: id(index),
    meta: { lastUpdated: '2024-02-30T25:00:00Z' },
    extension: [{ url: 'http://example.org/deep', extension: [{ url: 'x', valueReference: { reference: '#nobody' } }] }],
    contained: maybe([{ resourceType: 'Organization', id: 'org', name: 'Inside' }]),
    name: name(),
    birthDate: one([undefined, '1950', '1950-02', '1950-02-03', '2024-02-29']),
    telecom: maybe([
      { system: 'phone', value: one(['5550100', '+49 (0)30 555-0100', '٠١٢٣٤٥٦٧', 'ask the daughter', '']) },
      { system: 'email', value: one(['a@b.example', 'not an address']) },
    ]),
    address: maybe([
      {
        line: Array.from({ length: 9 }, () => one(families)),
        city: one(families),
        postalCode: one(['01940', 'SW1A 1AA', '〒100-0001 東京都千代田区千代田']),
      },
    ]),
    communication: maybe([{ language: { text: one(['English', '中文', 'العربية', 'vi']) } }]),
    contact: maybe([{ name: { text: one(families) }, telecom: [{ system: 'phone', value: '5550199' }] }]),
    ...one([
      {},
      {},
      { deceasedBoolean: true },
      { deceasedDateTime: '2001' },
      { active: false },
      { link: [{ type: 'replaced-by', other: { reference: 'Patient/0' } }] },
    ]),
  }));
  const owner = () => one(patients.filter((candidate) => /^[A-Za-z0-9\-.]{1,64}$/.test(candidate.id))).id;
  const pointing = () =>
    one([
      { reference: `Patient/${owner()}` },
      { reference: `Patient/${owner()}/_history/3`, display: 'x' },
      { reference: `Patient/${owner()}`, type: 'Patient' },
    ]);
  const coverages = patients.map((_, index) => ({
    resourceType: 'Coverage',
    id: `c${index}`,
    status: 'active',
    beneficiary: pointing(),
    payor: [{ display: one(families) }],
  }));
  const appointments = patients.map((_, index) => ({
    resourceType: 'Appointment',
    id: `a${index}`,
    status: one(['booked', 'arrived', 'noshow', 'cancelled', 'fulfilled', 'checked-in']),
    start: one(['2026-03-02T09:00:00+01:00', '2026-03-02T09:00:00Z', '2026-03-02T23:30:00.123456-11:30']),
    end: maybe('2026-03-02T09:20:00+01:00'),
    minutesDuration: maybe(one([15, 0, -3, 99999, 'ten'])),
    serviceType: maybe([{ text: one(families) }]),
    participant: [
      { actor: { display: one(families) }, status: 'accepted' },
      { actor: pointing(), status: 'accepted' },
    ],
  }));
  const conditions = patients.map((_, index) => ({
    resourceType: 'Condition',
    id: `d${index}`,
    subject: pointing(),
    code: { text: one(families) },
  }));
  const all = [...patients, ...coverages, ...appointments, ...conditions];
  return { resources: chance.shuffle(all), counts: countsOf(all), wrong: wrongLines(patients[10]?.id ?? '') };
}

function countsOf(resources: readonly { readonly resourceType: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { resourceType } of resources) counts[resourceType] = (counts[resourceType] ?? 0) + 1;
  return counts;
}

const wrongLines = (known: string): StrangeClinic['wrong'] => [
  { line: '{"resourceType":"Patient","id":"x1","birthDate":"2020-13-45"}', reason: 'birth-date-invalid' },
  { line: '{"resourceType":"Patient"}', reason: 'no-id' },
  { line: `{"resourceType":"Patient","id":"${'9'.repeat(201)}"}`, reason: 'id-invalid' },
  { line: '{"resourceType":"Patient","id":', reason: 'truncated' },
  { line: "{'resourceType':'Patient'}", reason: 'not-json' },
  { line: `{"resourceType":"Condition","id":"x9","code":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, reason: 'too-deep' },
  { line: 'null', reason: 'not-a-resource' },
  { line: '{"id":"x2"}', reason: 'not-a-resource' },
  { line: '{"resourceType":"Appointment","id":"x3","status":"booked"}', reason: 'start-missing' },
  { line: '{"resourceType":"Appointment","id":"x4","status":"booked","start":"tomorrow"}', reason: 'start-invalid' },
  { line: '{"resourceType":"Appointment","id":"x5","status":"booked","start":"2026-03-02T09:00:00"}', reason: 'start-invalid' },
  { line: '{"resourceType":"Appointment","id":"x6","status":"booked","start":"2026-03-02T09:00:00Z"}', reason: 'patient-missing' },
  {
    line: '{"resourceType":"Appointment","id":"x7","status":"booked","start":"2026-03-02T09:00:00Z","participant":[{"actor":{"reference":"Patient/nobody"}}]}',
    reason: 'patient-not-found',
  },
  {
    line: JSON.stringify({ resourceType: 'Patient', id: known, birthDate: '1901-01-01', name: [{ text: 'Another person' }] }),
    reason: 'duplicate-id',
  },
];
