import { describe, expect, test } from 'vitest';
import type { KioskPortal } from '../../../electron/usecases/kiosk-deps.ts';
import type { AppointmentId } from '../../../shared/domain/ids.ts';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, birthDate } from './at-the-kiosk.ts';

const appointment = aKioskAppointment();
const rosa = { family: 'Alvarez', given: 'Rosa', birthDate, channel: 'email' } as const;
const refused = { ok: true, value: { kind: 'not-matched', deskNumber: 'A1' } };

/** A portal that sent 482 190 to Rosa. */
function aKioskWithCodes(codes: Partial<KioskPortal> = {}, appointments = [appointment]) {
  const sent: string[] = [];
  const here = atTheKiosk({
    appointments,
    site: { codeChannels: ['email'] },
    codes: {
      sendCode: async ({ claim }) => {
        sent.push(claim.by === 'name' ? `${claim.given} ${claim.family}` : '');
        return 'sent';
      },
      checkCode: async ({ code }) => (code === '482190' ? appointment.id : 'no-match'),
      ...codes,
    },
  });
  here.begin();
  return { ...here, kiosk: here.kiosk, sent };
}

describe('a code sent to the patient (tier C)', () => {
  test('opens their visit', async () => {
    const { kiosk, sent } = aKioskWithCodes();
    expect(await kiosk.sendCode(rosa)).toEqual({ ok: true, value: { kind: 'sent', againAfterSeconds: 30 } });
    expect(sent).toEqual(['Rosa Alvarez']);
    expect(await kiosk.checkCode({ code: '482 190' })).toMatchObject({ ok: true, value: { kind: 'arrived', tier: 'C' } });
  });

  test.each(['000000', '48219', '', 'abcdef'])('that was %j is refused in the usual words', async (code) => {
    const { kiosk } = aKioskWithCodes();
    await kiosk.sendCode(rosa);
    expect(await kiosk.checkCode({ code })).toEqual(refused);
  });

  test.each(['arrived', 'checked-in'] as const)('tells whoever is %s that they are here already, with their number', async (status) => {
    const arrival = { arrivedAt: at('08:50'), firstTouchAt: at('08:49'), ticket: 'B3', tier: 'D', deskSeenAt: null };
    const { kiosk, facts } = aKioskWithCodes({}, [aKioskAppointment({ status, arrival })]);
    await kiosk.sendCode(rosa);
    expect(await kiosk.checkCode({ code: '482190' })).toMatchObject({ value: { kind: 'arrived', alreadyHere: true, ticket: 'B3' } });
    expect(facts('patient-arrived')).toEqual([]);
  });

  test('gives whoever has several visits today the choice', async () => {
    const second = aKioskAppointment({ id: 'a-2' as AppointmentId, bookingCode: '222222222222', start: at('09:30') });
    const { kiosk } = aKioskWithCodes({}, [appointment, second]);
    await kiosk.sendCode(rosa);
    expect(await kiosk.checkCode({ code: '482190' })).toMatchObject({ value: { kind: 'choose' } });
  });

  test('is not sent again before the pause is over', async () => {
    const { kiosk, sent, clock } = aKioskWithCodes();
    await kiosk.sendCode(rosa);
    clock.pass(10_000);
    expect(await kiosk.sendCode(rosa)).toEqual({ ok: true, value: { kind: 'sent', againAfterSeconds: 20 } });
    expect(sent).toHaveLength(1);
    clock.pass(20_000);
    await kiosk.sendCode(rosa);
    expect(sent).toHaveLength(2);
  });

  test('cannot be checked before it was sent', async () => {
    expect(await aKioskWithCodes().kiosk.checkCode({ code: '482190' })).toEqual({ ok: false, error: 'visit-over' });
  });

  test('is not offered by a way the clinic does not have', async () => {
    expect(await aKioskWithCodes().kiosk.sendCode({ ...rosa, channel: 'phone' })).toEqual({ ok: false, error: 'not-offered' });
  });

  test.each(['too-many', 'unreachable'] as const)('that cannot be sent (%s) says so, and nothing of the person', async (answer) => {
    const { kiosk } = aKioskWithCodes({ sendCode: async () => answer });
    expect(await kiosk.sendCode(rosa)).toEqual({ ok: true, value: { kind: 'not-sent' } });
  });

  test('typed while the line is down is refused, and the desk is told why', async () => {
    const here = aKioskWithCodes({ checkCode: async () => 'unreachable' });
    await here.kiosk.sendCode(rosa);
    expect(await here.kiosk.checkCode({ code: '482190' })).toEqual(refused);
    expect(here.facts('hand-off-raised')).toMatchObject([{ body: { reason: 'offline-unknown-patient' } }]);
  });

  test('guessed five times rests the kiosk, and the portal is not asked any more', async () => {
    let asked = 0;
    const here = aKioskWithCodes({
      checkCode: async () => {
        asked += 1;
        return 'no-match';
      },
    });
    await here.kiosk.sendCode(rosa);
    for (let guess = 0; guess < 5; guess += 1) await here.kiosk.checkCode({ code: '000000' });
    expect(await here.kiosk.checkCode({ code: '482190' })).toMatchObject({ value: { kind: 'pause' } });
    expect(asked).toBe(5);
    expect(await here.kiosk.sendCode(rosa)).toMatchObject({ value: { kind: 'pause' } });
  });

  test('refused takes the same time, sent or not', async () => {
    const took = async (codes: Partial<KioskPortal>, portalMs: number) => {
      const here = aKioskWithCodes(codes);
      await here.kiosk.sendCode(rosa);
      const before = here.clock.mono();
      const slow = codes.checkCode;
      if (slow === undefined) throw new Error('say how the portal answers');
      here.clock.pass(portalMs);
      const answer = here.kiosk.checkCode({ code: '000000' });
      await answer;
      return here.clock.mono() - before - portalMs;
    };
    expect(await took({ checkCode: async () => 'no-match' }, 0)).toBe(2400);
    expect(await took({ checkCode: async () => 'unreachable' }, 0)).toBe(2400);
  });
});
