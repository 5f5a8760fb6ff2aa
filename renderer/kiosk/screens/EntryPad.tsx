import { Keypad } from '../../ui/Keypad.tsx';
import type { ScreenProps } from './props.ts';

/** The number keys of a screen that asks for digits: each key is a touch of the flow. */
export const EntryPad = ({ words, send, extra }: Pick<ScreenProps, 'words' | 'send'> & { readonly extra?: string }) => (
  <Keypad
    label={words.code.keypad}
    eraseLabel={words.code.erase}
    {...(extra === undefined ? {} : { extra })}
    onDigit={(digit) => send({ type: 'digit', digit })}
    onErase={() => send({ type: 'erase' })}
    onEnter={() => send({ type: 'next' })}
  />
);
