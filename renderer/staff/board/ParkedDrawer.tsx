import { clockIn } from '../../../shared/domain/time.ts';
import type { ParkedRow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { Drawer, Facts } from './Drawer.tsx';
import type { When } from './row-view.ts';
import { factInWords } from './rows.tsx';

interface Props {
  readonly row: ParkedRow;
  readonly when: When;
  readonly asOf: string;
  readonly onClose: () => void;
}

/** Something a device observed that the portal will never take: what it was, why, and what a person can do. */
export function ParkedDrawer({ row, when, asOf, onClose }: Props) {
  const { parked, drawer, board } = useWords();
  const reason = parked.reasons[row.reason];
  return (
    <Drawer title={reason.title} lead={row.deskNumber ?? board.parked} onClose={onClose} focusTitle>
      <section className="todo">
        <h3>{drawer.whatToDo}</h3>
        <p>{reason.todo}</p>
      </section>
      <Facts
        of={[
          [parked.who, row.name ?? row.deskNumber ?? ''],
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
    </Drawer>
  );
}
