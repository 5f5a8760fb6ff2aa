import { useEffect, useRef, useState } from 'react';
import type { ReviewItem } from '../../../shared/domain/review.ts';
import { Button } from '../../ui/Button.tsx';
import { useDraft } from '../tasks/drafts.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import { AddToReview } from './AddToReview.tsx';
import { newReviewDraft, type ReviewDraft, type ReviewPage, type ReviewRow, reviewPages } from './review-draft.ts';
import './review.css';

/** What the record says of allergies and medicines, line by line. What the patient says of it goes to a clinician. */
export function ReviewTask(props: TaskProps) {
  const { kiosk, words, onDone, onLost } = props;
  const items = useList(props);
  const [draft, change] = useDraft('review', newReviewDraft);
  const [busy, setBusy] = useState(false);
  if (items === null)
    return (
      <TaskScreen name="review-opening" primary={null}>
        <h1 tabIndex={-1}>{words.common.checking}</h1>
      </TaskScreen>
    );
  if (draft.adding !== null) return <AddToReview {...props} adding={draft.adding} draft={draft} change={change} />;

  const pages = reviewPages(items, draft.additions);
  const page = Math.min(draft.page, pages.length - 1);
  const shown = pages[page];
  if (shown === undefined) return null;
  const turn = (to: number) => change((one) => ({ ...one, page: to }));
  const send = async () => {
    setBusy(true);
    const answer = await kiosk.answerReview({ stopped: [...draft.stopped], additions: [...draft.additions] });
    setBusy(false);
    if (answer.ok) onDone();
    else onLost(answer.error);
  };
  const last = page === pages.length - 1;
  return (
    <TaskScreen
      name={`review-${page}`}
      primary={
        last
          ? { label: words.review.done, onPress: () => void send(), busy }
          : { label: words.common.next, isNext: true, onPress: () => turn(page + 1) }
      }
      {...(page > 0 ? { onBack: () => turn(page - 1) } : {})}
    >
      <Page shown={shown} words={words} draft={draft} change={change} />
    </TaskScreen>
  );
}

interface PageProps extends Pick<TaskProps, 'words'> {
  readonly shown: ReviewPage;
  readonly draft: ReviewDraft;
  readonly change: (next: (draft: ReviewDraft) => ReviewDraft) => void;
}

function Page({ shown: { kind, rows }, words, draft, change }: PageProps) {
  const say = words.review;
  const begin = { kind, part: 'name', name: '', reaction: '' } as const;
  return (
    <div className="review">
      <header className="review-head">
        <div>
          <h1 tabIndex={-1}>{say.title[kind]}</h1>
          <p className="review-hint">{rows.length === 0 ? say.none[kind] : say.hint}</p>
        </div>
        <Button onPress={() => change((one) => ({ ...one, adding: begin, faulty: false }))}>{say.add[kind]}</Button>
      </header>
      <ul className="review-rows">
        {rows.map((row) => (
          <Row key={`${row.from} ${row.at}`} row={row} kind={kind} words={words} draft={draft} change={change} />
        ))}
      </ul>
    </div>
  );
}

function Row({ row, kind, words, draft, change }: Omit<PageProps, 'shown'> & Pick<ReviewPage, 'kind'> & { readonly row: ReviewRow }) {
  const say = words.review;
  if (row.from === 'patient') {
    const remove = () => change((one) => ({ ...one, additions: one.additions.filter((_, at) => at !== row.at) }));
    return (
      <li className="review-row" data-private>
        <span>{say.added(row.name)}</span>
        <Button label={say.removeOne(row.name)} onPress={remove}>
          {say.remove}
        </Button>
      </li>
    );
  }
  const stopped = draft.stopped.includes(row.at);
  const mark = (now: boolean) =>
    change((one) => ({
      ...one,
      stopped: now ? [...one.stopped.filter((at) => at !== row.at), row.at] : one.stopped.filter((at) => at !== row.at),
    }));
  return (
    <li className="review-row" data-private>
      <span>
        <bdi>{row.name}</bdi>
      </span>
      <Button pressed={!stopped} label={say.rightOne(row.name)} onPress={() => mark(false)}>
        {say.right}
      </Button>
      <Button pressed={stopped} label={say.stoppedOne[kind](row.name)} onPress={() => mark(true)}>
        {say.stopped[kind]}
      </Button>
    </li>
  );
}

function useList({ kiosk, onLost }: TaskProps): readonly ReviewItem[] | null {
  const [items, keep] = useDraft<readonly ReviewItem[] | null>('review-list', null);
  const lost = useRef(onLost);
  lost.current = onLost;
  useEffect(() => {
    const ask = async () => {
      const answer = await kiosk.review({});
      if (answer.ok) keep(() => answer.value.items);
      else lost.current(answer.error);
    };
    void ask();
  }, [kiosk, keep]);
  return items;
}
