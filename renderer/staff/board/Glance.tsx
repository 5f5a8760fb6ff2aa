import type { Board } from '../../../shared/ipc/staff.ts';
import { KeysList } from '../KeysHelp.tsx';
import { waitOf } from '../words/lengths.ts';
import { useWords } from '../words/use-words.ts';
import { AtKiosks } from './AtKiosks.tsx';
import { type When, waitedMinutes } from './row-view.ts';

interface Props {
  readonly board: Board;
  readonly when: When;
  readonly asOf: string;
}

/** What stands on the right while no row is open: the day in four figures, and the keys. */
export function Glance({ board, when, asOf }: Props) {
  const words = useWords();
  const { board: say } = words;
  const longest = Math.max(0, ...board.here.map((row) => waitedMinutes(row, when.now)));
  const tiles = [
    [say.waitingNow, String(board.here.length)],
    [say.longestWait, board.here.length === 0 ? say.noNumber : waitOf(longest, words)],
    [say.expectedSoon, String(board.expected.length)],
    [say.finishedToday, String(board.finished.filter(({ status }) => status === 'fulfilled').length)],
  ] as const;
  return (
    <aside className="glance" aria-labelledby="glance-title">
      <h2 id="glance-title">{say.glance}</h2>
      <dl className="tiles">
        {tiles.map(([label, value]) => (
          <div key={label} className="tile">
            <dt>{label}</dt>
            <dd className="tabular">{value}</dd>
            <dd className="age">{asOf}</dd>
          </div>
        ))}
      </dl>
      <AtKiosks kiosks={board.kiosks} when={when} />
      <h2>{words.keys.title}</h2>
      <KeysList />
    </aside>
  );
}
