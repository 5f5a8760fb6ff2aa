import type { Board, BoardRow } from '../../../shared/ipc/staff.ts';
import { useWords } from '../words/use-words.ts';
import { Lane } from './Lane.tsx';
import type { When } from './row-view.ts';
import { AppointmentFace, NeedsYouFace, ParkedFace } from './rows.tsx';
import { needsYouFits, parkedFits, rowFits } from './search.ts';
import type { Selected } from './selection.ts';

interface Props {
  readonly board: Board;
  readonly when: When;
  readonly asOf: string;
  readonly typed: string;
  readonly selected: string | null;
  readonly onOpen: (selected: Selected) => void;
}

/** The six lanes in three columns. */
export function BoardLanes(props: Props) {
  const { board: say } = useWords();
  const { board } = props;
  return (
    <>
      <div className="column" data-column>
        <NeedsYou {...props} />
        {board.parked.length > 0 && <Parked {...props} />}
      </div>
      <div className="column" data-column>
        <People {...props} title={say.here} rows={board.here} empty={say.nobodyHere} />
      </div>
      <div className="column" data-column>
        <People {...props} title={say.expected} rows={board.expected} empty={say.nobodyExpected} />
        <People {...props} title={say.later} rows={board.later} empty={say.nobodyLater} folds />
        <People {...props} title={say.finished} rows={board.finished} empty={say.nobodyFinished} folds />
      </div>
    </>
  );
}

interface PeopleProps extends Props {
  readonly title: string;
  readonly rows: readonly BoardRow[];
  readonly empty: string;
  readonly folds?: boolean;
}

function People({ title, rows, empty, folds = false, when, asOf, typed, selected, onOpen }: PeopleProps) {
  return (
    <Lane
      title={title}
      rows={rows}
      empty={empty}
      folds={folds}
      typed={typed}
      asOf={asOf}
      selected={selected}
      idOf={({ appointment }) => appointment}
      fits={(row) => rowFits(typed, row)}
      onOpen={({ appointment }) => onOpen({ kind: 'appointment', id: appointment })}
    >
      {(shown) => <AppointmentFace shown={shown} when={when} asOf={asOf} />}
    </Lane>
  );
}

function NeedsYou({ board, when, asOf, typed, selected, onOpen }: Props) {
  const { board: say } = useWords();
  return (
    <Lane
      title={say.needsYou}
      rows={board.needsYou}
      empty={say.nobodyNeedsYou}
      typed={typed}
      asOf={asOf}
      selected={selected}
      idOf={({ handOff }) => handOff}
      fits={(row) => needsYouFits(typed, row)}
      onOpen={({ handOff }) => onOpen({ kind: 'hand-off', id: handOff })}
    >
      {(shown) => <NeedsYouFace shown={shown} when={when} asOf={asOf} />}
    </Lane>
  );
}

function Parked({ board, asOf, typed, selected, onOpen }: Props) {
  const { board: say } = useWords();
  return (
    <Lane
      title={say.parked}
      note={say.parkedNote}
      className="lane-parked"
      rows={board.parked}
      empty=""
      typed={typed}
      asOf={asOf}
      selected={selected}
      idOf={({ fact }) => fact}
      fits={(row) => parkedFits(typed, row)}
      onOpen={({ fact }) => onOpen({ kind: 'parked', id: fact })}
    >
      {(shown) => <ParkedFace shown={shown} asOf={asOf} />}
    </Lane>
  );
}
