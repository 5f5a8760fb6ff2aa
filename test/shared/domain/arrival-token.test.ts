import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  ArrivalToken,
  decideToken,
  readToken,
  signedPart,
  type TokenId,
  tokenMaxBytes,
  tokenPattern,
  tokenText,
  tokenTimes,
} from '../../../shared/domain/arrival-token.ts';
import { SiteId } from '../../../shared/domain/ids.ts';
import { instantAt, LocalDate, plusMinutes } from '../../../shared/domain/time.ts';
import { at, newYork } from '../../support/people.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const site = SiteId.parse('main-street');
const visitAt = at('14:10');
const token = ArrivalToken.parse({
  v: 1,
  appointment: '3f2b1c9e-7a64-4f0e-9d3e-2f1a5b6c7d8e',
  site,
  ...tokenTimes(visitAt, newYork),
  id: 'abcdefgh234567ab',
});

const signature = (text: string, key = privateKey) => sign(null, Buffer.from(text), key).toString('base64url');
const printed = (one: ArrivalToken, key = privateKey) => tokenText(one, signature(signedPart(one), key));
const bySite = (text: string, given: string) => verify(null, Buffer.from(text), publicKey, Buffer.from(given, 'base64url'));
const none: ReadonlySet<TokenId> = new Set();
const read = (scanned: string) => readToken(scanned, bySite);

describe('the QR of a letter', () => {
  test('is read back as it was signed', () => expect(read(printed(token))).toEqual(token));

  test('stays small enough for a coarse scanner', () => expect(printed(token).length).toBeLessThan(200));

  test('is at most 249 characters, whatever ids a source uses', () => {
    const longest = { ...token, appointment: ArrivalToken.shape.appointment.parse('A'.repeat(64)), site: SiteId.parse('b'.repeat(64)) };
    expect(printed(longest).length).toBe(249);
    expect(printed(longest).length).toBeLessThanOrEqual(tokenMaxBytes);
    expect(read(printed(longest))).toEqual(longest);
  });

  test('of another key is not read', () => expect(read(printed(token, stranger.privateKey))).toBeNull());

  test.each([
    ['the appointment', /3f2b1c9e/, '3f2b1c9f'],
    ['the site', /main-street/, 'main-streeu'],
    ['the one-time id', /abcdefgh/, 'bbcdefgh'],
    ['the version', /^FA1/, 'FA2'],
    ['the first character', /^F/, ' F'],
    ['the last character, by a line break', /$/, '\n'],
    ['a control character inside', /_main/, '\u0016_main'],
    ['the case of the mark', /^FA/, 'fa'],
  ])('with %s changed is not read', (_what, from, to) => expect(read(printed(token).replace(from, to))).toBeNull());

  test('with any one character changed is not read', () => {
    const text = printed(token);
    const changed = [...text].map((char, index) => `${text.slice(0, index)}${char === 'A' ? 'B' : 'A'}${text.slice(index + 1)}`);
    expect(changed.filter((one) => read(one) !== null)).toEqual([]);
  });

  test('has one spelling: the spare bits of the signature are not free', () => {
    const text = printed(token);
    const other = 'AQgw'.includes(text.slice(-1)) ? String.fromCharCode(text.charCodeAt(text.length - 1) + 1) : 'A';
    expect(tokenPattern.test(text)).toBe(true);
    expect(read(text.slice(0, -1) + other)).toBeNull();
  });

  test('longer than a scanner takes is not looked at', () => expect(read(`${printed(token)}${'A'.repeat(600)}`)).toBeNull());
});

describe('at the kiosk a QR names the visit', () => {
  const decide = (one: ArrivalToken | null, now = visitAt, where = site, usedIds = none) =>
    decideToken(one, { site: where, now, usedIds }).kind;

  test('on the day', () =>
    expect(decideToken(token, { site, now: visitAt, usedIds: none })).toEqual({ kind: 'match', appointment: token.appointment }));

  test('from midnight to midnight of the visit’s day at the site, and not a minute more', () => {
    const midnight = (day: string) => instantAt(newYork, LocalDate.parse(day), '00:00');
    expect(decide(token, plusMinutes(midnight('2026-03-02'), -1))).toBe('no-match');
    expect(decide(token, midnight('2026-03-02'))).toBe('match');
    expect(decide(token, plusMinutes(midnight('2026-03-03'), -1))).toBe('match');
    expect(decide(token, midnight('2026-03-03'))).toBe('no-match');
  });

  test('not at another site', () => expect(decide(token, visitAt, SiteId.parse('elsewhere'))).toBe('no-match'));
  test('and says so when it opened a visit before', () => expect(decide(token, visitAt, site, new Set([token.id]))).toBe('used'));
  test('and nothing for what was no token', () => expect(decide(null)).toBe('no-match'));
});
