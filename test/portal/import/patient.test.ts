import { expect, test } from 'vitest';
import { readPatient } from '../../../portal/import/patient.ts';
import { ok } from '../../../shared/result.ts';
import { now } from './a-folder.ts';

const read = (more: Readonly<Record<string, unknown>>) => {
  const answer = readPatient({ resourceType: 'Patient', id: 'p', ...more }, now);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};

test('a patient about whom nothing is known is still a patient', () => {
  expect(readPatient({ resourceType: 'Patient' }, now)).toEqual(
    ok({
      name: { text: null, family: null, given: [], formerFamily: [] },
      birthDate: null,
      inactive: false,
      deceased: false,
      phones: [],
      emails: [],
      address: null,
      emergencyContact: null,
      language: null,
      preferredLanguage: null,
      pharmacy: null,
    }),
  );
});

test.each([
  { birthDate: '1951-03-07', means: '1951-03-07' },
  { birthDate: '1951-03', means: '1951-03' },
  { birthDate: '1951', means: '1951' },
  { birthDate: ' 1951-03-07 ', means: '1951-03-07' },
  { birthDate: undefined, means: null },
  { birthDate: '2020-13-45', means: 'refused' },
  { birthDate: '2023-02-29', means: 'refused' },
  { birthDate: '03/07/1951', means: 'refused' },
  { birthDate: '1951-3-7', means: 'refused' },
  { birthDate: '1951-03-07T00:00:00Z', means: 'refused' },
  { birthDate: 1951, means: 'refused' },
  { birthDate: '', means: null },
])('a birth date written $birthDate means $means', ({ birthDate, means }) => {
  const answer = readPatient({ resourceType: 'Patient', birthDate }, now);
  expect(answer.ok ? answer.value.birthDate : answer.error).toBe(means === 'refused' ? 'birth-date-invalid' : means);
});

test('the official name is used, whatever the order, and a maiden name is only remembered', () => {
  const { name } = read({
    name: [
      { use: 'maiden', family: 'Born', given: ['Ana'] },
      { use: 'nickname', text: 'Annie' },
      { use: 'usual', family: 'Usual', given: ['Ana'] },
      { use: 'official', family: 'Official', given: ['Ana', 'María'] },
    ],
  });
  expect(name).toEqual({ text: null, family: 'Official', given: ['Ana', 'María'], formerFamily: ['Born'] });
});

test('a name whose time is over counts as a former one', () => {
  const { name } = read({
    name: [
      { use: 'official', family: 'Before', given: ['Ana'], period: { end: '2019' } },
      { family: 'Now', given: ['Ana'], period: { start: '2020-01-01' } },
    ],
  });
  expect(name).toMatchObject({ family: 'Now', formerFamily: ['Before'] });
});

test('a former name is used when there is no other', () => {
  expect(read({ name: [{ use: 'old', family: 'Only', given: ['Ana'] }] }).name).toMatchObject({ family: 'Only', formerFamily: [] });
});

test.each([
  { what: 'a name kept only as text', name: [{ text: 'Nguyễn Văn An' }], as: { text: 'Nguyễn Văn An', family: null, given: [] } },
  { what: 'one single name', name: [{ given: ['Suharto'] }], as: { text: null, family: null, given: ['Suharto'] } },
  {
    what: 'an Arabic name with direction marks',
    name: [{ family: '\u202Bمثال\u202C', given: ['\u200Fليلى'] }],
    as: { text: null, family: 'مثال', given: ['ليلى'] },
  },
  {
    what: 'a Chinese name',
    name: [{ text: '王小明', family: '王', given: ['小明'] }],
    as: { text: '王小明', family: '王', given: ['小明'] },
  },
  {
    what: 'a suffix that tells father from son',
    name: [{ family: 'Doe', given: ['John'], suffix: ['Jr.'] }],
    as: { text: 'John Doe Jr.', family: 'Doe', given: ['John'] },
  },
  {
    what: 'an apostrophe and a hyphen',
    name: [{ family: "O'Brien-Núñez", given: ['Zoë'] }],
    as: { text: null, family: "O'Brien-Núñez", given: ['Zoë'] },
  },
  {
    what: 'line breaks and control characters',
    name: [{ family: ' De\n la\tCruz\u0000 ', given: ['', '  '] }],
    as: { text: null, family: 'De la Cruz', given: [] },
  },
  { what: 'a name that is not a list', name: { family: 'Alone', given: 'Sam' }, as: { text: null, family: 'Alone', given: ['Sam'] } },
])('$what is kept as it is written', ({ name, as }) => {
  expect(read({ name }).name).toMatchObject(as);
});

test('a very long name is cut between characters, never inside one', () => {
  const { family } = read({ name: [{ family: '👨‍👩‍👧‍👦'.repeat(100) }] }).name;
  expect(family?.length).toBeLessThanOrEqual(200);
  expect(family?.length).toBeGreaterThan(180);
  expect(family?.replaceAll('👨‍👩‍👧‍👦', '')).toBe('');
});

test('marks that scripts put on a letter stay, and a tower of them is taken down', () => {
  expect(read({ name: [{ family: `Zo${'\u0301'.repeat(50)}e` }] }).name.family).toBe(`Zo${'\u0301'.repeat(6)}e`);
  for (const family of ['Nguye\u0302\u0303n', 'שָׁלוֹם', 'مُحَمَّد', 'ศิริ', 'བསྒྲུབས', 'க்ஷௌ'])
    expect(read({ name: [{ family }] }).name.family).toBe(family);
});

test('phones and e-mails come by rank, then mobile before home before work; old ones and faxes do not come', () => {
  const { phones, emails } = read({
    telecom: [
      { system: 'phone', value: '(work)', use: 'work' },
      { system: 'phone', value: '555 0100 x12', use: 'home' },
      { system: 'sms', value: 'tel:+1 555 0101', use: 'mobile' },
      { system: 'phone', value: '555 0102', use: 'work', rank: 1 },
      { system: 'fax', value: '555 0103' },
      { system: 'phone', value: '555 0104', use: 'old' },
      { system: 'phone', value: '555 0105', period: { end: '2020-01-01' } },
      { system: 'email', value: 'mailto:a@example.org' },
      { value: 'b@example.org' },
      { system: 'phone' },
      { system: 'phone', value: '9'.repeat(61) },
    ],
  });
  expect(phones).toEqual(['555 0102', '+1 555 0101', '555 0100 x12', '(work)']);
  expect(emails).toEqual(['a@example.org', 'b@example.org']);
});

test('the address is where the person lives now', () => {
  const { address } = read({
    address: [
      { use: 'old', city: 'Before' },
      { use: 'work', city: 'Office' },
      { use: 'home', type: 'postal', line: ['PO Box 1'], city: 'Home' },
      { use: 'home', line: ['1 Main St', 'Apt 2'], city: 'Home', state: 'MA', postalCode: '01940' },
    ],
  });
  expect(address).toEqual({ lines: ['1 Main St', 'Apt 2'], city: 'Home', region: 'MA', postalCode: '01940', country: '' });
  expect(read({ address: { text: '1 Main St, Home' } }).address?.lines).toEqual(['1 Main St, Home']);
  expect(read({ address: [{ use: 'home' }] }).address).toBeNull();
});

test('the emergency contact is taken before other contacts, and needs a name or a phone', () => {
  const { emergencyContact } = read({
    contact: [
      { relationship: [{ coding: [{ code: 'N' }] }], name: { text: 'Next of Kin' } },
      {
        relationship: [{ coding: [{ code: 'C' }], text: 'sister' }],
        name: { family: 'Doe', given: ['Jane'] },
        telecom: [{ system: 'phone', value: '555 0199' }],
      },
    ],
  });
  expect(emergencyContact).toEqual({ name: 'Jane Doe', phone: '555 0199', relationship: 'sister' });
  expect(read({ contact: [{ gender: 'female' }] }).emergencyContact).toBeNull();
});

test.each([
  ['en-US', 'en'],
  ['es-MX', 'es'],
  ['AR', 'ar'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hans'],
  ['vi_VN', 'vi'],
  ['fr', null],
  ['', null],
])('somebody who speaks %s is served in %s', (code, language) => {
  expect(read({ communication: [{ language: { coding: [{ code }] } }] }).language).toBe(language);
});

test('the preferred language comes first', () => {
  const spoken = (code: string, preferred?: boolean) => ({ language: { coding: [{ code }] }, preferred });
  expect(read({ communication: [spoken('en'), spoken('es', true)] }).language).toBe('es');
});

test.each([
  { what: 'deceasedBoolean', more: { deceasedBoolean: true }, deceased: true, inactive: false },
  { what: 'deceasedDateTime', more: { deceasedDateTime: '2019-01-01T10:00:00+01:00' }, deceased: true, inactive: false },
  { what: 'deceasedBoolean false', more: { deceasedBoolean: false }, deceased: false, inactive: false },
  { what: 'active false', more: { active: false }, deceased: false, inactive: true },
  { what: 'a record merged into another', more: { link: [{ type: 'replaced-by', other: {} }] }, deceased: false, inactive: true },
  { what: 'a record that replaces another', more: { link: [{ type: 'replaces', other: {} }] }, deceased: false, inactive: false },
])('$what is understood', ({ more, deceased, inactive }) => {
  expect(read(more)).toMatchObject({ deceased, inactive });
});

test.each([null, 7, 'x', [], [null], [7], [[]], {}, [{ use: 7, family: 8, given: 9 }], [{ coding: 'x', value: {}, line: 5 }]])(
  'nonsense in a field (%j) never stops a record',
  (nonsense) => {
    const fields = ['name', 'telecom', 'address', 'contact', 'communication', 'link', 'active', 'deceasedDateTime', 'identifier', 'meta'];
    expect(readPatient(Object.fromEntries(fields.map((field) => [field, nonsense])), now).ok).toBe(true);
  },
);

test.each([
  [{ coding: [{ code: 'es-MX' }] }, 'es', 'es-MX'],
  [{ coding: [{ code: 'pt' }] }, null, 'pt'],
  [{ text: 'sign language, please' }, null, null],
])('the preferred language %j is ours (%s) or not, and kept as it is (%s)', (language, ours, tag) => {
  const read = readPatient({ resourceType: 'Patient', communication: [{ language, preferred: true }] }, now);
  expect(read.ok && [read.value.language, read.value.preferredLanguage]).toEqual([ours, tag]);
});

test('a preferred pharmacy is known by its name, alone or within its extension', () => {
  const url = 'http://hl7.org/fhir/StructureDefinition/patient-preferredPharmacy';
  const valueReference = { reference: 'Organization/7', display: 'Farmacia Núñez' };
  for (const extension of [[{ url, valueReference }], [{ url, extension: [{ url: 'pharmacy', valueReference }] }]]) {
    const read = readPatient({ resourceType: 'Patient', extension }, now);
    expect(read.ok && read.value.pharmacy).toEqual({ name: 'Farmacia Núñez', town: '' });
  }
});
