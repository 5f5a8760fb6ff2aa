import { clockIn } from '../../../shared/domain/time.ts';
import { Button } from '../../ui/Button.tsx';
import type { ParkedRow, StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { Drawer, Facts } from './Drawer.tsx';
import { DrawerAction } from './DrawerAction.tsx';
import type { When } from './row-view.ts';
import { factInWords } from './rows.tsx';
import { useAct } from './use-act.ts';

interface Props {
  readonly row: ParkedRow;
  readonly when: When;
  readonly asOf: string;
  readonly mayAct: boolean;
  readonly dismissParked: StaffWindow['dismissParked'];
  readonly onActed: (said: string) => void;
  readonly onSearch: (typed: string) => void;
  readonly onClose: () => void;
}

/** Something a device observed that the portal will never take: what it was, why, and what a person can do; once it is done by hand it leaves the board. */
export function ParkedDrawer({ row, when, asOf, mayAct, dismissParked, onActed, onSearch, onClose }: Props) {
  const { parked, drawer, board, pipe } = useWords();
  const reason = parked.reasons[row.reason];
  const who = row.name ?? row.deskNumber ?? '';
  const act = useAct(
    () => dismissParked({ fact: row.fact }),
    () => onActed(parked.dismissed),
  );
  const refusal = act.refusal === null ? null : act.refusal === 'not-found' ? drawer.left : pipe[act.refusal];
  return (
    <Drawer title={reason.title} lead={row.deskNumber ?? board.parked} onClose={onClose} focusTitle={!mayAct}>
      <section className="todo">
        <h3>{drawer.whatToDo}</h3>
        <p>{reason.todo}</p>
      </section>
      <Facts
        of={[
          [parked.who, who],
          [parked.what, factInWords(row.type, parked)],
          [
            parked.when,
            <span className="tabular" key="at">
              {clockIn(when.zone, row.at)}
            </span>,
          ],
        ]}
      />
      <p className="soft small">{parked.forIt(row.fact)}</p>
      <p className="age">{asOf}</p>
      {who !== '' && <Button onPress={() => onSearch(who)}>{drawer.searchFor(who)}</Button>}
      {mayAct ? (
        <DrawerAction busy={act.busy} refusal={refusal} onPress={act.run}>
          {parked.dismiss}
        </DrawerAction>
      ) : (
        <p className="drawer-action soft">{drawer.mayNot}</p>
      )}
    </Drawer>
  );
}
