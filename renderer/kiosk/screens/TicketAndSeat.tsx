import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Arrived } from '../flow/state.ts';
import './TicketAndSeat.css';

interface Props {
  readonly arrived: Arrived;
  readonly words: Catalogue;
}

/** What a person takes along: the number they are called by, where to wait, and how long it usually takes. */
export const TicketAndSeat = ({ arrived, words }: Props) => (
  <dl className="ticket">
    {arrived.ticket !== null && (
      <div>
        <dt>{words.arrived.ticket}</dt>
        <dd className="ticket-number tabular">{arrived.ticket}</dd>
      </div>
    )}
    <div className="ticket-waiting">
      <dt>{words.arrived.seat}</dt>
      <dd className="ticket-seat">{arrived.seating ?? words.arrived.seatDefault}</dd>
      <dt>{words.waiting.label}</dt>
      <dd className="ticket-wait">{waitSentence(arrived.wait, words)}</dd>
    </div>
  </dl>
);

/** A range of the clinic's own past, the truth when it takes longer, or no promise. */
function waitSentence(wait: Arrived['wait'], { waiting }: Catalogue): string {
  if (wait.kind === 'longer') return waiting.longer;
  if (wait.kind === 'no-promise') return waiting.noPromise;
  return wait.from === 0 ? waiting.upTo(wait.to) : waiting.range(wait.from, wait.to);
}
