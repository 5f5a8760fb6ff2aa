import { expect, test } from 'vitest';
import { plusMinutes } from '../../../shared/domain/time.ts';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

async function confirming(appointment: Parameters<typeof aKioskAppointment>[0] = {}) {
  const day = atTheKiosk({ appointments: [aKioskAppointment(appointment)] });
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
        { field: 'phone', masked: '•••••• 4477', changeAsked: false },
        { field: 'email', masked: 'r••••@e••••.org', changeAsked: false },
        { field: 'address', masked: '•••••• 01', changeAsked: false },
        { field: 'emergencyContact', masked: null, changeAsked: false },
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
  expect(kiosk.details({})).toMatchObject({ value: { rows: [{ field: 'phone', changeAsked: true }, {}, {}, {}] } });
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
