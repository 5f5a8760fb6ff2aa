import { useId } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { codeGroups, codeLength } from '../../ui/code-entry.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { SegmentedCode } from '../../ui/SegmentedCode.tsx';
import type { Problem } from '../flow/state.ts';
import { useDigitBurst } from '../scan/use-digit-burst.ts';
import { EntryPad } from './EntryPad.tsx';
import type { ScreenProps } from './props.ts';
import './PadScreen.css';

/** The number on the letter: twelve digits, typed or scanned, and other ways for those who have none. */
export function CodeScreen({ state: { entry, problem }, words, send }: ScreenProps) {
  const title = useId();
  const message = useId();
  const told = problemWords(problem, words);
  useDigitBurst(codeLength, (code) => send({ type: 'scanned', scan: { kind: 'code', code } }));
  return (
    <div className="pad-screen">
      <div className="pad-screen-field">
        <h1 id={title} tabIndex={-1}>
          {words.code.title}
        </h1>
        <SegmentedCode
          typed={entry.code}
          groups={codeGroups}
          labelledBy={title}
          describedBy={message}
          faulty={told !== null}
          spoken={words.code.spoken(entry.code.length)}
        />
        <FieldMessage id={message} hint={words.code.hint} problem={told} />
        <div className="pad-screen-others">
          <Button onPress={() => send({ type: 'scan' })}>{words.identify.scan.open}</Button>
          <Button onPress={() => send({ type: 'no-letter' })}>{words.code.missingLetter}</Button>
        </div>
      </div>
      <EntryPad words={words} send={send} />
    </div>
  );
}

function problemWords(problem: Problem | null, { code, identify }: Catalogue): string | null {
  if (problem?.kind === 'code-short') return code.incomplete(problem.missing);
  return problem?.kind === 'strange' ? identify.scan.strange : null;
}
