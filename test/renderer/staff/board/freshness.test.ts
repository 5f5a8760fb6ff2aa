import { describe, expect, test } from 'vitest';
import { isUnread, sayAsOf, sayFreshness, secondsBetween } from '../../../../renderer/staff/board/freshness.ts';
import { en } from '../../../../renderer/staff/words/en.ts';
import { es } from '../../../../renderer/staff/words/es.ts';
import { Instant, TimeZone } from '../../../../shared/domain/time.ts';

const zone = TimeZone.parse('America/New_York');
const now = Instant.parse('2026-11-23T14:45:00Z');
const before = (seconds: number) => Instant.parse(new Date(Date.parse(now) - seconds * 1000).toISOString());
const heard = (seconds: number) => ({ lastHeardAt: before(seconds), stale: false, trouble: null, unsent: 0 });

describe('one sentence says how far the board can be trusted', () => {
  test.each([
    ['heard a moment ago', heard(3), 'fresh', 'Up to date, heard 3 s ago'],
    ['heard in this second', heard(0), 'fresh', 'Up to date, heard 0 s ago'],
    ['the clock was put back since', heard(-90), 'fresh', 'Up to date, heard 0 s ago'],
    ['two facts wait to be sent', { ...heard(3), unsent: 2 }, 'waiting', '2 facts of this computer are waiting to be sent'],
    ['one fact waits to be sent', { ...heard(3), unsent: 1 }, 'waiting', '1 fact of this computer is waiting to be sent'],
    [
      'the last try failed, not long ago',
      { ...heard(40), trouble: 'timed-out' as const },
      'waiting',
      'Heard 40 s ago; the portal did not answer since, we ask again',
    ],
    [
      'the portal is silent',
      { ...heard(240), stale: true },
      'old',
      'The portal has not answered for 4 min; what you see is from 09:41; check-ins at the kiosk are kept.',
    ],
    [
      'the portal is silent, the cause is known and facts wait',
      { ...heard(240), stale: true, trouble: 'no-network' as const, unsent: 2 },
      'old',
      'The portal has not answered for 4 min; what you see is from 09:41; check-ins at the kiosk are kept. Cause: this computer has no network. 2 facts of this computer wait.',
    ],
    [
      'never heard',
      { lastHeardAt: null, stale: true, trouble: 'clock-wrong' as const, unsent: 0 },
      'old',
      'Not heard from the portal yet; check-ins at the kiosk are kept. Cause: this computer’s clock is wrong; tell IT.',
    ],
  ])('%s', (_name, freshness, kind, text) => {
    expect(sayFreshness(freshness, { now, zone }, en)).toEqual({ kind, text });
  });

  test('it says the same in Spanish', () => {
    const { text } = sayFreshness({ ...heard(240), stale: true }, { now, zone }, es);
    expect(text).toBe('El portal no contesta desde hace 4 min; lo que ve es de las 09:41; los registros del quiosco se guardan.');
  });

  test('a fresh answer never hides that the data is marked old', () => {
    expect(sayFreshness({ ...heard(1), stale: true }, { now, zone }, en).kind).toBe('old');
  });
});

describe('a board that is no longer read says so', () => {
  const reply = { phase: 'ready', value: 'board', refusal: null, receivedAt: 1000 } as const;

  test.each([
    ['just read', reply, 1000, false],
    ['ten seconds later', reply, 11_000, false],
    ['three askings missed', reply, 31_001, true],
    ['the last asking was refused', { ...reply, refusal: 'unavailable' }, 1000, true],
    ['never read, which the page itself says', { ...reply, phase: 'failed', value: null, refusal: 'unavailable' } as const, 1000, false],
  ])('%s', (_name, given, tick, unread) => {
    expect(isUnread(given, tick)).toBe(unread);
  });

  test('however fresh it was when it was read', () => {
    expect(sayFreshness(heard(240), { now, zone, unread: true }, en)).toEqual({
      kind: 'old',
      text: 'This computer cannot read its own board now; what you see is from 09:41; check-ins at the kiosk are kept.',
    });
  });
});

test('every tile carries the time its data is from, at the site and not at this computer', () => {
  expect(sayAsOf(heard(240), zone, en)).toBe('as of 09:41');
  expect(sayAsOf(heard(240), TimeZone.parse('Asia/Tokyo'), en)).toBe('as of 23:41');
  expect(sayAsOf({ ...heard(0), lastHeardAt: null }, zone, en)).toBe('not heard yet');
});

test('an age is never negative', () => {
  expect(secondsBetween(now, before(5))).toBe(0);
});
