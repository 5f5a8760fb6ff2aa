import type { Json } from '../import/json.ts';

type Row = readonly [family: string, given: string, birthDate: string, language: string, more?: Json];

/**
 * People for a demonstration without data. Nobody real: the family names mean "example" or "sample" in their languages, the phones are from
 * the range kept for fiction, and the addresses do not exist. Among them: twins, a father and son of one name, children and a teenager of one mother, someone who
 * died, a closed record, one name only, and no name at all.
 */
export const demoPeople = (): readonly Json[] => [...rows.map(personFrom), ...unusual];

const rows: readonly Row[] = [
  ['Sample', 'Ada', '1951-03-07', 'en'],
  ["O'Sample", 'Niamh', '1984-11-30', 'en'],
  ['Sample-Muster', 'Jürgen', '1967-06-15', 'en'],
  ['Muster', 'Zoë', '1992-02-29', 'en'],
  ['Ejemplo', 'José', '1946-09-02', 'es'],
  ['Ejemplo Núñez', 'María Luz', '1973-12-24', 'es'],
  ['Prueba', 'Iñaki', '2001-05-18', 'es'],
  ['Ví Dụ', 'Thị Hương', '1958-08-08', 'vi'],
  ['Ví Dụ', 'Minh', '1988-01-19', 'vi'],
  ['مثال', 'ليلى', '1979-04-11', 'ar'],
  ['مثال', 'يوسف', '1963-10-05', 'ar'],
  ['示例', '小芳', '1990-07-21', 'zh'],
  ['示例', '建国', '1949-10-01', 'zh'],
  ['Przykład', 'Łukasz', '1985-03-28', 'pl'],
  ['Eksempel', 'Bjørn', '1970-11-11', 'da'],
  ['Örnek', 'Işıl', '1996-06-06', 'tr'],
  ['Exemple', 'Aïcha', '1982-09-13', 'fr'],
  ['Esempio', "Nicolò D'", '1955-01-31', 'it'],
  ['Twin-Sample', 'Pat', '1999-02-14', 'en'],
  ['Twin-Sample', 'Robin', '1999-02-14', 'en', { telecom: [{ system: 'phone', value: '+1 212 555 0119', use: 'home' }] }],
  ['Exampleson', 'Robert', '1948-05-05', 'en', { name: [{ use: 'official', family: 'Exampleson', given: ['Robert'], suffix: ['Sr.'] }] }],
  ['Exampleson', 'Robert', '1976-05-05', 'en', { name: [{ use: 'official', family: 'Exampleson', given: ['Robert'], suffix: ['Jr.'] }] }],
  [
    'Specimen',
    'Grace',
    '1968-12-12',
    'en',
    {
      name: [
        { use: 'official', family: 'Specimen', given: ['Grace'] },
        { use: 'maiden', family: 'Formerly' },
      ],
    },
  ],
  ['Specimen', 'Theo', '2016-08-17', 'en'],
  ['Nophone', 'Sam', '1994-04-04', 'en', { telecom: [] }],
  ['Departed', 'Walter', '1931-02-02', 'en', { deceasedBoolean: true }],
  ['Closed', 'Irene', '1960-03-03', 'en', { active: false }],
  ['Specimen', 'Nell', '2014-05-21', 'en'],
  ['Specimen', 'June', '2011-01-09', 'en'],
];

function personFrom([family, given, birthDate, language, more]: Row, index: number): Json {
  const number = String(index + 100).padStart(4, '0');
  return {
    resourceType: 'Patient',
    id: `demo-${index + 1}`,
    active: true,
    name: [{ use: 'official', family, given: given.split(' ') }],
    telecom: [
      { system: 'phone', value: `+1 212 555 ${number}`, use: 'mobile' },
      { system: 'email', value: `person${index + 1}@example.org` },
    ],
    birthDate,
    address: [
      {
        use: 'home',
        line: [`${index + 1} Nowhere Lane`],
        city: 'Sampleton',
        state: 'XX',
        postalCode: `0${String(index + 1).padStart(4, '0')}`,
        country: 'US',
      },
    ],
    communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: language }] } }],
    contact: [
      { name: { text: 'Chris Sample' }, telecom: [{ system: 'phone', value: '+1 212 555 0199' }], relationship: [{ text: 'friend' }] },
    ],
    ...more,
  };
}

const unusual: readonly Json[] = [
  {
    resourceType: 'Patient',
    id: 'demo-single',
    name: [{ text: 'Mononym' }],
    birthDate: '1977-07-07',
    telecom: [{ system: 'phone', value: '+1 212 555 0150' }],
  },
  { resourceType: 'Patient', id: 'demo-nameless', birthDate: '1980-01-01', telecom: [{ system: 'phone', value: '+1 212 555 0151' }] },
  { resourceType: 'Patient', id: 'demo-year-only', name: [{ family: 'Vague', given: ['Alex'] }], birthDate: '1939' },
];

export const demoPractitioners: readonly Json[] = ['Dr. Ines Beispiel', 'Dr. Omar Sample', 'Nurse Kim Example'].map((text, index) => ({
  resourceType: 'Practitioner',
  id: `demo-practitioner-${index + 1}`,
  active: true,
  name: [{ text }],
}));

/** Insurance of most of them: some have none on file, one pays alone, one has a second. The companies do not exist. */
export const demoCoverages: readonly Json[] = rows.flatMap(([family], index) => {
  if (index % 9 === 4) return [];
  const paysAlone = family === 'Örnek';
  const second = {
    resourceType: 'Coverage',
    id: `demo-coverage-${index + 1}-second`,
    status: 'active',
    order: 2,
    beneficiary: { reference: `Patient/demo-${index + 1}` },
    subscriberId: 'EXT-2207114',
    payor: [{ display: 'Extra Cover of Nowhere' }],
  };
  return [
    ...(family === 'Exemple' ? [second] : []),
    {
      resourceType: 'Coverage',
      id: `demo-coverage-${index + 1}`,
      status: 'active',
      order: 1,
      ...(paysAlone ? { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/coverage-selfpay', code: 'pay' }] } } : {}),
      beneficiary: { reference: `Patient/demo-${index + 1}` },
      subscriberId: `SMP-${String(4_400_117 * (index + 3)).slice(0, 8)}`,
      payor: [{ display: index % 3 === 0 ? 'Sample Health Plan' : 'Mutual of Nowhere' }],
      class: [
        { type: { coding: [{ code: 'group' }] }, value: `G-${700 + index}` },
        { type: { coding: [{ code: 'plan' }] }, value: 'silver', name: index % 2 === 0 ? 'Silver PPO' : 'Basic HMO' },
      ],
    },
  ];
});

/** A medicine of everybody and an allergy of every third person: what the clinic may ask them to go through. */
export const demoClinicalList: readonly Json[] = rows.flatMap((_, index) => {
  const patient = { reference: `Patient/demo-${index + 1}` };
  const allergy = {
    resourceType: 'AllergyIntolerance',
    id: `demo-allergy-${index + 1}`,
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text: index % 2 === 0 ? 'Latex' : 'Penicillin' },
    patient,
  };
  const medicine = {
    resourceType: 'MedicationStatement',
    id: `demo-medicine-${index + 1}`,
    status: 'active',
    medicationCodeableConcept: { text: index % 2 === 0 ? 'Ramipril 5 MG' : 'Simvastatin 10 MG' },
    subject: patient,
  };
  return [...(index % 3 === 0 ? [allergy] : []), medicine];
});
