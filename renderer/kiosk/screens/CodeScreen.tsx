import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import { codeGroups } from '../../ui/code-entry.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { SegmentedCode } from '../../ui/SegmentedCode.tsx';
import { EntryPad } from './EntryPad.tsx';
import type { ScreenProps } from './props.ts';
import './PadScreen.css';

/** The number on the letter: twelve digits, and a way for those who have none. */
export function CodeScreen({ state: { entry, problem }, words, send }: ScreenProps) {
  const title = useId();
  const message = useId();
  const told = problem?.kind === 'code-short' ? words.code.incomplete(problem.missing) : null;
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
        <Button className="pad-screen-other" onPress={() => send({ type: 'no-letter' })}>
          {words.code.missingLetter}
        </Button>
      </div>
      <EntryPad words={words} send={send} />
    </div>
  );
}
