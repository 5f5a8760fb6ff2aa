import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Arrived } from '../flow/state.ts';
import './TicketAndSeat.css';

interface Props {
  readonly arrived: Arrived;
  readonly words: Catalogue;
}

/** What a person takes along: the number they are called by, and where to wait. */
export const TicketAndSeat = ({ arrived, words }: Props) => (
  <dl className="ticket">
    {arrived.ticket !== null && (
      <div>
        <dt>{words.arrived.ticket}</dt>
        <dd className="ticket-number tabular">{arrived.ticket}</dd>
      </div>
    )}
    <div>
      <dt>{words.arrived.seat}</dt>
      <dd className="ticket-seat">{arrived.seating ?? words.arrived.seatDefault}</dd>
    </div>
  </dl>
);
