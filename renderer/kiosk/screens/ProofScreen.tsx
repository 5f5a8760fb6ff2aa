import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { SegmentedCode } from '../../ui/SegmentedCode.tsx';
import { EntryPad } from './EntryPad.tsx';
import { LetterScreen } from './LetterScreen.tsx';
import type { ScreenProps } from './props.ts';
import './PadScreen.css';

/** The last four digits of any phone on file, or the postal code: whichever the person knows. */
export const ProofScreen = (props: ScreenProps) =>
  props.state.entry.proofKind === 'phone' ? <PhoneEnd {...props} /> : <PostalCode {...props} />;

function PhoneEnd({ state: { entry, problem }, words, send }: ScreenProps) {
  const title = useId();
  const message = useId();
  const told = problem?.kind === 'proof-short' ? words.proof.incomplete : null;
  return (
    <div className="pad-screen">
      <div className="pad-screen-field">
        <h1 id={title} tabIndex={-1}>
          {words.proof.title}
        </h1>
        <SegmentedCode typed={entry.phone} groups={[4]} labelledBy={title} describedBy={message} faulty={told !== null} spoken="" />
        <FieldMessage id={message} hint={words.proof.hint} problem={told} />
        <Button className="pad-screen-other" onPress={() => send({ type: 'proof-kind', kind: 'postal' })}>
          {words.proof.usePostal}
        </Button>
      </div>
      <EntryPad words={words} send={send} />
    </div>
  );
}

const PostalCode = ({ state: { entry, problem, language }, words, send }: ScreenProps) => (
  <LetterScreen
    title={words.proof.postalTitle}
    hint={words.proof.postalHint}
    problem={problem?.kind === 'missing' ? words.proof.postalMissing : null}
    purpose="postal"
    typed={entry.postal}
    words={words}
    language={language}
    send={send}
    other={<Button onPress={() => send({ type: 'proof-kind', kind: 'phone' })}>{words.proof.usePhone}</Button>}
  />
);
