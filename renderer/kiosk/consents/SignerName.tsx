import { LetterScreen } from '../screens/LetterScreen.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { OneConsentProps } from './OneConsent.tsx';

/** The name of the parent or guardian, kept with the signature. */
export function SignerName({ kiosk, words, language, position, draft, change, onAnswered, onLost }: OneConsentProps) {
  const say = words.consents;
  const name = draft.signerName.trim();
  const next = async () => {
    if (name.length < 2) return change((one) => ({ ...one, faulty: true }));
    const answer = await kiosk.sayStanding({ standing: { kind: 'guardian', name, relationship: draft.relationship } });
    if (!answer.ok) return onLost(answer.error);
    await onAnswered();
    change((one) => ({ ...one, screen: 'sign', faulty: false }));
  };
  return (
    <TaskScreen
      name={`consents-signer-${position}`}
      primary={{ label: words.common.next, isNext: true, onPress: () => void next() }}
      onBack={() => change((one) => ({ ...one, screen: 'who', faulty: false }))}
    >
      <LetterScreen
        title={say.signerName}
        hint={say.signerHint}
        problem={draft.faulty ? say.typeMissing : null}
        purpose="name"
        typed={draft.signerName}
        words={words}
        language={language}
        send={(touch) => {
          if (touch.type === 'text') change((one) => ({ ...one, signerName: touch.text, faulty: false }));
          if (touch.type === 'next') void next();
        }}
      />
    </TaskScreen>
  );
}
