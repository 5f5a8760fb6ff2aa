import { describe, expect, test } from 'vitest';
import { decideKey, type PadState, restingPad } from '../../../../renderer/kiosk/speech/decide-key.ts';

const active: PadState = { active: true, menu: false, page: 0 };
const menu: PadState = { ...active, menu: true };

describe('the twelve keys', () => {
  test.each([
    ['star begins', restingPad, '*', null, 'begin'],
    ['before that, digits are the screen’s', restingPad, '4', null, 'pass'],
    ['and so is number sign', restingPad, '#', 'digits', 'pass'],
    ['a number chooses where nothing is typed', active, '2', null, 'choose'],
    ['digits type where a number is asked for', active, '2', 'digits', 'pass'],
    ['star tells everything', active, '*', 'digits', 'tell-all'],
    ['after star a number chooses there, too', menu, '2', 'digits', 'choose'],
    ['0 tells more', menu, '0', 'digits', 'tell-page'],
    ['0 is a digit while digits type', active, '0', 'digits', 'pass'],
    ['number sign goes on', active, '#', 'digits', 'go-on'],
    ['an address may have a number sign', active, '#', 'letters', 'pass'],
    ['and a star before anybody wanted a pad', restingPad, '*', 'letters', 'pass'],
    ['letters are the screen’s', active, 'a', null, 'pass'],
    ['Enter is the screen’s', active, 'Enter', 'digits', 'pass'],
  ] as const)('%s', (_name, state, key, typing, act) => {
    expect(decideKey(state, key, { typing }).act.do).toBe(act);
  });

  test('a choice gives the keys back to typing', () => {
    expect(decideKey(menu, '3', { typing: 'digits' }).state.menu).toBe(false);
    expect(decideKey(menu, '#', { typing: 'digits' }).state.menu).toBe(false);
  });
});
