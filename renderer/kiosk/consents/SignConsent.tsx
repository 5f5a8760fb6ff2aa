import { useId, useState } from 'react';
import { Signature } from '../../../shared/domain/signature.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { SignaturePad } from '../../ui/SignaturePad.tsx';
import { LetterScreen } from '../screens/LetterScreen.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import { CopyButton } from './CopyButton.tsx';
import { forNextText } from './consent-draft.ts';
import type { OneConsentProps } from './OneConsent.tsx';
import type { ShownText } from './ReadConsent.tsx';
import './consents.css';

interface Props extends OneConsentProps {
  readonly shown: ShownText;
}

/** By finger or by typed name: both are one touch apart and count the same. */
export function SignConsent(props: Props) {
  const { kiosk, words, position, draft, change, shown, onAnswered, onLost } = props;
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const read = Signature.safeParse(
      draft.way === 'draw' ? { kind: 'drawn', strokes: draft.strokes } : { kind: 'typed', name: draft.typed },
    );
    if (!read.success) return change((one) => ({ ...one, faulty: true }));
    setBusy(true);
    const answer = await kiosk.acceptConsent({ position, language: shown.language, signature: read.data });
    setBusy(false);
    if (!answer.ok) return onLost(answer.error);
    change(forNextText);
    await onAnswered();
  };
  return (
    <TaskScreen
      name={`consents-sign-${draft.way}-${position}`}
      primary={{ label: words.consents.sign, onPress: () => void submit(), busy }}
      onBack={() => change((one) => ({ ...one, screen: 'read', faulty: false }))}
    >
      {draft.way === 'draw' ? <ByFinger {...props} /> : <ByName {...props} onEnter={() => void submit()} />}
    </TaskScreen>
  );
}

function ByFinger({ words, draft, change, shown, mayMail }: Props) {
  const say = words.consents;
  const message = useId();
  const redraw = (strokes: Props['draft']['strokes']) => change((one) => ({ ...one, strokes, faulty: false }));
  return (
    <div className="consent-sign">
      <div>
        <h1 tabIndex={-1}>{say.signTitle}</h1>
        <SignaturePad strokes={draft.strokes} onChange={redraw} label={say.box} faulty={draft.faulty} />
        <FieldMessage id={message} hint="" problem={draft.faulty ? say.drawMissing : null} />
        <p className="consent-note" data-clinic>
          {say.agreeing(shown.wording.title)}
        </p>
      </div>
      <div className="consent-tools">
        <Button onPress={() => redraw(draft.strokes.slice(0, -1))} disabled={draft.strokes.length === 0}>
          {say.undo}
        </Button>
        <Button onPress={() => redraw([])} disabled={draft.strokes.length === 0}>
          {say.clear}
        </Button>
        <Button onPress={() => change((one) => ({ ...one, way: 'type', faulty: false }))}>{say.typeInstead}</Button>
        {mayMail && <CopyButton words={words} draft={draft} change={change} />}
      </div>
    </div>
  );
}

function ByName({ words, language, draft, change, mayMail, onEnter }: Props & { readonly onEnter: () => void }) {
  const say = words.consents;
  return (
    <LetterScreen
      title={say.typeTitle}
      hint={say.typeHint}
      problem={draft.faulty ? say.typeMissing : null}
      purpose="name"
      typed={draft.typed}
      words={words}
      language={language}
      send={(touch) => {
        if (touch.type === 'text') change((one) => ({ ...one, typed: touch.text, faulty: false }));
        if (touch.type === 'next') onEnter();
      }}
      other={
        <span className="consent-ways">
          {mayMail && <CopyButton words={words} draft={draft} change={change} />}
          <Button onPress={() => change((one) => ({ ...one, way: 'draw', faulty: false }))}>{say.drawInstead}</Button>
        </span>
      }
    />
  );
}
