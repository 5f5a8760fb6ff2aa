import { type Instant, minutesFrom, type TimeZone } from '../../../shared/domain/time.ts';
import type { LockedBoard } from '../../../shared/ipc/staff.ts';
import type { Reply } from '../asking/reply.ts';
import { sayFreshness } from '../board/freshness.ts';
import { StateShape } from '../board/StateShape.tsx';
import { waitOf } from '../words/lengths.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly asked: Reply<LockedBoard, string>;
  readonly now: Instant;
  readonly zone: TimeZone;
}

/** What a passer-by may see: desk numbers, reasons and waits. */
export function LockedLanes({ asked, now, zone }: Props) {
  const words = useWords();
  const { value: board } = asked;
  if (board === null)
    return <section className="locked-lanes soft">{asked.phase === 'failed' ? words.pipe.unavailable : words.common.reading}</section>;
  const wait = (since: Instant | null) => (since === null ? '' : waitOf(Math.max(0, minutesFrom(since, now)), words));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.2 SC 2.1.1)
    <section className="locked-lanes" aria-label={words.bar.board} tabIndex={0}>
      {board.alerts.map(({ ticket }) => (
        <p key={ticket ?? ''} className="alert-row" role="alert">
          <StateShape shape="help" />
          <b>{words.forms.nurse(ticket ?? words.forms.noTicket)}</b>
        </p>
      ))}
      <div className="locked-columns">
        <div className="locked-lane">
          <h2>
            {words.locked.needsYou} <span className="count">{board.needsYou.length}</span>
          </h2>
          {board.needsYou.length === 0 && <p className="soft">{words.locked.nobodyNeedsYou}</p>}
          <ol>
            {board.needsYou.map(({ deskNumber, reason, waitingSince }) => (
              <li key={deskNumber} className={reason === 'patient-choice' ? 'locked-row locked-call' : 'locked-row'}>
                <StateShape shape={reason === 'patient-choice' ? 'help' : 'number'} />
                <b>{deskNumber}</b>
                <span>{words.reasons[reason].title}</span>
                <span className="tabular wait">{wait(waitingSince)}</span>
              </li>
            ))}
          </ol>
        </div>
        <div className="locked-lane">
          <h2>
            {words.locked.here} <span className="count">{board.here.length}</span>
          </h2>
          {board.here.length === 0 && <p className="soft">{words.locked.nobodyHere}</p>}
          <ol>
            {board.here.map(({ ticket, waitingSince }, index) => (
              <li key={ticket ?? index} className="locked-row">
                <StateShape shape="arrived" />
                <b>{ticket ?? words.board.noNumber}</b>
                <span className="soft">{ticket === null && words.locked.noTicket}</span>
                <span className="tabular wait">{wait(waitingSince)}</span>
              </li>
            ))}
          </ol>
        </div>
      </div>
      <p className="locked-foot">
        <span>{words.locked.expected(board.expected)}</span>
        <span className={`freshness freshness-${sayFreshness(board.freshness, { now, zone }, words).kind}`}>
          {sayFreshness(board.freshness, { now, zone }, words).text}
        </span>
      </p>
    </section>
  );
}
