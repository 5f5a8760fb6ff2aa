import { useEffect, useEffectEvent, useState } from 'react';
import type { FormScreen } from '../../../shared/ipc/kiosk/forms.ts';
import { orderFor } from '../flow/edit-entry.ts';
import { useDraft } from '../tasks/drafts.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import { AnotherQuestion } from './AnotherQuestion.tsx';
import { CareWords, LanguageChoice, LaterWords, ReviewList } from './FormWords.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import { draftOfPage, entriesOf, type PageDraft } from './question-draft.ts';

/** The forms of this visit, one screen after the other. Main keeps the answers; here is only what is being typed. */
export function FormsTask({ kiosk, words, language, onDone, onDesk, onLost }: TaskProps) {
  const [screen, setScreen] = useState<FormScreen | null>(null);
  const [busy, setBusy] = useState(false);
  const [drafts, changeDrafts] = useDraft<Readonly<Record<string, PageDraft>>>('forms', {});
  const order = orderFor({ language });

  const take = async (asked: ReturnType<typeof kiosk.formsShow>) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    if (!answer.ok) return onLost(answer.error);
    if (answer.value.kind === 'done') return onDone();
    setScreen(answer.value);
  };
  const show = useEffectEvent((shownIn: typeof language) => void take(kiosk.formsShow({ language: shownIn })));
  useEffect(() => show(language), [language]);
  const go = (to: Parameters<typeof kiosk.formsGo>[0]['to']) => void take(kiosk.formsGo({ language, to }));

  if (screen === null || screen.kind === 'done')
    return (
      <TaskScreen name="forms" primary={{ label: words.common.next, onPress: () => undefined, busy: true }}>
        <h1 tabIndex={-1} className="visually-hidden">
          {words.common.checking}
        </h1>
      </TaskScreen>
    );
  if (screen.kind === 'care')
    return (
      <TaskScreen
        name="forms-care"
        primary={{ label: words.common.next, onPress: () => go('on'), busy, isNext: true }}
        onBack={() => go('on')}
      >
        <CareWords screen={screen} words={words} />
      </TaskScreen>
    );
  if (screen.kind === 'later')
    return (
      <TaskScreen name="forms-later" primary={{ label: words.common.next, onPress: () => go('on'), busy, isNext: true }}>
        <LaterWords words={words} />
      </TaskScreen>
    );
  if (screen.kind === 'not-in-your-language')
    return (
      <TaskScreen name="forms-language" primary={null} deskKnows>
        <LanguageChoice
          languages={screen.languages}
          words={words}
          onContinue={(shown) => void take(kiosk.formsContinueIn({ language, shown }))}
          onDesk={() => onDesk('not-in-your-language')}
        />
      </TaskScreen>
    );
  if (screen.kind === 'review')
    return (
      <TaskScreen
        name="forms-review"
        primary={{ label: words.forms.leaveOpen, onPress: () => go('put-aside'), busy }}
        onBack={() => go('back')}
      >
        <ReviewList screen={screen} words={words} onGo={(missing) => go({ missing })} />
      </TaskScreen>
    );

  const { view, problem } = screen;
  const draft = drafts[view.page] ?? draftOfPage(view, order);
  const send = (way: 'next' | 'back') => {
    if (busy) return;
    void take(kiosk.formsAnswer({ language, page: view.page, answers: view.kind === 'questions' ? entriesOf(view, draft) : [], way }));
  };
  const backProps = view.at === 1 ? {} : { onBack: () => send('back') };
  const name = `forms-${view.page}`;
  const primary = {
    label: view.at === view.of ? words.forms.send : words.common.next,
    onPress: () => send('next'),
    busy,
    isNext: view.at < view.of,
  };
  if (view.kind === 'another')
    return (
      <TaskScreen name={name} primary={primary} {...backProps}>
        <AnotherQuestion view={view} words={words} language={screen.language} onAdd={() => go('another')} onRemove={() => go('fewer')} />
      </TaskScreen>
    );
  return (
    <QuestionPage
      key={view.page}
      name={name}
      view={view}
      shownIn={screen.language}
      language={language}
      order={order}
      words={words}
      problem={problem}
      draft={draft}
      onDraft={(next) => changeDrafts((all) => ({ ...all, [view.page]: next }))}
      primary={primary}
      onNext={() => send('next')}
      {...backProps}
    />
  );
}
