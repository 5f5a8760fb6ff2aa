import { expect, test } from 'vitest';
import { FieldChange } from '../../../shared/domain/change-request.ts';
import { ConsentText } from '../../../shared/domain/consent.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { aKioskAppointment, aSite, at, fed } from '../../support/clinic.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

async function confirming(appointment: Parameters<typeof aKioskAppointment>[0] = {}, site: Partial<Site> = {}) {
  const day = atTheKiosk({ appointments: [aKioskAppointment(appointment)], site });
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  return day;
}

test('details are masked, and looking is noted once', async () => {
  const { kiosk, actions } = await confirming();
  expect(kiosk.details({})).toEqual({
    ok: true,
    value: {
      rows: [
        { field: 'name', masked: 'R•••• A••••', changeAsked: false },
        { field: 'phone', masked: '•••••• 4477', changeAsked: false },
        { field: 'email', masked: 'r••••@e••••.org', changeAsked: false },
        { field: 'address', masked: '•••••• 01', changeAsked: false },
        { field: 'emergencyContact', masked: null, changeAsked: false },
        { field: 'language', masked: '••••••', changeAsked: false },
        { field: 'pharmacy', masked: null, changeAsked: false },
      ],
    },
  });
  kiosk.details({});
  expect(actions().filter((action) => action === 'details-show')).toHaveLength(1);
});

test('each value shown in clear is noted, with its name and without its value', async () => {
  const { kiosk, store } = await confirming();
  expect(kiosk.reveal({ field: 'phone' })).toEqual({ ok: true, value: { value: '555-010-4477' } });
  expect(kiosk.reveal({ field: 'emergencyContact' })).toEqual({ ok: true, value: { value: null } });
  const rows = store.audit.after(0).filter(({ action }) => action === 'details-reveal');
  expect(rows).toMatchObject([
    { subject: 'Patient/p-1', actor: { kind: 'patient' }, detail: { field: 'phone' } },
    { detail: { field: 'emergencyContact' } },
  ]);
  expect(JSON.stringify(rows)).not.toContain('4477');
});

test('a correction is a request, never the record', async () => {
  const { kiosk, facts, store } = await confirming();
  const change = { field: 'phone', value: '+1 (555) 010-9999' } as const;
  expect(kiosk.requestChange({ change })).toEqual({ ok: true, value: {} });
  expect(facts('change-requested')).toMatchObject([
    { body: { change, before: { field: 'phone', value: '555-010-4477' }, tier: 'B', ticket: 'A1' } },
  ]);
  expect(store.appointments.find(aKioskAppointment().id)?.patient.phones).toEqual(['555-010-4477']);
  const shown = await kiosk.details({});
  const asked = shown.ok ? shown.value.rows.filter(({ changeAsked }) => changeAsked).map(({ field }) => field) : [];
  expect(asked).toEqual(['phone']);
  expect(kiosk.requestChange({ change: { ...change, value: '555 010 8888' } })).toEqual({ ok: false, error: 'not-allowed' });
});

test('what cannot be a phone number, and what is there already, is not asked for', async () => {
  const { kiosk, facts } = await confirming();
  expect(kiosk.requestChange({ change: { field: 'phone', value: '12' } })).toEqual({ ok: false, error: 'not-a-phone' });
  expect(kiosk.requestChange({ change: { field: 'phone', value: '555 010 4477' } })).toEqual({ ok: false, error: 'same-as-before' });
  expect(kiosk.requestChange({ change: { field: 'email', value: 'ROSA@example.org' } })).toEqual({ ok: false, error: 'same-as-before' });
  const contact = { name: 'Luis', phone: '1', relationship: 'son' };
  expect(kiosk.requestChange({ change: { field: 'emergencyContact', value: contact } })).toEqual({ ok: false, error: 'not-a-phone' });
  expect(kiosk.requestChange({ change: { field: 'emergencyContact', value: { ...contact, phone: '' } } })).toEqual({ ok: true, value: {} });
  expect(facts('change-requested')).toMatchObject([{ body: { before: null } }]);
});

test.each([
  ['DE', '030 123456'],
  ['GB', '020 7946 0958'],
  ['SG', '8123 4567'],
  ['ES', '912 345 678'],
  ['US', '(555) 010-9999'],
  ['US', '+49 30 123456'],
] as const)('at a clinic in %s a patient may leave the telephone %s, and it is kept as typed', async (phoneCountry, value) => {
  const { kiosk, facts } = await confirming({}, { phoneCountry });
  expect(kiosk.requestChange({ change: { field: 'phone', value } })).toEqual({ ok: true, value: {} });
  expect(facts('change-requested')).toMatchObject([{ body: { change: { field: 'phone', value } } }]);
});

test('what is too short for a telephone of the clinic’s own country is asked for again', async () => {
  const { kiosk } = await confirming({}, { phoneCountry: 'SG' });
  expect(kiosk.requestChange({ change: { field: 'phone', value: '812 345' } })).toEqual({ ok: false, error: 'not-a-phone' });
});

test('a kiosk whose portal has not told a country takes telephones as of the United States', async () => {
  const { phoneCountry: _, ...before } = aSite();
  const { kiosk, store } = await confirming();
  fed(store, { entries: [{ kind: 'site', put: before as Site }], revision: 9 });
  expect(kiosk.requestChange({ change: { field: 'phone', value: '030 123456' } })).toEqual({ ok: false, error: 'not-a-phone' });
  expect(kiosk.requestChange({ change: { field: 'phone', value: '(555) 010-9999' } })).toEqual({ ok: true, value: {} });
});

test.each([
  ['standard', false, { tasks: ['details', 'coverage', 'consents'], tabletTasks: [] }],
  ['larger', true, { tasks: ['details', 'coverage'], tabletTasks: ['consents'] }],
] as const)(
  'nobody stands longer than four screens after the arrival in %s text, where the same details take one screen or three',
  async (_, largeText, plan) => {
    const text = { title: 'Privacy', body: 'We keep your data safe.' };
    const consents = [ConsentText.parse({ consent: 'privacy-notice', version: 1, required: true, wordings: { en: text } })];
    const { begin, kiosk } = atTheKiosk({ appointments: [aKioskAppointment({ coverage: {} })], site: { consents } });
    begin();
    kiosk.showing({ screen: 'code', largeText });
    expect(await kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'arrived', ...plan } });
  },
);

test('details confirmed within the month are not asked again', async () => {
  const lately = plusMinutes(at('09:00'), -29 * 24 * 60);
  for (const [detailsConfirmedAt, asked] of [
    [lately, false],
    [plusMinutes(lately, -2 * 24 * 60), true],
  ] as const) {
    const day = atTheKiosk({ appointments: [aKioskAppointment({ detailsConfirmedAt })] });
    day.begin();
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { tasks: asked ? ['details'] : [] } });
  }
});

test('saying all is right, and asking to be called quietly, is told once each', async () => {
  const { kiosk, facts } = await confirming();
  expect(kiosk.confirmDetails({})).toEqual({ ok: true, value: {} });
  kiosk.callQuietly({});
  kiosk.callQuietly({});
  expect(facts('details-confirmed')).toHaveLength(1);
  expect(facts('quiet-call-asked')).toHaveLength(1);
});

test('what was shown is what is confirmed; a detail confirmed lately is not asked again, the others are', async () => {
  const lately = plusMinutes(at('09:00'), -29 * 24 * 60);
  const fieldsConfirmedAt = { name: lately, phone: lately, email: lately, address: lately, language: lately };
  const { kiosk, facts } = await confirming({ fieldsConfirmedAt });
  const shown = await kiosk.details({});
  expect(shown.ok && shown.value.rows.map(({ field }) => field)).toEqual(['emergencyContact', 'pharmacy']);
  kiosk.confirmDetails({});
  expect(facts('details-confirmed')).toMatchObject([{ body: { fields: ['emergencyContact', 'pharmacy'] } }]);
  const again = await kiosk.details({});
  expect(again.ok && again.value.rows).toHaveLength(2);
});

test('where the clinic wants it so, one that is due brings all', async () => {
  const lately = plusMinutes(at('09:00'), -24 * 60);
  const appointments = [
    aKioskAppointment({ detailsConfirmedAt: lately, fieldsConfirmedAt: { phone: at('09:00', '2026-01-01' as never) } }),
  ];
  const day = atTheKiosk({ appointments, settings: { policy: { details: { askAllTogether: true } } } });
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  const shown = await day.kiosk.details({});
  expect(shown.ok && shown.value.rows).toHaveLength(7);
});

test.each([
  ['an apostrophe', 'D’Angelo', "O'Neill"],
  ['hyphens and accents', 'Anne-Sophie', 'García-Íñiguez y Ñuñez'],
  ['one name only', 'Sukarno', ''],
  ['one letter', 'U', 'O'],
  ['another script', '小龙', '李'],
  ['Arabic', 'عبد الرحمن', 'بن عبد العزيز'],
  ['a very long one', 'Onyetenyevwe'.repeat(16), 'Wolfeschlegelsteinhausenbergerdorff'.repeat(5)],
])('a name with %s is asked for as it was typed', async (_what, given, family) => {
  const { kiosk, facts } = await confirming({ patient: { name: { text: null, family: 'Alvarez', given: ['Rosa'], formerFamily: [] } } });
  expect(kiosk.requestChange({ change: { field: 'name', value: { given, family } } })).toEqual({ ok: true, value: {} });
  expect(facts('change-requested')).toMatchObject([{ body: { change: { value: { given, family: family || 'Alvarez' } } } }]);
});

test('a part of the name left empty stays; accents alone are a change; no name at all is none', async () => {
  const { kiosk, facts } = await confirming();
  expect(kiosk.requestChange({ change: { field: 'name', value: { given: '', family: 'Alvarez' } } })).toEqual({
    ok: false,
    error: 'same-as-before',
  });
  expect(kiosk.requestChange({ change: { field: 'name', value: { given: '', family: 'Álvarez' } } })).toEqual({ ok: true, value: {} });
  expect(facts('change-requested')).toMatchObject([
    { body: { change: { value: { given: 'Rosa', family: 'Álvarez' } }, before: { value: { given: 'Rosa', family: 'Alvarez' } } } },
  ]);
  expect(FieldChange.safeParse({ field: 'name', value: { given: ' ', family: '' } }).success).toBe(false);
});

test('language and pharmacy are asked for like the rest, and shown in clear only when asked', async () => {
  const { kiosk, facts } = await confirming({
    patient: { pharmacy: { name: 'Corner Pharmacy', town: 'Lowell' }, preferredLanguage: 'pt-BR' },
  });
  expect(kiosk.reveal({ field: 'pharmacy' })).toEqual({ ok: true, value: { value: 'Corner Pharmacy, Lowell' } });
  expect(kiosk.reveal({ field: 'language' })).toEqual({ ok: true, value: { value: 'Português' } });
  expect(kiosk.requestChange({ change: { field: 'language', value: 'pt-BR' } })).toEqual({ ok: false, error: 'same-as-before' });
  kiosk.requestChange({ change: { field: 'language', value: 'ase' } });
  kiosk.requestChange({ change: { field: 'pharmacy', value: { name: 'Main Street Drugs', town: '' } } });
  expect(facts('change-requested')).toMatchObject([
    { body: { change: { field: 'language', value: 'ase' }, before: { value: 'pt-BR' } } },
    { body: { change: { field: 'pharmacy' }, before: { value: { name: 'Corner Pharmacy' } } } },
  ]);
});
