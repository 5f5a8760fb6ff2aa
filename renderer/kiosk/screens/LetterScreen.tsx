import { type ReactNode, useId } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { type KeyboardWords, LetterKeyboard } from '../../ui/LetterKeyboard.tsx';
import { type LetterPurpose, scriptKeys } from '../../ui/letter-layouts.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { Touch } from '../flow/events.ts';
import { useLatinOnly, useOwnLetters } from '../own-letters.ts';
import './LetterScreen.css';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly problem: string | null;
  readonly purpose: LetterPurpose;
  readonly typed: string;
  readonly words: Catalogue;
  /** The patient's language, which may bring letters of its own. */
  readonly language: string;
  readonly send: (touch: Touch) => void;
  /** Another way to answer, beside the title. */
  readonly other?: ReactNode;
}

/** One line of text over our own letter keys. */
export function LetterScreen({ title, hint, problem, purpose, typed, words, language, send, other }: Props) {
  const titleId = useId();
  const message = useId();
  const letters = useOwnLetters(language);
  const note = useLatinOnly(language, purpose);
  return (
    <div className="letter-screen">
      <div className="letter-screen-title">
        <h1 id={titleId} tabIndex={-1}>
          {title}
        </h1>
        {other}
      </div>
      <div className="letter-screen-field">
        <TextField
          typed={typed}
          labelledBy={titleId}
          describedBy={message}
          faulty={problem !== null}
          direction={purpose === 'email' ? 'ltr' : 'auto'}
        />
        <FieldMessage id={message} hint={hint} note={note} problem={problem} />
      </div>
      <LetterKeyboard
        purpose={purpose}
        own={letters}
        language={language}
        typed={typed}
        onChange={(text) => send({ type: 'text', text })}
        onEnter={() => send({ type: 'next' })}
        words={keyboardWords(words)}
      />
    </div>
  );
}

export const keyboardWords = ({ name, speech }: Catalogue): KeyboardWords => ({
  keyboard: name.keyboard,
  erase: name.erase,
  space: name.space,
  shift: name.shift,
  layers: { letters: name.letters, accents: name.accents, more: 'ëğř', signs: name.signs, ...scriptKeys },
  layerNames: name.layerNames,
  kept: speech.kept,
});
