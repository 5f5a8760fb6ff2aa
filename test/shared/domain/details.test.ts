import { expect, test } from 'vitest';
import { FieldChange, looksLikeWrongPatient } from '../../../shared/domain/change-request.ts';
import { clearDetails, maskedDetails } from '../../../shared/domain/masking.ts';
import { displayName, firstInitial } from '../../../shared/domain/patient.ts';
import { contrastWithWhite, minContrast, SiteSettings } from '../../../shared/domain/site.ts';
import { aName, anAppointment } from '../../support/people.ts';

test('masked details are enough for their owner and too little for the person behind', () => {
  const { patient } = anAppointment();
  expect(maskedDetails(patient)).toEqual({
    name: 'N•••• J•••• O••••',
    phone: '•••••• 4821',
    email: 'n••••@e••••.org',
    address: '•••••• 50',
    emergencyContact: null,
    language: '••••••',
    pharmacy: null,
  });
  for (const [field, clear] of Object.entries(clearDetails(patient))) {
    if (clear !== null) expect(maskedDetails(patient)[field as 'phone']).not.toContain(clear);
  }
});

test('a number too short to hide a part of is hidden whole', () => {
  expect(maskedDetails(anAppointment({ patient: { phones: ['4821'] } }).patient).phone).toBe('••••••');
});

test.each([
  [aName("O'Brien", 'Nora'), "Nora O'Brien", 'N'],
  [{ ...aName(null), text: 'Sukarno' }, 'Sukarno', 'S'],
  [aName('王'), '王', '王'],
  [aName(null), null, null],
])('a name as people have them: %j', (name, shown, initial) => {
  expect(displayName(name)).toBe(shown);
  expect(firstInitial(name)).toBe(initial);
});

test.each([
  [['phone'], false],
  [['phone', 'email', 'address'], false],
  [['phone', 'email', 'address', 'emergencyContact'], true],
  [['name', 'birthDate', 'phone'], true],
  [['name', 'birthDate'], false],
  [['name', 'phone'], false],
  [['name', 'phone', 'address'], true],
  [['language', 'pharmacy', 'email'], false],
] as const)('changing %j in one visit looks like the wrong chart: %s', (fields, suspicious) => {
  expect(looksLikeWrongPatient(new Set(fields))).toBe(suspicious);
});

test.each([
  [{ field: 'phone', value: '+1 555 201 4821 ext. 7' }, true],
  [{ field: 'phone', value: '   ' }, false],
  [{ field: 'email', value: "nora.o'brien+clinic@example.org" }, true],
  [{ field: 'email', value: 'nora at example' }, false],
  [{ field: 'name', value: { given: '', family: 'Ó Súilleabháin' } }, true],
  [{ field: 'name', value: { given: '', family: '' } }, false],
  [{ field: 'language', value: 'zh-Hans' }, true],
  [{ field: 'language', value: 'please choose' }, false],
  [{ field: 'pharmacy', value: { name: 'Farmacia Núñez', town: '' } }, true],
  [{ field: 'pharmacy', value: { name: ' ', town: 'Lowell' } }, false],
  [{ field: 'birthDate', value: '1948-03-04' }, false],
])('a change %j is well formed: %s', (change, fine) => {
  expect(FieldChange.safeParse(change).success).toBe(fine);
});

test('a new site works before anyone opens its settings', () => {
  const settings = SiteSettings.parse({ name: 'Elm Street Clinic' });
  expect(settings.languages).toEqual(['en', 'es']);
  expect(contrastWithWhite(settings.primaryColour)).toBeGreaterThan(minContrast);
});

test.each([
  ['#000000', 21],
  ['#ffffff', 1],
  ['#0F5C5A', 7.8],
])('the contrast of %s against white is %d', (colour, ratio) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(ratio, 1);
});
