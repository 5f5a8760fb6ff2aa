import { useId } from 'react';
import { minutesAndSeconds } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { sentCodeGroups } from '../../ui/code-entry.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { SegmentedCode } from '../../ui/SegmentedCode.tsx';
import { EntryPad } from './EntryPad.tsx';
import type { ScreenProps } from './props.ts';
import { useSecondsLeft } from './use-seconds-left.ts';
import './PadScreen.css';

interface Props extends ScreenProps {
  readonly againAfterSeconds: number;
}

/** The code that was sent, if there was somebody to send it to: nothing here says whether there was. */
export function SentCodeScreen({ state: { entry, problem, asking }, words, send, againAfterSeconds }: Props) {
  const title = useId();
  const message = useId();
  const left = useSecondsLeft(againAfterSeconds);
  const { sentCode } = words.identify;
  const told = problem?.kind === 'sent-code-short' ? sentCode.incomplete : null;
  return (
    <div className="pad-screen pad-screen-sent">
      <div className="pad-screen-field">
        <h1 id={title} tabIndex={-1}>
          {sentCode.title}
        </h1>
        <p>{sentCode[entry.channel]}</p>
        <SegmentedCode
          typed={entry.sentCode}
          groups={sentCodeGroups}
          labelledBy={title}
          describedBy={message}
          faulty={told !== null}
          spoken={sentCode.spoken(entry.sentCode.length)}
        />
        <FieldMessage id={message} hint={sentCode.lasts} problem={told} />
        <div className="pad-screen-others">
          <Button disabled={left > 0} busy={asking} onPress={() => send({ type: 'send-again' })}>
            {left > 0 ? sentCode.againIn(minutesAndSeconds(left)) : sentCode.again}
          </Button>
          <Button onPress={() => send({ type: 'no-letter' })}>{sentCode.otherWay}</Button>
        </div>
      </div>
      <EntryPad words={words} send={send} />
    </div>
  );
}
