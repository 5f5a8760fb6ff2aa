import { useEffect, useRef } from 'react';
import { useDraft } from '../tasks/drafts.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import { newConsentDraft } from './consent-draft.ts';
import { EarlierConsents } from './EarlierConsents.tsx';
import { OneConsent } from './OneConsent.tsx';
import { useAsked } from './use-asked.ts';

/** Texts to agree to, one after another, then earlier agreements to keep or take back. */
export function ConsentsTask(props: TaskProps) {
  const { kiosk, words, onDone, onLost } = props;
  const [draft, change] = useDraft('consents', newConsentDraft);
  const { asked, again } = useAsked('consents-asked', () => props.kiosk.consents({}), props);
  const position = asked?.questions.findIndex(({ answered }) => !answered) ?? -1;
  const question = asked?.questions[position];
  const left = asked?.earlier.some(({ said }) => said === null) ?? false;
  const over = asked !== null && question === undefined && !left;

  const { copy } = draft;
  const ended = useRef(false);
  useEffect(() => {
    if (!over || ended.current) return;
    ended.current = true;
    const end = async () => {
      const answer = copy ? await kiosk.mailConsentReceipt({}) : { ok: true as const };
      if (answer.ok) onDone();
      else onLost(answer.error);
    };
    void end();
  }, [over, copy, kiosk, onDone, onLost]);

  if (asked === null || over)
    return (
      <TaskScreen name="consents-opening" primary={null}>
        <h1 tabIndex={-1}>{words.common.checking}</h1>
      </TaskScreen>
    );
  const parts = { ...props, draft, change, onAnswered: again };
  return question === undefined ? (
    <EarlierConsents {...parts} earlier={asked.earlier} onDone={onDone} />
  ) : (
    <OneConsent key={position} {...parts} question={question} position={position} signer={asked.signer} mayMail={asked.mayMail} />
  );
}
