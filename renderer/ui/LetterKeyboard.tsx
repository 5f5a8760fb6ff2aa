import { type ReactNode, useState } from 'react';
import { EraseIcon, ShiftIcon } from './icons.tsx';
import { beginsCapital, type Layer, type LetterPurpose, layersOf, rowsFor, takesCharacter } from './letter-layouts.ts';
import { usePhysicalKeys } from './physical-keys.ts';
import { usePress } from './press.ts';
import './Keypad.css';
import './LetterKeyboard.css';

export interface KeyboardWords {
  readonly keyboard: string;
  readonly erase: string;
  readonly space: string;
  readonly shift: string;
  readonly layers: Readonly<Record<Layer, string>>;
}

interface Props {
  readonly purpose: LetterPurpose;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly onEnter: () => void;
  readonly words: KeyboardWords;
  readonly maxLength?: number;
}

/** Our own letter keys, so that the system's keyboard never learns a name. Latin first; marks on a second layer. */
export function LetterKeyboard({ purpose, typed, onChange, onEnter, words, maxLength = 200 }: Props) {
  const [layer, setLayer] = useState<Layer>(() => layersOf(purpose)[0] ?? 'letters');
  const [shift, setShift] = useState(false);
  const shifts = purpose === 'name' || purpose === 'address';
  const capital = beginsCapital(typed, purpose) !== shift;
  const type = (character: string) => {
    if (typed.length < maxLength) onChange(typed + character);
    setShift(false);
    // An accent is one letter; the next one is most likely plain again.
    if (layer === 'accents') setLayer('letters');
  };
  const erase = () => onChange([...typed].slice(0, -1).join(''));
  usePhysicalKeys({ onType: type, onErase: erase, onEnter, takes: takesCharacter });

  const shown = (character: string) => (capital ? character.toLocaleUpperCase('en') : character);
  const keysOf = (row: readonly string[]) =>
    row.map((character) => (
      <LetterKey key={character} onPress={() => type(shown(character))}>
        {shown(character)}
      </LetterKey>
    ));
  const [first, second, third] = rowsFor(purpose, layer);
  const others = layersOf(purpose).filter((one) => one !== layer);

  return (
    <div className="letters" role="group" aria-label={words.keyboard} dir="ltr">
      <div className="letters-row">
        {keysOf(first)}
        <LetterKey tool label={words.erase} onPress={erase}>
          <EraseIcon />
        </LetterKey>
      </div>
      {second.length > 0 && <div className="letters-row">{keysOf(second)}</div>}
      <div className="letters-row">
        {others.map((one) => (
          <LetterKey key={one} tool onPress={() => setLayer(one)}>
            {words.layers[one]}
          </LetterKey>
        ))}
        {shifts && layer === 'letters' && (
          <LetterKey tool label={words.shift} pressed={capital} onPress={() => setShift(!shift)}>
            <ShiftIcon />
          </LetterKey>
        )}
        {keysOf(third)}
        {purpose !== 'email' && layer !== 'accents' && (
          <LetterKey wide onPress={() => type(' ')}>
            {words.space}
          </LetterKey>
        )}
      </div>
    </div>
  );
}

interface KeyProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly label?: string;
  readonly tool?: boolean;
  readonly wide?: boolean;
  readonly pressed?: boolean;
}

function LetterKey({ children, onPress, label, tool = false, wide = false, pressed }: KeyProps) {
  const kinds = ['key', tool ? 'key-tool' : '', wide ? 'key-wide' : ''].join(' ');
  return (
    <button type="button" className={kinds} aria-label={label} aria-pressed={pressed} {...usePress(onPress)}>
      {children}
    </button>
  );
}
