import { useId } from 'react';
import type { CodeChannel } from '../../../shared/domain/site.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import type { ScreenProps } from './props.ts';
import './WaysScreen.css';

/** What this clinic offers besides the number on the letter. */
export interface Ways {
  readonly byName: boolean;
  readonly codeChannels: readonly CodeChannel[];
  /** A code can be sent only while the clinic can be reached. */
  readonly online: boolean;
}

/** Other ways to say who one is. What cannot be done now is not offered, and the screen says why. */
export function WaysScreen({ state: { problem }, words, send, ways }: ScreenProps & { readonly ways: Ways }) {
  const message = useId();
  const { ways: sentences } = words.identify;
  const told = !ways.online ? sentences.offline : problem?.kind === 'not-sent' ? sentences.notSent : null;
  return (
    <div className="ways">
      <h1 tabIndex={-1}>{sentences.title}</h1>
      <FieldMessage id={message} hint={sentences.hint} problem={told} />
      <ul className="ways-choices">
        {ways.byName && (
          <li>
            <Button kind="choice" onPress={() => send({ type: 'by-name' })}>
              {sentences.name}
            </Button>
          </li>
        )}
        {ways.online &&
          ways.codeChannels.map((channel) => (
            <li key={channel}>
              <Button kind="choice" onPress={() => send({ type: 'by-code', channel })}>
                {sentences[channel]}
              </Button>
            </li>
          ))}
      </ul>
    </div>
  );
}
