import { useContext } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { DeskIcon } from '../../ui/icons.tsx';
import { LanguagesContext } from '../languages-context.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { OneConsentProps } from './OneConsent.tsx';
import './consents.css';

/** The clinic has no text in this language: the person reads another one, or the desk helps. */
export function OtherLanguages({ kiosk, words, question, position, change, onDesk, onLost }: OneConsentProps) {
  const say = words.consents;
  const { packFor } = useContext(LanguagesContext);
  const read = async (language: Language) => {
    const answer = await kiosk.consentText({ position, language });
    if (!answer.ok) return onLost(answer.error);
    change((one) => ({ ...one, other: { language, wording: answer.value.wording } }));
  };
  return (
    <TaskScreen name={`consents-other-${position}`} primary={null} deskKnows>
      <div className="consent-choose">
        <h1 tabIndex={-1}>{say.otherTitle}</h1>
        <p>{say.otherBody}</p>
        <div className="consent-choices">
          {question.languages.map((language) => (
            <Button key={language} kind="choice" lang={language} onPress={() => void read(language)}>
              {packFor(language).ownName}
            </Button>
          ))}
          <Button kind="choice" icon={<DeskIcon />} onPress={() => onDesk('not-in-your-language')}>
            {words.common.desk}
          </Button>
        </div>
      </div>
    </TaskScreen>
  );
}
