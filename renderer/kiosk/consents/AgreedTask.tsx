import { useState } from 'react';
import { FamilyTask } from '../others/FamilyTask.tsx';
import { useDraft } from '../tasks/drafts.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import { AgreedList, type AgreedProps } from './AgreedList.tsx';
import { newAgreedDraft } from './agreed-draft.ts';
import { CopyButton } from './CopyButton.tsx';
import { ReadAgain } from './ReadAgain.tsx';
import { useAsked } from './use-asked.ts';
import './consents.css';

/** What the patient agreed to, at any visit: read again, and taken back where it is up to them. Nothing is sent before "Done". */
export function AgreedTask(props: TaskProps) {
  const { kiosk, words, onDone, onLost } = props;
  const { asked, again } = useAsked('agreed-asked', () => props.kiosk.agreements({}), props);
  const [draft, change] = useDraft('agreed', newAgreedDraft);
  const [busy, setBusy] = useState(false);
  if (asked === null)
    return (
      <TaskScreen name="agreed-opening" primary={null}>
        <h1 tabIndex={-1}>{words.common.checking}</h1>
      </TaskScreen>
    );
  if (asked.who === 'ask') return <FamilyTask {...props} onDone={() => void again()} />;

  const send = async () => {
    setBusy(true);
    for (const position of draft.takingBack) {
      const answer = await kiosk.takeBackConsent({ position });
      if (!answer.ok) return onLost(answer.error);
    }
    change((one) => ({ ...one, told: true }));
    setBusy(false);
  };
  const leave = async () => {
    setBusy(true);
    const answer = draft.copy ? await kiosk.mailConsentReceipt({}) : { ok: true as const };
    if (!answer.ok) return onLost(answer.error);
    // Opened again, it begins anew with what is true then.
    change(() => newAgreedDraft);
    onDone();
  };
  const parts = { ...props, draft, change };
  if (draft.told) return <TakenBack {...parts} mayMail={asked.mayMail} busy={busy} onLeave={() => void leave()} />;
  const open = draft.reading === null ? undefined : asked.agreements[draft.reading];
  if (open !== undefined) return <ReadAgain {...parts} agreement={open} />;
  const done = draft.takingBack.length > 0 ? send : leave;
  return <AgreedList {...parts} asked={asked} busy={busy} onDone={() => void done()} />;
}

interface TakenBackProps extends Pick<AgreedProps, 'words' | 'draft' | 'change'> {
  readonly mayMail: boolean;
  readonly busy: boolean;
  readonly onLeave: () => void;
}

/** It counts from now on, and there is a receipt for it. */
const TakenBack = ({ words, draft, change, mayMail, busy, onLeave }: TakenBackProps) => (
  <TaskScreen name="agreed-told" primary={{ label: words.consents.done, onPress: onLeave, busy }} onBack={onLeave}>
    <div className="consent-choose">
      <h1 tabIndex={-1}>{words.consents.toldTitle}</h1>
      <p role="status">{words.consents.toldBody}</p>
      <p>
        {words.consents.toldPrint} {mayMail && words.consents.toldMail}
      </p>
      {mayMail && (
        <div className="consent-choices">
          <CopyButton words={words} draft={draft} change={change} />
        </div>
      )}
    </div>
  </TaskScreen>
);
