import type { Reading } from './read-screen.ts';

/** How far a person has gone with the keys of a telephone pad. */
export interface PadState {
  /** The pad chooses by number once its star was pressed; before that its digits only type. */
  readonly active: boolean;
  /** Numbers choose now, also where they would type. */
  readonly menu: boolean;
  readonly page: number;
}

export const restingPad: PadState = { active: false, menu: false, page: 0 };

export type PadAct =
  /** Not for the pad: the screen may have it. */
  | { readonly do: 'pass' }
  | { readonly do: 'begin' }
  | { readonly do: 'tell-all' }
  | { readonly do: 'tell-page' }
  /** Among what the screen asks, or after star among everything; never something that was not said. */
  | { readonly do: 'choose'; readonly number: number; readonly among: 'choices' | 'everything' }
  | { readonly do: 'go-on' };

export interface PadMove {
  readonly state: PadState;
  readonly act: PadAct;
}

/**
 * What a key of a twelve-key pad means here. Star: hear this and everything that can be done. Then a number chooses, 0 tells more. Number
 * sign: go on. Where digits are typed they type until star is pressed; where letters are typed, so does the number sign.
 * @param key `KeyboardEvent.key`
 */
export function decideKey(state: PadState, key: string, { typing }: Pick<Reading, 'typing'>): PadMove {
  const pass: PadMove = { state, act: { do: 'pass' } };
  if (key === '*') {
    if (!state.active) return typing === 'letters' ? pass : { state: { active: true, menu: false, page: 0 }, act: { do: 'begin' } };
    return { state: { ...state, menu: true, page: 0 }, act: { do: 'tell-all' } };
  }
  if (!state.active) return pass;
  if (key === '#') return typing === 'letters' && !state.menu ? pass : { state: { ...state, menu: false, page: 0 }, act: { do: 'go-on' } };
  if (!/^[0-9]$/.test(key) || (typing !== null && !state.menu)) return pass;
  if (key === '0') return { state: { ...state, menu: true, page: state.menu ? state.page + 1 : 0 }, act: { do: 'tell-page' } };
  return { state: { ...state, menu: false }, act: { do: 'choose', number: Number(key), among: state.menu ? 'everything' : 'choices' } };
}
