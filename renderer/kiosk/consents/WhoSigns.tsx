import { Button } from '../../ui/Button.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { ConsentDraft } from './consent-draft.ts';
import type { OneConsentProps } from './OneConsent.tsx';
import './consents.css';

/** A minor does not sign; a parent or legal guardian does, and anybody else goes to the desk. */
export function WhoSigns({ words, position, change, onDesk }: OneConsentProps) {
  const say = words.consents;
  const as = (relationship: ConsentDraft['relationship']) => () => change((one) => ({ ...one, relationship, screen: 'signer' }));
  return (
    <TaskScreen name={`consents-who-${position}`} primary={null} onBack={() => change((one) => ({ ...one, screen: 'read' }))}>
      <div className="consent-choose">
        <h1 tabIndex={-1}>{say.whoTitle}</h1>
        <p>{say.whoHint}</p>
        <div className="consent-choices">
          <Button kind="choice" onPress={as('parent')}>
            {say.parent}
          </Button>
          <Button kind="choice" onPress={as('guardian')}>
            {say.guardian}
          </Button>
          <Button kind="choice" onPress={() => onDesk('consent-declined')}>
            {say.someoneElse}
          </Button>
        </div>
      </div>
    </TaskScreen>
  );
}
