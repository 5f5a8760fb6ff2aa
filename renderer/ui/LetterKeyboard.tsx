import { type ReactNode, useState } from 'react';
import { EraseIcon, ShiftIcon, SpaceIcon } from './icons.tsx';
import {
  beginsCapital,
  type Layer,
  type LetterPurpose,
  layersOf,
  type OwnLetters,
  rowsFor,
  takesCharacter,
  waysFrom,
} from './letter-layouts.ts';
import { usePhysicalKeys } from './physical-keys.ts';
import { usePress } from './press.ts';
import { usePadLetters } from './use-pad-letters.ts';
import { isTone, toneSample, tones, withTone } from './vietnamese-tones.ts';
import './Keypad.css';
import './LetterKeyboard.css';

export interface KeyboardWords {
  readonly keyboard: string;
  readonly erase: string;
  readonly space: string;
  readonly shift: string;
  readonly layers: Readonly<Record<Exclude<Layer, 'own'>, string>>;
  /** What the layers are called, for an ear. */
  readonly layerNames: Readonly<Record<Exclude<Layer, 'own'>, string>>;
  /** Said when a letter of a pad stays. */
  readonly kept: string;
}

interface Props {
  readonly purpose: LetterPurpose;
  /** Letters of the patient's language beside the Latin ones. */
  readonly own?: OwnLetters;
  /** BCP 47 tag of the patient's language. */
  readonly language: string;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly onEnter: () => void;
  readonly words: KeyboardWords;
  readonly maxLength?: number;
}

/** Our own letter keys, so that the system's keyboard never learns a name. Latin first; marks and other scripts on further layers. */
export function LetterKeyboard({ purpose, own = null, language, typed, onChange, onEnter, words, maxLength = 200 }: Props) {
  const script = typeof own === 'object' && own !== null ? 'own' : own;
  const offered = layersOf(purpose, script);
  const [chosen, setLayer] = useState<Layer>(offered[0] ?? 'letters');
  // The language may change while a script of its own is open.
  const layer = offered.includes(chosen) ? chosen : 'letters';
  const [shift, setShift] = useState(false);
  const capital = beginsCapital(typed, purpose) !== shift;
  const pad = usePadLetters({ purpose, layer, own, language, typed, onChange, maxLength });
  const type = (character: string) => {
    pad.leave();
    if (isTone(character)) onChange(withTone(typed, character));
    else if (typed.length < maxLength) onChange(typed + character);
    setShift(false);
    // An accent is one letter; the next one is most likely plain again.
    if (layer === 'accents' || layer === 'more' || layer === 'vietnamese') setLayer('letters');
  };
  const erase = () => {
    pad.leave();
    onChange([...typed].slice(0, -1).join(''));
  };
  const typeKey = (key: string) => {
    if (!pad.takes(key, onEnter)) type(key);
  };
  usePhysicalKeys({ onType: typeKey, onErase: erase, onEnter, takes: takesCharacter });

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
  const [first, second, third] = rowsFor(purpose, layer, own);

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
          <LetterKey
            key={one}
            tool
            label={one === 'own' ? `${ownName(own)}, ${ownLanguage(own)}` : `${words.layers[one]}, ${words.layerNames[one]}`}
            onPress={() => setLayer(one)}
          >
            {one === 'own' ? ownName(own) : words.layers[one]}
          </LetterKey>
        ))}
        {layer === 'letters' && (purpose === 'name' || purpose === 'address') && (
          <LetterKey tool label={words.shift} pressed={capital} onPress={() => setShift(!shift)}>
            <ShiftIcon />
          </LetterKey>
        )}
        {keysOf(third)}
        {purpose !== 'email' && purpose !== 'ticket' && layer !== 'accents' && layer !== 'more' && (
          <SpaceKey narrow={layer === 'arabic' || layer === 'own'} words={words.space} onPress={() => type(' ')} />
        )}
      </div>
      <span className="visually-hidden" role="status">
        {pad.kept ? words.kept : typed.endsWith(' ') ? words.space : ''}
      </span>
    </div>
  );
}

const ownName = (own: OwnLetters): string => (typeof own === 'object' && own !== null ? own.name : '');
/** For an ear: what its letters are called stands in no catalogue, so the key says whose they are. */
const ownLanguage = (own: OwnLetters): string => (typeof own === 'object' && own !== null ? own.language : '');

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
