import { describe, expect, test } from 'vitest';
import { LocalDate } from '../../../shared/domain/time.ts';
import { aKioskAppointment, at } from '../../support/clinic.ts';
import { atTheKiosk, birthDate, code, rightCode, wrongCode } from './at-the-kiosk.ts';

const otherBirthDate = LocalDate.parse('1984-05-10');
const closedRecord = { identity: { recordFailures: 1 } };

describe('below a full match every refusal is the same, in words and in time', () => {
  test.each([
    { why: 'there is no such number', entry: wrongCode },
    { why: 'the birth date is wrong', entry: { code, birthDate: otherBirthDate } },
    { why: 'the number is not one', entry: { code: 'hello', birthDate } },
    { why: 'the number is too short', entry: { code: '1234', birthDate } },
    { why: 'the portal is out of reach', entry: wrongCode, portalMs: 60_000 },
    { why: 'the portal knows nothing either, slowly', entry: wrongCode, portalMs: 900 },
    { why: 'nothing is left of today’s tries on that record', entry: rightCode, closed: true },
    {
      why: 'the person is here already and the birth date is wrong',
      entry: { code, birthDate: otherBirthDate },
      appointment: { status: 'arrived' },
    },
    {
      why: 'the appointment is at another site and the birth date is wrong',
      entry: { code, birthDate: otherBirthDate },
      appointment: { site: 'other-street' },
    },
  ])('$why', async ({ entry, portalMs = 80, closed = false, appointment = {} }) => {
    const day = atTheKiosk({ portalMs, appointments: [aKioskAppointment(appointment)], settings: closed ? { policy: closedRecord } : {} });
    if (closed) {
      day.begin();
      await day.tryCode(1, { code, birthDate: otherBirthDate });
      day.kiosk.finish({});
    }
    day.begin();
    const began = day.clock.mono();
    const answer = await day.kiosk.identifyByCode(entry);
    expect(answer).toEqual({ ok: true, value: { kind: 'not-matched', deskNumber: closed ? 'A2' : 'A1' } });
    expect(day.clock.mono() - began).toBe(1200);
    expect(Object.keys(answer.ok ? answer.value : {})).toEqual(['kind', 'deskNumber']);
  });
});

test('staff see at once who waits, why, and what was entered; of the number only its end', async () => {
  const { kiosk, begin, facts } = atTheKiosk();
  begin();
  await kiosk.identifyByCode({ code: '9999 9999 9876', birthDate });
  expect(facts('hand-off-raised')).toMatchObject([
    {
      subject: { kind: 'nobody' },
      body: {
        reason: 'identity-failed',
        deskNumber: 'A1',
        step: 'identify',
        entered: { birthDate: '1984-05-09', codeTail: '9876' },
        firstTouchAt: at('09:00'),
      },
    },
  ]);
  expect(JSON.stringify(facts('hand-off-raised'))).not.toContain('99999999');
});

test('staff see that the portal could not be asked about a number nobody here knows', async () => {
  const { kiosk, begin, facts } = atTheKiosk({ portalMs: 60_000 });
  begin();
  await kiosk.identifyByCode(wrongCode);
  expect(facts('hand-off-raised')).toMatchObject([{ body: { reason: 'offline-unknown-patient' } }]);
});

test('the portal is asked about every number that did not match, known here or not', async () => {
  const { kiosk, begin, asked } = atTheKiosk();
  begin();
  await kiosk.identifyByCode(wrongCode);
  await kiosk.identifyByCode({ code, birthDate: otherBirthDate });
  expect(asked).toEqual(['999999999999', '123456789012']);
});

test.each(['wrong-site', 'too-early'] as const)(
  'a full match elsewhere (%s) is told, since the person proved who they are',
  async (elsewhere) => {
    const { kiosk, begin, facts, clock } = atTheKiosk({ elsewhere });
    begin();
    const began = clock.mono();
    expect(await kiosk.identifyByCode(wrongCode)).toEqual({
      ok: true,
      value: { kind: 'handed-off', reason: elsewhere, deskNumber: 'A1', opensAt: null, mayManage: true },
    });
    expect(clock.mono() - began).toBe(1200);
    expect(facts('hand-off-raised')).toMatchObject([{ body: { reason: elsewhere } }]);
  },
);

test('a full match elsewhere after a miss replaces what the desk was told, under the same number', async () => {
  const day = atTheKiosk({ elsewhere: 'wrong-site' });
  day.begin();
  await day.kiosk.identifyByCode({ code: 'x', birthDate });
  expect(await day.kiosk.identifyByCode(wrongCode)).toMatchObject({ value: { kind: 'handed-off', deskNumber: 'A1' } });
  expect(day.store.handOffs.all().filter(({ resolvedAt }) => resolvedAt === null)).toMatchObject([
    { reason: 'wrong-site', deskNumber: 'A1' },
  ]);
});

test('one visit waits once, under one number, however often it misses', async () => {
  const { begin, tryCode, facts } = atTheKiosk();
  begin();
  await tryCode(3);
  expect(facts('hand-off-raised')).toHaveLength(1);
});

describe('guessing', () => {
  test('five misses in ten minutes pause the kiosk for a minute from the last try, each further one twice as long', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.tryCode(5);
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'pause', seconds: 59, deskNumber: 'A1' } });
    day.clock.pass(60_000);
    await day.tryCode(1);
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'pause', seconds: 119 } });
    day.clock.pass(120_000);
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'arrived' } });
  });

  test('pulling the plug gives no fresh tries', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.tryCode(5);
    day.powerCut();
    day.begin();
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'pause' } });
  });

  test('whoever meets a paused kiosk waits for the desk under a number', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.tryCode(5);
    day.kiosk.finish({});
    day.begin();
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'pause', deskNumber: 'A2' } });
    expect(day.facts('hand-off-raised')).toMatchObject([
      { body: { deskNumber: 'A1' } },
      { body: { deskNumber: 'A2', reason: 'locked-out' } },
    ]);
  });

  test('three misses on one record close its number for the day and leave its owner the name and the desk', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.tryCode(3, { code, birthDate: otherBirthDate });
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'not-matched' } });
    day.kiosk.finish({});
    day.begin();
    expect(await day.kiosk.identifyByName({ family: 'Alvarez', birthDate, lastFour: '4477' })).toMatchObject({
      value: { kind: 'arrived', tier: 'D' },
    });
  });

  test('a clock set back by a day does not keep the kiosk paused until tomorrow', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.tryCode(5);
    day.clock.step(-24 * 3_600_000);
    expect(await day.kiosk.identifyByCode(rightCode)).not.toMatchObject({ value: { kind: 'pause' } });
  });
});

test('an answer that comes after the visit ended belongs to nobody', async () => {
  const day = atTheKiosk();
  day.begin();
  const asking = day.kiosk.identifyByCode(wrongCode);
  day.end('walked-away');
  day.begin();
  expect(await asking).toEqual({ ok: false, error: 'visit-over' });
  expect(day.facts('hand-off-raised')).toEqual([]);
});

test('whoever reads none of the languages is at the desk with one touch: a number, a place in line, and no guess at their language', () => {
  const { kiosk, begin, facts, clock, store } = atTheKiosk();
  begin();
  clock.pass(4000);
  expect(kiosk.askDesk({ step: 'attract', reason: 'not-in-your-language' })).toEqual({ ok: true, value: { deskNumber: 'A1' } });
  expect(facts('hand-off-raised')).toMatchObject([
    { body: { reason: 'not-in-your-language', deskNumber: 'A1', step: 'attract', language: 'und', firstTouchAt: at('09:00') } },
  ]);
  expect(store.audit.after(0).at(-1)).toMatchObject({ action: 'hand-off', subject: null });
});

test('a slip on the first screen costs nothing: who then says who they are keeps the number, and the desk is told no more', async () => {
  const { kiosk, begin, facts } = atTheKiosk();
  begin();
  kiosk.askDesk({ step: 'attract', reason: 'not-in-your-language' });
  expect(await kiosk.identifyByCode(rightCode)).toMatchObject({ ok: true, value: { kind: 'arrived', ticket: 'A1' } });
  expect(facts('hand-off-resolved')).toHaveLength(1);
});
