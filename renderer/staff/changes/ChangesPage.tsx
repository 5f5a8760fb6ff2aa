import { type ReactNode, useState } from 'react';
import type { ChangeRequest } from '../../../shared/domain/change-request.ts';
import type { Asked } from '../asking/use-asked.ts';
import { holdRows } from '../board/hold-rows.ts';
import type { When } from '../board/row-view.ts';
import { PageState } from '../PageState.tsx';
import type { RefusalOf } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { onTheirWay } from './decisions.ts';
import type { Deciders } from './use-decisions.ts';
import { VisitCard } from './VisitCard.tsx';
import { changeVisits } from './visits.ts';

interface Props {
  readonly asked: Asked<{ readonly open: readonly ChangeRequest[] }, RefusalOf<'changeRequests'>>;
  readonly deciders: Deciders;
  readonly when: When;
  readonly asOf: string;
  /** What else waits on this page. */
  readonly others: { readonly count: number; readonly way: number; readonly cards: ReactNode };
}

/** What patients asked to have changed, visit by visit. The list stands still while it is open; new requests wait behind a button. */
export function ChangesPage({ asked, deciders, when, asOf, others }: Props) {
  const { changes: say } = useWords();
  const incoming = asked.value?.open ?? null;
  const [held, setHeld] = useState<readonly ChangeRequest[]>([]);
  if (incoming === null) {
    return <PageState title={say.title} failed={say.failed} asked={asked} />;
  }
  if (held.length === 0 && incoming.length > 0) setHeld(incoming);
  const { shown, waiting } = holdRows(held.length === 0 ? null : held, incoming, ({ id }) => id);
  const gone = new Set(shown.filter((one) => one.gone).map(({ row }) => row.id));
  const way = onTheirWay(deciders.all) + others.way;
  return (
    <main className="page changes">
      <header className="page-head">
        <h1>{say.title}</h1>
        <p className="soft">{say.intro}</p>
        <p className="page-head-end" aria-live="polite">
          {way > 0 && <span>{say.toSend(way)}</span>}
          {waiting > 0 && (
            <button type="button" className="new-rows" onClick={() => setHeld(incoming)}>
              {say.newOnes(waiting)}
            </button>
          )}
          <span className="age">{asOf}</span>
        </p>
      </header>
      {shown.length === 0 && others.count === 0 && (
        <div className="nothing">
          <p className="nothing-title">{say.empty}</p>
          <p className="soft">{say.emptyMore}</p>
        </div>
      )}
      {changeVisits(shown.map(({ row }) => row)).map((visit) => (
        <VisitCard key={visit.appointment} visit={visit} gone={gone} deciders={deciders} when={when} />
      ))}
      {others.cards}
    </main>
  );
}
