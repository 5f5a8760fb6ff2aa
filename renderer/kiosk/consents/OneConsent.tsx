import type { ConsentQuestion, Consents } from '../../../shared/ipc/kiosk/consents.ts';
import type { TaskProps } from '../tasks/task-props.ts';
import { type ConsentDraft, forNextText } from './consent-draft.ts';
import { OtherLanguages } from './OtherLanguages.tsx';
import { ReadConsent } from './ReadConsent.tsx';
import { SignConsent } from './SignConsent.tsx';
import { SignerName } from './SignerName.tsx';
import { WhoSigns } from './WhoSigns.tsx';

export interface ConsentProps extends TaskProps {
  readonly draft: ConsentDraft;
  readonly change: (next: (draft: ConsentDraft) => ConsentDraft) => void;
  /** Main is asked again; what comes next follows from its answer. */
  readonly onAnswered: () => Promise<void>;
}

export interface OneConsentProps extends ConsentProps {
  readonly question: ConsentQuestion;
  readonly position: number;
  readonly signer: Consents['signer'];
  readonly mayMail: boolean;
}

/** One text: read, then declined, or accepted and signed. */
export function OneConsent(props: OneConsentProps) {
  const { question, position, draft, change, language, kiosk, onAnswered, onDesk, onLost } = props;
  const shown = draft.other ?? (question.wording === null ? null : { language, wording: question.wording });
  if (shown === null) return <OtherLanguages {...props} />;

  const decline = async () => {
    const answer = await kiosk.declineConsent({ position, language: shown.language });
    if (!answer.ok) return onLost(answer.error);
    change(forNextText);
    if (question.required) return onDesk('consent-declined');
    await onAnswered();
  };
  const agree = () => {
    if (props.signer === 'nobody') return onDesk('consent-declined');
    change((one) => ({ ...one, screen: props.signer === 'ask' ? 'who' : 'sign' }));
  };
  switch (draft.screen) {
    case 'read':
      return <ReadConsent {...props} shown={shown} onAgree={agree} onDecline={() => void decline()} />;
    case 'who':
      return <WhoSigns {...props} />;
    case 'signer':
      return <SignerName {...props} />;
    case 'sign':
      return <SignConsent {...props} shown={shown} />;
  }
}
