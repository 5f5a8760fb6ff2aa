import { describe, expect, test } from 'vitest';
import type { TokenId } from '../../../shared/domain/arrival-token.ts';
import { type Instant, LocalDate } from '../../../shared/domain/time.ts';
import { ok } from '../../../shared/result.ts';
import { aKioskAppointment, at, zone } from '../../support/clinic.ts';
import { aLetterWriter } from '../../support/letters.ts';
import { atTheKiosk, birthDate } from './at-the-kiosk.ts';

const writer = aLetterWriter(zone);
const appointment = aKioskAppointment();
const told = { arrivalTokenKeys: [aLetterWriter(zone).publicKey, writer.publicKey] };

const aKioskWithLetters = () => {
  const here = atTheKiosk({ site: told });
  here.begin();
  return here;
};
const refused = { ok: true, value: { kind: 'not-matched', deskNumber: 'A1' } };

describe('the QR of a letter and the birth date (tier A)', () => {
  test('open the visit it was printed for', async () => {
    const { kiosk } = aKioskWithLetters();
    expect(await kiosk.identifyByToken({ token: writer.qr(appointment), birthDate })).toMatchObject({
      ok: true,
      value: { kind: 'arrived', tier: 'A' },
    });
  });

  test.each([
    ['another birth date', (qr: string) => ({ token: qr, birthDate: LocalDate.parse('1984-05-10') })],
    ['a letter of another clinic', () => ({ token: aLetterWriter(zone).qr(appointment), birthDate })],
    ['a letter for another site', () => ({ token: writer.qr({ ...appointment, site: 'elsewhere' as never }), birthDate })],
    ['a letter for a visit nobody here has', () => ({ token: writer.qr({ ...appointment, id: 'a-99' as never }), birthDate })],
    ['a letter that is too old', () => ({ token: writer.qr(appointment, { expires: at('08:00') }), birthDate })],
    ['a letter that was changed', (qr: string) => ({ token: qr.replace(/_([a-z2-7]{16})_/, '_aaaaaaaaaaaaaaaa_'), birthDate })],
    ['something that is no letter', () => ({ token: 'https://example.org', birthDate })],
  ])('with %s are refused in the same words', async (_what, entry) => {
    const { kiosk } = aKioskWithLetters();
    expect(await kiosk.identifyByToken(entry(writer.qr(appointment)))).toEqual(refused);
  });

  test('open a visit once; a mistyped date costs nothing', async () => {
    const here = aKioskWithLetters();
    const token = writer.qr(appointment);
    expect(await here.kiosk.identifyByToken({ token, birthDate: LocalDate.parse('1984-05-10') })).toEqual(refused);
    expect(await here.kiosk.identifyByToken({ token, birthDate })).toMatchObject({ value: { kind: 'arrived' } });
    here.powerCut();
    here.begin();
    expect(await here.kiosk.identifyByToken({ token, birthDate: LocalDate.parse('1984-05-10') })).toMatchObject({
      value: { kind: 'not-matched' },
    });
    expect(await here.kiosk.identifyByToken({ token, birthDate })).toMatchObject({
      value: { kind: 'arrived', alreadyHere: true, ticket: 'A1', tier: 'D', tasks: [], tabletTasks: [] },
    });
    expect(await here.kiosk.myAppointments({})).toEqual({ ok: false, error: 'not-allowed' });
    expect(here.facts('patient-arrived')).toHaveLength(1);
  });

  test('once used are remembered by a kiosk that is switched off and on, until they would be too old anyway', async () => {
    const here = aKioskWithLetters();
    const [id, other] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'] as TokenId[];
    const use = (one: TokenId, now: Instant) =>
      here.store.transaction(() => ok(here.store.usedTokens.add({ id: one, expires: at('12:00') }, now)));
    use(id!, at('09:00'));
    here.powerCut();
    here.begin();
    expect(await here.kiosk.identifyByToken({ token: writer.qr(appointment, { id: id! }), birthDate })).toEqual(refused);
    use(other!, at('12:00'));
    expect([here.store.usedTokens.has(id!), here.store.usedTokens.has(other!)]).toEqual([false, true]);
  });

  test('that opened a visit at another kiosk of the site are used here, too, once that is known', async () => {
    const arrival = { arrivedAt: at('08:50'), firstTouchAt: at('08:49'), ticket: 'B3', tier: 'A', deskSeenAt: null };
    const here = atTheKiosk({ appointments: [aKioskAppointment({ status: 'arrived', arrival })], site: told });
    here.begin();
    expect(await here.kiosk.identifyByToken({ token: writer.qr(appointment), birthDate })).toMatchObject({
      value: { kind: 'arrived', alreadyHere: true, ticket: 'B3', tier: 'D', tasks: [] },
    });
  });

  test('open nothing again when the visit they opened is over', async () => {
    const arrival = { arrivedAt: at('08:50'), firstTouchAt: at('08:49'), ticket: 'B3', tier: 'A', deskSeenAt: null, calledAt: at('08:55') };
    const here = atTheKiosk({ appointments: [aKioskAppointment({ status: 'fulfilled', arrival })], site: told });
    here.begin();
    expect(await here.kiosk.identifyByToken({ token: writer.qr(appointment), birthDate })).toEqual(refused);
  });

  test('are not used up by coming too early', async () => {
    const later = aKioskAppointment({ start: at('14:00') });
    const here = atTheKiosk({ appointments: [later], site: told });
    const token = writer.qr(later);
    here.begin();
    expect(await here.kiosk.identifyByToken({ token, birthDate })).toMatchObject({ value: { kind: 'handed-off', reason: 'too-early' } });
    here.clock.pass(4.5 * 3_600_000);
    here.end('finished');
    here.begin();
    expect(await here.kiosk.identifyByToken({ token, birthDate })).toMatchObject({ value: { kind: 'arrived' } });
  });

  test('wait at a record that three misses closed, until tomorrow', async () => {
    const here = aKioskWithLetters();
    const token = writer.qr(appointment);
    for (let miss = 0; miss < 3; miss += 1) await here.kiosk.identifyByToken({ token, birthDate: LocalDate.parse('1984-05-10') });
    expect(await here.kiosk.identifyByToken({ token, birthDate })).toEqual(refused);
  });

  test('take the same time when refused, whatever the cause', async () => {
    for (const entry of [
      { token: writer.qr(appointment), birthDate: LocalDate.parse('1990-01-01') },
      { token: 'nothing', birthDate },
    ]) {
      const here = aKioskWithLetters();
      const before = here.clock.mono();
      await here.kiosk.identifyByToken(entry);
      expect(here.clock.mono() - before).toBe(1200);
    }
  });
});

describe('a scanner', () => {
  test('is listened to only while a screen waits for a letter, and its reading is given once', async () => {
    const here = atTheKiosk({ site: told });
    const { noteScan } = await import('../../../electron/usecases/scan.ts');
    const note = (text: string) => noteScan({ visits: here.visits }, text);
    const nothing = { token: null, code: null, strange: false };
    expect(note('123456789012')).toBe(false);
    here.begin();
    expect(note('123456789012')).toBe(false);
    here.kiosk.watchFor({ camera: false, scanner: true });
    expect(note('1234-5678-9012')).toBe(true);
    expect(here.kiosk.takeScan({})).toEqual({ ok: true, value: { scanned: { ...nothing, code: '123456789012' } } });
    expect(here.kiosk.takeScan({})).toEqual({ ok: true, value: { scanned: null } });
    note('a can of soup');
    expect(here.kiosk.takeScan({})).toEqual({ ok: true, value: { scanned: { ...nothing, strange: true } } });
    const token = writer.qr(appointment);
    note(token);
    expect(here.kiosk.takeScan({})).toEqual({ ok: true, value: { scanned: { ...nothing, token } } });
  });
});
