import { expect, test } from 'vitest';
import { BookingCode, bookingCodeFrom, printedCode } from '../../../shared/domain/booking-code.ts';
import { decidePause, identifyByCode, identifyByName, type NameClaim } from '../../../shared/domain/identity.ts';
import { AppointmentId, PatientId } from '../../../shared/domain/ids.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { LocalDate, plusMs } from '../../../shared/domain/time.ts';
import { aName, anAppointment, at } from '../../support/people.ts';

const birthDate = LocalDate.parse('1948-03-04');
const code = BookingCode.parse('1234 5678 9012');
const open = () => false;
const never = () => false;
const byName = (claim: Partial<NameClaim> = {}): NameClaim => ({ family: 'obrien', birthDate, lastFour: '4821', given: null, ...claim });

test.each(['1234 5678 9012', '1234-5678-9012', '123456789012'])('a booking code may be typed as %s', (typed) => {
  expect(BookingCode.parse(typed)).toBe('123456789012');
  expect(printedCode(BookingCode.parse(typed))).toBe('1234 5678 9012');
});

test.each(['12345678901', '1234567890123', '12345678901a', ''])('"%s" is no booking code', (typed) => {
  expect(BookingCode.safeParse(typed).success).toBe(false);
});

test('codes from chance are 12 digits, whatever the bytes', () => {
  expect(bookingCodeFrom(new Uint8Array(8))).toBe('000000000000');
  expect(bookingCodeFrom(new Uint8Array(8).fill(255))).toMatch(/^\d{12}$/);
  expect(() => bookingCodeFrom(new Uint8Array(7))).toThrow(RangeError);
});

test('the right code and birth date name one appointment', () => {
  expect(identifyByCode([anAppointment()], { code, birthDate }, open)).toMatchObject({
    kind: 'match',
    appointments: [{ id: 'appointment-1' }],
  });
});

test.each([
  ['a code nobody has', { code: BookingCode.parse('999999999999'), birthDate }, null],
  ['the right code with the wrong birth date', { code, birthDate: LocalDate.parse('1948-04-03') }, 'patient-1'],
])('%s is no match', (_what, claim, nearly) => {
  expect(identifyByCode([anAppointment()], claim, open)).toEqual({ kind: 'no-match', nearly });
});

test('a record with only a birth year is never matched by code', () => {
  expect(identifyByCode([anAppointment({ patient: { birthDate: '1948' } })], { code, birthDate }, open).kind).toBe('no-match');
});

test('a record closed after three misses refuses even the right birth date, in the same way', () => {
  expect(identifyByCode([anAppointment()], { code, birthDate }, () => true)).toEqual({ kind: 'no-match', nearly: 'patient-1' });
});

test.each([
  ['capitals, no apostrophe', byName({ family: 'OBRIEN' })],
  ['a typographic apostrophe and spaces', byName({ family: ' o ’ brien ' })],
  ['the postal code instead of a phone', byName({ lastFour: '01850' })],
])('a name matches with %s', (_how, claim) => {
  expect(identifyByName([anAppointment()], claim, never).kind).toBe('match');
});

test.each([
  ['another birth date', byName({ birthDate: LocalDate.parse('1950-01-01') })],
  ['another last four', byName({ lastFour: '0000' })],
  ['a last four that is only part of one digit', byName({ lastFour: '1' })],
  ['the first name as last name', byName({ family: 'Nora' })],
])('a name does not match with %s', (_how, claim) => {
  expect(identifyByName([anAppointment()], claim, never).kind).toBe('no-match');
});

test.each([
  ['Núñez', 'nunez'],
  ['Ordóñez', 'Ordonez'],
  ['Łukasiewicz', 'lukasiewicz'],
  ['Sørensen', 'sorensen'],
  ['Smith-Jones', 'smith jones'],
  ['de la Cruz', 'DELACRUZ'],
  ['Nguyễn', 'nguyen'],
  ['王', '王'],
  ['محمد', 'محمد'],
])('%s is recognised when typed as %s', (family, typed) => {
  const appointment = anAppointment({ patient: { name: aName(family, 'A') } });
  expect(identifyByName([appointment], byName({ family: typed }), never).kind).toBe('match');
});

test('a former name is accepted', () => {
  const appointment = anAppointment({ patient: { name: { ...aName('Reyes', 'Ana'), formerFamily: ['Kowalski'] } } });
  expect(identifyByName([appointment], byName({ family: 'kowalski' }), never).kind).toBe('match');
});

test('a name kept only as text is matched by its last words', () => {
  const appointment = anAppointment({ patient: { name: { text: 'Ludwig van Beethoven', family: null, given: [], formerFamily: [] } } });
  expect(identifyByName([appointment], byName({ family: 'van Beethoven' }), never).kind).toBe('match');
  expect(identifyByName([appointment], byName({ family: 'Beethoven' }), never).kind).toBe('match');
});

test('a record with no name at all is never matched by name', () => {
  const nameless = anAppointment({ patient: { name: aName(null) } });
  expect(identifyByName([nameless], byName({ family: '-' }), never).kind).toBe('no-match');
});

const twins = [
  anAppointment(),
  anAppointment({
    id: AppointmentId.parse('appointment-2'),
    patient: { id: PatientId.parse('patient-2'), name: aName("O'Brien", 'Maeve') },
  }),
];

test('twins are told apart by a first name', () => {
  expect(identifyByName(twins, byName(), never)).toEqual({ kind: 'ask-first-name' });
  expect(identifyByName(twins, byName({ given: 'maeve' }), never)).toMatchObject({
    kind: 'match',
    appointments: [{ id: 'appointment-2' }],
  });
  expect(identifyByName(twins, byName({ given: 'Una' }), never).kind).toBe('no-match');
});

test('being asked for a first name proves nothing: strangers and single records are asked too', () => {
  const always = () => true;
  expect(identifyByName([], byName(), always)).toEqual({ kind: 'ask-first-name' });
  expect(identifyByName([anAppointment()], byName(), always)).toEqual({ kind: 'ask-first-name' });
  expect(identifyByName([], byName({ given: 'Nora' }), always)).toEqual({ kind: 'no-match', nearly: null });
});

test('one person with two visits is one person', () => {
  const second = anAppointment({ id: AppointmentId.parse('appointment-2'), start: at('15:00') });
  expect(identifyByName([anAppointment(), second], byName(), never)).toMatchObject({ kind: 'match', appointments: [{}, {}] });
});

const failures = (count: number) => Array.from({ length: count }, (_, index) => plusMs(at('14:00'), index * 1000));

test.each([
  { count: 4, seconds: null },
  { count: 5, seconds: 60 },
  { count: 6, seconds: 120 },
  { count: 8, seconds: 480 },
  { count: 12, seconds: 900 },
])('after $count misses in ten minutes the kiosk pauses for $seconds s', ({ count, seconds }) => {
  const past = failures(count);
  const last = past.at(-1)!;
  const pause = decidePause(past, plusMs(last, 1), defaultPolicy.identity);
  expect(pause).toEqual(seconds === null ? null : { until: plusMs(last, seconds * 1000) });
});

test('a pause ends by itself, and old misses are forgotten', () => {
  const past = failures(5);
  expect(decidePause(past, plusMs(past.at(-1)!, 60_000), defaultPolicy.identity)).toBeNull();
  expect(decidePause([...failures(4), at('15:00')], at('15:01'), defaultPolicy.identity)).toBeNull();
});
