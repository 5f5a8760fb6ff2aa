import { LetterScreen } from '../screens/LetterScreen.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import type { ReviewDraft } from './review-draft.ts';

interface Props extends TaskProps {
  readonly adding: NonNullable<ReviewDraft['adding']>;
  readonly draft: ReviewDraft;
  readonly change: (next: (draft: ReviewDraft) => ReviewDraft) => void;
}

/** Something the record does not have: its name, and for an allergy what it does. */
export function AddToReview({ words, language, adding, draft, change }: Props) {
  const say = words.review;
  const { kind, part, name, reaction } = adding;
  const isName = part === 'name';
  const typed = isName ? name : reaction;
  const edit = (over: Partial<typeof adding>) => change((one) => ({ ...one, adding: { ...adding, ...over }, faulty: false }));
  const next = () => {
    if (name.trim() === '') return change((one) => ({ ...one, faulty: true }));
    if (isName && kind === 'allergy') return edit({ part: 'reaction' });
    const addition = { kind, name: name.trim(), reaction: kind === 'allergy' ? reaction.trim() || null : null };
    change((one) => ({ ...one, additions: [...one.additions, addition].slice(0, mostAdditions), adding: null, faulty: false }));
  };
  const back = () => (isName ? change((one) => ({ ...one, adding: null, faulty: false })) : edit({ part: 'name' }));
  return (
    <TaskScreen
      name={`review-add-${kind}-${part}`}
      primary={{
        label: isName && kind === 'allergy' ? words.common.next : say.keepIt,
        isNext: isName && kind === 'allergy',
        onPress: next,
      }}
      onBack={back}
    >
      <LetterScreen
        title={isName ? say.addTitle[kind] : say.reactionTitle}
        hint={isName ? say.addHint : say.reactionHint}
        problem={draft.faulty ? say.addMissing : null}
        purpose="address"
        typed={typed}
        words={words}
        language={language}
        send={(touch) => {
          if (touch.type === 'text') edit(isName ? { name: touch.text.slice(0, 100) } : { reaction: touch.text.slice(0, 100) });
          if (touch.type === 'next') next();
        }}
      />
    </TaskScreen>
  );
}

const mostAdditions = 20;
