import { useEffect, useEffectEvent, useState } from 'react';
import type { ShownCoverage } from '../../../shared/ipc/kiosk/coverage.ts';
import { useDraft } from '../tasks/drafts.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import { CardFieldScreen } from './CardFieldScreen.tsx';
import { CardPhotoScreen } from './CardPhotoScreen.tsx';
import { CoverageAsk, NoInsurance } from './CoverageAsk.tsx';
import { ask, beginCard, cameraGone, emptyDraft, field, fieldBefore, nextField, photo, pictureKept } from './coverage-draft.ts';
import './Coverage.css';

type Said = Parameters<TaskProps['kiosk']['answerCoverage']>[0]['said'];

/** What insurance is on file, and what the person says to it: still right, a new card, none, or the desk. */
export function CoverageTask(props: TaskProps) {
  const { kiosk, words, language, onDone, onDesk, onLost } = props;
  const [shown, setShown] = useState<ShownCoverage | null>(null);
  const [draft, change] = useDraft('coverage', emptyDraft);
  const [busy, setBusy] = useState(false);
  const lost = useEffectEvent(onLost);
  useEffect(() => {
    let gone = false;
    void kiosk.coverage({}).then((answer) => {
      if (gone) return;
      if (answer.ok) setShown(answer.value);
      else lost(answer.error);
    });
    return () => {
      gone = true;
    };
  }, [kiosk]);
  if (shown === null)
    return (
      <TaskScreen name="coverage-asking" primary={null}>
        <div className="coverage">
          <h1 tabIndex={-1}>{words.coverage.yours}</h1>
          <p role="status">{words.common.checking}</p>
        </div>
      </TaskScreen>
    );

  const answer = async (said: Said) => {
    if (busy) return;
    setBusy(true);
    const answered = await kiosk.answerCoverage({ said });
    // Busy until the next one is shown: a second press must not answer what nobody has seen.
    const next = answered.ok && answered.value.more ? await kiosk.coverage({}) : null;
    setBusy(false);
    if (next !== null) {
      change((now) => ({ ...emptyDraft, noCamera: now.noCamera }));
      if (next.ok) setShown(next.value);
      else onLost(next.error);
    } else if (answered.ok) onDone();
    else if (answered.error === 'card-incomplete') change((now) => ({ ...now, step: { name: 'field', field: 'payer' }, missing: 'payer' }));
    else onLost(answered.error);
  };
  const mayPhotograph = shown.picturesAllowed;
  const typeInstead = () => {
    void kiosk.dropCardPictures({});
    change((now) => field({ ...now, kept: [] }, 'payer'));
  };

  const { step } = draft;
  switch (step.name) {
    case 'ask':
      return (
        <CoverageAsk
          kiosk={kiosk}
          key={shown.rank}
          words={words}
          rank={shown.rank}
          onFile={shown.onFile}
          busy={busy}
          onRight={() => void answer({ kind: 'still-right' })}
          onNewCard={() => change((now) => beginCard(now, mayPhotograph))}
          onNone={() => change((now) => ({ ...now, step: { name: 'none' } }))}
          onDesk={() => onDesk('coverage-issue')}
          onLost={onLost}
        />
      );
    case 'none':
      return (
        <NoInsurance
          words={words}
          rank={shown.rank}
          busy={busy}
          onYes={() => void answer({ kind: 'no-insurance' })}
          onBack={() => change(ask)}
        />
      );
    case 'photo':
      return (
        <CardPhotoScreen
          key={step.side}
          kiosk={kiosk}
          words={words}
          side={step.side}
          poor={draft.poor}
          onPoor={() => change((now) => ({ ...now, poor: now.poor + 1 }))}
          onKept={() => change((now) => pictureKept(now, step.side))}
          onType={typeInstead}
          onNoCamera={() => change(cameraGone)}
          onBack={() => change((now) => (step.side === 'back' ? photo(now, 'front') : ask(now)))}
          onLost={onLost}
        />
      );
    case 'field':
      return (
        <CardFieldScreen
          words={words}
          language={language}
          draft={draft}
          field={step.field}
          busy={busy}
          onType={(text) => change((now) => ({ ...now, missing: null, card: { ...now.card, [step.field]: text } }))}
          onBack={() => change((now) => fieldBefore(now, step.field, mayPhotograph))}
          onNext={() => {
            const next = nextField(draft, step.field);
            if (next === 'done') void answer({ kind: 'new-card', card: draft.card });
            else change(() => next);
          }}
        />
      );
  }
}
