import { useRef, useState } from 'react';
import { mayStaff, type StaffRole } from '../../../shared/domain/access.ts';
import type { Board } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import type { Asked } from '../asking/use-asked.ts';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { Alerts } from './Alerts.tsx';
import { AtKiosks } from './AtKiosks.tsx';
import { moveByArrow } from './arrow-keys.ts';
import { BoardDrawer } from './BoardDrawer.tsx';
import { BoardLanes } from './BoardLanes.tsx';
import { sayAsOf } from './freshness.ts';
import { Glance } from './Glance.tsx';
import { GuessingNotice } from './GuessingNotice.tsx';
import { orderBoard } from './order.ts';
import type { When } from './row-view.ts';
import { findSelected, type Selected } from './selection.ts';

interface Props {
  readonly staff: StaffWindow;
  readonly role: StaffRole;
  readonly asked: Asked<Board, RefusalOf<'board'>>;
  readonly when: When;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onReview: () => void;
  readonly onSaid: (said: string) => void;
}

/** Today: the lanes, and one row in full on the right. */
export function BoardPage({ staff, role, asked, when, typed, onType, onReview, onSaid }: Props) {
  const words = useWords();
  const [selected, setSelected] = useState<Selected | null>(null);
  const main = useRef<HTMLElement>(null);
  if (asked.value === null) return <NoBoard asked={asked} />;

  const board = orderBoard(asked.value);
  const asOf = sayAsOf(board.freshness, when.zone, words);
  const close = () => {
    setSelected(null);
    if (selected !== null) main.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(selected.id)}"]`)?.focus();
  };
  const acted = (said: string) => {
    onSaid(said);
    asked.again();
    close();
  };
  return (
    <main
      ref={main}
      className={selected === null ? 'board' : 'board board-with-drawer'}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && selected !== null) close();
        else moveByArrow(event);
      }}
    >
      <h1 className="visually-hidden">{words.bar.board}</h1>
      {board.alerts.length > 0 && <Alerts alerts={board.alerts} when={when} takeAlert={staff.takeAlert} onTaken={asked.again} />}
      {board.guessing.length > 0 && <GuessingNotice guessing={board.guessing} when={when} />}
      <BoardLanes board={board} when={when} asOf={asOf} typed={typed} selected={selected?.id ?? null} onOpen={setSelected} />
      {selected === null ? (
        <Glance board={board} when={when} asOf={asOf} />
      ) : (
        <BoardDrawer
          key={`${selected.kind} ${selected.id}`}
          found={findSelected(board, selected)}
          staff={staff}
          when={when}
          asOf={asOf}
          may={{
            mark: mayStaff(role, 'arrival.mark'),
            call: mayStaff(role, 'patient.call'),
            help: mayStaff(role, 'kiosk.take-over'),
            resolve: mayStaff(role, 'hand-off.resolve'),
            book: mayStaff(role, 'appointment.manage'),
            review: mayStaff(role, 'change.review'),
            read: mayStaff(role, 'form.read'),
            readConsents: mayStaff(role, 'consent.read'),
            readReview: mayStaff(role, 'review.read'),
          }}
          onActed={acted}
          onMarked={(said) => {
            onSaid(said);
            asked.again();
          }}
          onSearch={(name) => {
            onType(name);
            setSelected(null);
          }}
          onReview={onReview}
          onClose={close}
        />
      )}
      <AtKiosks kiosks={board.kiosks} when={when} as="row" />
    </main>
  );
}

function NoBoard({ asked }: Pick<Props, 'asked'>) {
  const { common, bar, board, pipe } = useWords();
  if (asked.phase === 'loading') {
    return (
      <main className="page-state" aria-busy="true">
        <h1 className="visually-hidden">{bar.board}</h1>
        <p className="soft">{common.reading}</p>
      </main>
    );
  }
  return (
    <main className="page-state">
      <h1>{board.failed}</h1>
      <p role="alert">{asked.refusal === 'forbidden' ? board.notYours : pipe[asked.refusal ?? 'unavailable']}</p>
      <Button onPress={asked.again}>{common.askAgain}</Button>
    </main>
  );
}
