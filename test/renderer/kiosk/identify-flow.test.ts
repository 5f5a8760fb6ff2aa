import { describe, expect, test } from 'vitest';
import { atRest } from '../../../renderer/kiosk/flow/state.ts';
import type { DeskNumber } from '../../../shared/domain/hand-off.ts';
import { back, english, keys, next, play, rules } from './visits.ts';

const withCodes = { ...rules, codeChannels: ['email', 'phone'] } as const;
const deskNumber = 'A7' as DeskNumber;
const at = (events: Parameters<typeof play>[0], place = withCodes) => play(events, atRest('en'), place);
const birthDate = [...keys('03041948'), next];
const scanned = { type: 'scanned', scan: { kind: 'token', text: 'FA1_x' } } as const;
const text = (typed: string) => ({ type: 'text', text: typed }) as const;

describe('the QR of a letter', () => {
  test('held up to the camera is followed by the birth date, and both are asked of main together', () => {
    const seen = at([english, { type: 'scan' }, { type: 'camera', camera: 'looking' }, scanned]);
    expect(seen).toMatchObject({ state: { step: { name: 'birth-date' } }, asks: [] });
    expect(play(birthDate, seen.state, withCodes).asks).toEqual([{ call: 'identifyByToken', token: 'FA1_x', birthDate: '1948-03-04' }]);
  });

  test('read by a scanner on the first screen needs no camera', () => {
    expect(at([english, scanned, ...birthDate]).asks).toEqual([{ call: 'identifyByToken', token: 'FA1_x', birthDate: '1948-03-04' }]);
  });

  test('twelve digits that a scanner read replace what was typed', () => {
    const { asks } = at([english, ...keys('99'), { type: 'scanned', scan: { kind: 'code', code: '482190351122' } }, ...birthDate]);
    expect(asks).toEqual([{ call: 'identifyByCode', code: '482190351122', birthDate: '1948-03-04' }]);
  });

  test('that is none of ours is told at once, and the camera goes on looking', () => {
    const { state, asks } = at([english, { type: 'scan' }, { type: 'scanned', scan: null }]);
    expect(state).toMatchObject({ step: { name: 'scan' }, problem: { kind: 'strange' } });
    expect(asks).toEqual([]);
  });

  test('counts only on a screen that waits for it', () => {
    expect(at([english, { type: 'no-letter' }, scanned]).state.step).toEqual({ name: 'ways' });
  });

  test('refused, the number may be typed instead, and the QR is forgotten', () => {
    const { state } = at([
      english,
      scanned,
      ...birthDate,
      { type: 'identified', answer: { kind: 'not-matched', deskNumber } },
      { type: 'try-again' },
    ]);
    expect(state).toMatchObject({ step: { name: 'code' }, path: 'code', entry: { token: '' } });
  });

  test('a camera that comes late finds its screen gone', () => {
    expect(at([english, { type: 'scan' }, back, { type: 'camera', camera: 'looking' }]).state.step).toEqual({ name: 'code' });
  });
});

const asked = [
  english,
  { type: 'no-letter' },
  { type: 'by-code', channel: 'email' },
  text('Alvarez'),
  next,
  ...birthDate,
  text('Rosa'),
  next,
] as const;
const sent = { type: 'code-asked', answer: { kind: 'sent', againAfterSeconds: 30 } } as const;

describe('a code sent to the patient', () => {
  test('is asked for with last name, birth date and always the first name', () => {
    expect(at(asked).asks).toEqual([{ call: 'sendCode', family: 'Alvarez', given: 'Rosa', birthDate: '1948-03-04', channel: 'email' }]);
  });

  test('is typed and checked once it is whole', () => {
    const short = at([...asked, sent, ...keys('4821'), next]);
    expect(short).toMatchObject({ state: { problem: { kind: 'sent-code-short' } }, asks: [] });
    expect(at([...asked, sent, ...keys('4821907'), next]).asks).toEqual([{ call: 'checkCode', code: '482190' }]);
  });

  test('can be asked for again, and what was typed of the old one goes', () => {
    const again = at([...asked, sent, ...keys('48'), { type: 'send-again' }]);
    expect(again.asks).toMatchObject([{ call: 'sendCode' }]);
    expect(play([sent], again.state, withCodes).state.entry.sentCode).toBe('');
  });

  test('that cannot be sent leads back to the other ways, which say so', () => {
    expect(at([...asked, { type: 'code-asked', answer: { kind: 'not-sent' } }]).state).toMatchObject({
      step: { name: 'ways' },
      problem: { kind: 'not-sent' },
      asking: false,
    });
  });

  test('wrong or late is the usual refusal; trying again asks for the digits once more', () => {
    const refused = at([...asked, sent, ...keys('482190'), next, { type: 'identified', answer: { kind: 'not-matched', deskNumber } }]);
    expect(refused.state.step).toEqual({ name: 'refused', deskNumber });
    expect(play([{ type: 'try-again' }], refused.state, withCodes).state).toMatchObject({
      step: { name: 'sent-code' },
      entry: { sentCode: '', family: 'Alvarez' },
    });
  });

  test('too many tries rest the kiosk', () => {
    const { state } = at([...asked, { type: 'code-asked', answer: { kind: 'pause', seconds: 60, deskNumber } }]);
    expect(state.step).toEqual({ name: 'pause', seconds: 60, deskNumber });
  });

  test('going back keeps everything typed', () => {
    expect(at([...asked, sent, back, back, back, back]).state).toMatchObject({
      step: { name: 'ways' },
      entry: { family: 'Alvarez', given: 'Rosa', date: { year: '1948' } },
    });
  });

  test('is offered beside the name; where the clinic sends none, the name comes at once', () => {
    expect(at([english, { type: 'no-letter' }, { type: 'by-name' }]).state).toMatchObject({ step: { name: 'last-name' }, path: 'name' });
    expect(play([english, { type: 'no-letter' }]).state.step).toEqual({ name: 'last-name' });
  });
});
