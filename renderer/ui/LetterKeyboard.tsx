import { type ReactNode, useState } from 'react';
import { EraseIcon, ShiftIcon, SpaceIcon } from './icons.tsx';
import {
  beginsCapital,
  type Layer,
  type LetterPurpose,
  layersOf,
  rowsFor,
  type Script,
  takesCharacter,
  waysFrom,
} from './letter-layouts.ts';
import { usePhysicalKeys } from './physical-keys.ts';
import { usePress } from './press.ts';
import { isTone, toneSample, tones, withTone } from './vietnamese-tones.ts';
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
  /** Letters of the patient's language beside the Latin ones. */
  readonly script?: Script | null;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly onEnter: () => void;
  readonly words: KeyboardWords;
  readonly maxLength?: number;
}

/** Our own letter keys, so that the system's keyboard never learns a name. Latin first; marks and other scripts on further layers. */
export function LetterKeyboard({ purpose, script = null, typed, onChange, onEnter, words, maxLength = 200 }: Props) {
  const offered = layersOf(purpose, script);
  const [chosen, setLayer] = useState<Layer>(offered[0] ?? 'letters');
  // The language may change while a script of its own is open.
  const layer = offered.includes(chosen) ? chosen : 'letters';
  const [shift, setShift] = useState(false);
  const capital = beginsCapital(typed, purpose) !== shift;
  const type = (character: string) => {
    if (isTone(character)) onChange(withTone(typed, character));
    else if (typed.length < maxLength) onChange(typed + character);
    setShift(false);
    // An accent is one letter; the next one is most likely plain again.
    if (layer === 'accents' || layer === 'vietnamese') setLayer('letters');
  };
  const erase = () => onChange([...typed].slice(0, -1).join(''));
  usePhysicalKeys({ onType: type, onErase: erase, onEnter, takes: takesCharacter });

  const shown = (character: string) => (capital ? character.toLocaleUpperCase('en') : character);
  const keysOf = (row: readonly string[]) =>
    row.map((character) =>
      isTone(character) ? (
        <LetterKey key={character} tool onPress={() => type(character)}>
          {`${toneSample(character)}  ${tones[character]}`}
        </LetterKey>
      ) : (
        <LetterKey key={character} onPress={() => type(shown(character))}>
          {shown(character)}
        </LetterKey>
      ),
    );
  const [first, second, third] = rowsFor(purpose, layer);

  return (
    <div className="letters" role="group" aria-label={words.keyboard} dir="ltr" data-layer={layer} data-keys="letters">
      <div className="letters-row">
        {keysOf(first)}
        <LetterKey tool label={words.erase} onPress={erase}>
          <EraseIcon />
        </LetterKey>
      </div>
      {second.length > 0 && <div className="letters-row">{keysOf(second)}</div>}
      <div className="letters-row">
        {waysFrom(layer, offered).map((one) => (
          <LetterKey key={one} tool onPress={() => setLayer(one)}>
            {words.layers[one]}
          </LetterKey>
        ))}
        {layer === 'letters' && (purpose === 'name' || purpose === 'address') && (
          <LetterKey tool label={words.shift} pressed={capital} onPress={() => setShift(!shift)}>
            <ShiftIcon />
          </LetterKey>
        )}
        {keysOf(third)}
        {purpose !== 'email' && layer !== 'accents' && (
          <SpaceKey narrow={layer === 'arabic'} words={words.space} onPress={() => type(' ')} />
        )}
      </div>
    </div>
  );
}

/** Beside a full row of letters there is room for a sign only. */
const SpaceKey = ({ narrow, words, onPress }: { readonly narrow: boolean; readonly words: string; readonly onPress: () => void }) =>
  narrow ? (
    <LetterKey tool label={words} onPress={onPress}>
      <SpaceIcon />
    </LetterKey>
  ) : (
    <LetterKey wide onPress={onPress}>
      {words}
    </LetterKey>
  );

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
