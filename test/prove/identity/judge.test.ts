import { expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { type Booked, makeClinic } from './clinic.ts';
import type { Entry } from './entries.ts';
import { createJudge } from './judge.ts';

const clinic = makeClinic(seededRandom(3));
const whose = clinic.booked[100] as Booked;
const stranger: Entry = { cause: 'no-such-code', method: 'identifyByCode', input: {}, whose: null };
const known: Entry = { cause: 'right-code', method: 'identifyByCode', input: {}, whose };
const said = (value: object) => ({ ok: true, value });
const refusal = said({ kind: 'not-matched', deskNumber: 'A12' });

/** What the judge has against one answer. */
function against(entry: Entry, answer: unknown): readonly string[] {
  const judge = createJudge(clinic);
  judge.answered(stranger, refusal);
  judge.answered(entry, answer);
  judge.details();
  return judge.failures;
}

test('a refusal with a desk number is what a stranger is given', () => {
  expect(against(stranger, said({ kind: 'not-matched', deskNumber: 'A3' }))).toEqual([]);
});

test.each([
  ['a stranger is let in', stranger, said({ kind: 'handed-off', reason: 'too-early', deskNumber: 'A1', opensAt: null })],
  ['a stranger is given a list', stranger, said({ kind: 'choose', starts: ['2026-03-02T09:00:00.000Z'] })],
  ['the answer tells a name', stranger, said({ kind: 'not-matched', deskNumber: 'A1', family: whose.person.family })],
  ['a patient is told of somebody else', known, said({ kind: 'ask-first-name', hint: clinic.booked[7]?.person.given })],
  ['a refusal has another form', stranger, { value: { deskNumber: 'A2', kind: 'not-matched' }, ok: true }],
  ['an answer is none of the contract’s', stranger, { ok: true, value: { kind: 'sorry' } }],
  ['a whole match is refused', known, refusal],
  ['a list holds times that are not theirs', known, said({ kind: 'choose', starts: ['1999-01-01T00:00:00.000Z'] })],
])('it is noticed when %s', (_what, entry, answer) => {
  expect(against(entry, answer)).not.toEqual([]);
});

test('it is noticed when a name alone opens details, and when a phone of somebody else is shown', () => {
  const judge = createJudge(clinic);
  judge.sawDetails({ ...known, method: 'identifyByName' }, said({ rows: [] }), { ok: false, error: 'not-allowed' });
  judge.sawDetails(known, said({ rows: [] }), said({ value: clinic.booked[9]?.person.phone }));
  expect(judge.failures).toHaveLength(2);
  judge.sawDetails(known, said({ rows: [] }), said({ value: whose.person.phone }));
  expect(judge.failures).toHaveLength(2);
});

test('it is noticed when asking for a code is answered otherwise for somebody known', () => {
  const judge = createJudge(clinic);
  const asked: Entry = { cause: 'code-for-nobody', method: 'sendCode', input: {}, whose: null };
  judge.answered(stranger, refusal);
  judge.sent(asked, said({ kind: 'sent', againAfterSeconds: 30 }));
  judge.details();
  expect(judge.failures).toEqual([]);
  judge.sent({ ...asked, cause: 'code-for-somebody' }, said({ kind: 'sent', againAfterSeconds: 31 }));
  judge.details();
  expect(judge.failures).toHaveLength(1);
});
