import { useEffect, useState } from 'react';
import type { Relationship } from '../../../shared/domain/guardian.ts';
import { Relationship as Relationships } from '../../../shared/domain/guardian.ts';
import type { StandingSaid } from '../../../shared/ipc/kiosk/others.ts';
import { Button } from '../../ui/Button.tsx';
import { LetterScreen } from '../screens/LetterScreen.tsx';
import { useDraft } from '../tasks/drafts.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import './FamilyTask.css';

interface Draft {
  /** Set once they said to be somebody other than the patient; then the name is asked. */
  readonly relationship: Relationship | null;
  readonly name: string;
}

/** Asked of an under-age patient: who stands here, and by what name. */
export function FamilyTask({ kiosk, words, language, onDone, onLost }: TaskProps) {
  const { family } = words.others;
  const [draft, change] = useDraft<Draft>('family', { relationship: null, name: '' });
  const [before, setBefore] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void kiosk.standingQuestion({}).then((answer) => {
      if (answer.ok) setBefore(answer.value.before?.initial ?? null);
      else onLost(answer.error);
    });
  }, [kiosk, onLost]);

  const say = async (standing: StandingSaid) => {
    setBusy(true);
    const answer = await kiosk.sayStanding({ standing });
    setBusy(false);
    if (answer.ok) onDone();
    else onLost(answer.error);
  };

  const { relationship, name } = draft;
  if (relationship !== null) {
    const next = () => (name.trim() === '' ? setMissing(true) : void say({ kind: 'guardian', name, relationship }));
    return (
      <TaskScreen
        name="family-name"
        primary={{ label: words.common.next, onPress: next, busy, isNext: true }}
        onBack={() => change((now) => ({ ...now, relationship: null }))}
      >
        <LetterScreen
          title={family.yourName}
          hint={family.yourNameHint}
          problem={missing ? family.yourNameMissing : null}
          purpose="name"
          typed={name}
          words={words}
          language={language}
          send={(touch) => {
            if (touch.type === 'next') return next();
            if (touch.type !== 'text') return;
            setMissing(false);
            change((now) => ({ ...now, name: touch.text }));
          }}
        />
      </TaskScreen>
    );
  }
  return (
    <TaskScreen name="family-who" primary={null}>
      <div className="family">
        <h1 tabIndex={-1}>{family.who}</h1>
        <div className="family-choices">
          {before !== null && (
            <Button kind="choice" busy={busy} onPress={() => void say({ kind: 'as-before' })}>
              {family.same(before)}
            </Button>
          )}
          <Button kind="choice" busy={busy} onPress={() => void say({ kind: 'patient' })}>
            {family.patient}
          </Button>
          {Relationships.options.map((one) => (
            <Button key={one} kind="choice" busy={busy} onPress={() => change((now) => ({ ...now, relationship: one }))}>
              {family.relationship[one]}
            </Button>
          ))}
        </div>
      </div>
    </TaskScreen>
  );
}
