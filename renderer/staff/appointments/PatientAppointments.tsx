import { useEffect, useRef } from 'react';
import { clockIn, type TimeZone } from '../../../shared/domain/time.ts';
import { shortDayAt } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { sayReadRefusal } from '../board/ReviewAnswersView.tsx';
import { useReading, useWords } from '../words/use-words.ts';
import { ChooseTime } from './ChooseTime.tsx';
import { sayUndoRefusal } from './told.ts';
import { type Booking, type BookingCalls, type BookingRefusal, type Listed, type RowId, useBooking } from './use-booking.ts';

interface Props {
  readonly row: RowId;
  readonly zone: TimeZone;
  readonly staff: BookingCalls;
  /** Something was done: it is read out, and the board is asked again. */
  readonly onSaid: (said: string) => void;
}

/** Moving, cancelling and booking for a patient from the board; each step asks the portal, and nothing of it is kept here. */
export function PatientAppointments({ row, zone, staff, onSaid }: Props) {
  const { appointments: say } = useWords();
  const booking = useBooking(staff, row, () => onSaid(say.done));
  const { stage, asking } = booking;
  const when = useWhen(zone);
  const heading = useRef<HTMLHeadingElement>(null);
  // An undo that is done or refused takes its button away, so focus goes back to the heading then, too.
  const place = stage.at === 'told' ? `${stage.told.what} ${stage.told.undo !== null}` : stage.at;
  useEffect(() => {
    if (place !== 'closed') heading.current?.focus();
  }, [place]);
  if (stage.at === 'closed')
    return (
      <section className="desk-booking">
        <Button busy={asking} onPress={() => void booking.list()}>
          {say.open}
        </Button>
        <Refusal booking={booking} when={when} />
      </section>
    );
  return (
    <section className="desk-booking desk-booking-open" aria-busy={asking}>
      <h3 ref={heading} tabIndex={-1}>
        {stage.at === 'list' ? say.title : titleOf(booking, say)}
      </h3>
      <Refusal booking={booking} when={when} />
      {stage.at === 'list' && <List booking={booking} when={when} />}
      {stage.at === 'times' && <ChooseTime booking={booking} stage={stage} zone={zone} />}
      {stage.at === 'check' && (
        <>
          <p>
            {stage.purpose.kind === 'move'
              ? say.moveFromTo(when(stage.purpose.one.start), when(stage.slot.start))
              : say.bookAt(when(stage.slot.start))}
          </p>
          <p className="soft small">{say.keptUntil(clockIn(zone, stage.until))}</p>
          <div className="choices">
            <Button onPress={() => void booking.times(stage.purpose)}>{say.otherTime}</Button>
            <Button kind="primary" busy={asking} onPress={() => void booking.take(stage)}>
              {stage.purpose.kind === 'move' ? say.moveNow : say.bookNow}
            </Button>
          </div>
        </>
      )}
      {stage.at === 'cancel' && (
        <>
          <p>{say.cancelWhich(when(stage.one.start))}</p>
          <div className="choices">
            <Button onPress={() => void booking.list()}>{say.back}</Button>
            <Button busy={asking} onPress={() => void booking.cancel(stage.one)}>
              {say.cancelNow}
            </Button>
          </div>
        </>
      )}
      {stage.at === 'told' && <Told booking={booking} stage={stage} when={when} />}
      <button type="button" className="text-button" onClick={booking.close}>
        {say.close}
      </button>
    </section>
  );
}

type When = (start: Listed['start']) => string;
type Stage<At extends Booking['stage']['at']> = Extract<Booking['stage'], { at: At }>;

/** `Mon, Nov 23, 10:30`, at the site. */
function useWhen(zone: TimeZone): When {
  const { locale } = useReading();
  return (start) => `${shortDayAt(start, { locale, zone })}, ${clockIn(zone, start)}`;
}

function titleOf({ stage }: Booking, say: ReturnType<typeof useWords>['appointments']): string {
  if (stage.at === 'cancel') return say.cancel;
  if (stage.at === 'told') return say.done;
  return stage.at === 'check' || stage.at === 'times' ? (stage.purpose.kind === 'move' ? say.move : say.book) : say.title;
}

function List({ booking, when }: { readonly booking: Booking; readonly when: When }) {
  const { appointments: say, drawer } = useWords();
  const { appointments, asking } = booking;
  const about = ({ visitType, practitioner }: Listed) =>
    [visitType, practitioner].filter((part) => part !== null).join(' · ') || drawer.notSaid;
  return (
    <>
      {appointments.length === 0 && <p className="soft">{say.none}</p>}
      <ul className="desk-booking-list">
        {appointments.map((one) => (
          <li key={one.id}>
            <p>
              <strong className="tabular">{when(one.start)}</strong>
              <br />
              <span className="soft">{about(one)}</span>
            </p>
            <div className="choices">
              {one.mayMove && (
                <Button busy={asking} label={`${say.move}: ${when(one.start)}`} onPress={() => void booking.times({ kind: 'move', one })}>
                  {say.move}
                </Button>
              )}
              {one.mayCancel && (
                <Button label={`${say.cancel}: ${when(one.start)}`} onPress={() => booking.askCancel(one)}>
                  {say.cancel}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Button busy={asking} onPress={() => void booking.times({ kind: 'book' })}>
        {say.book}
      </Button>
    </>
  );
}

function Told({ booking, stage, when }: { readonly booking: Booking; readonly stage: Stage<'told'>; readonly when: When }) {
  const { appointments: say } = useWords();
  const { told } = stage;
  return (
    <>
      <p role="status">{say.told[told.what](when(told.start))}</p>
      <div className="choices">
        {told.undo !== null && (
          <Button busy={booking.asking} onPress={() => void booking.undo(told)}>
            {say.undo}
          </Button>
        )}
        <Button busy={booking.asking} onPress={() => void booking.list()}>
          {say.back}
        </Button>
      </div>
    </>
  );
}

function Refusal({ booking: { refusal, stage }, when }: { readonly booking: Booking; readonly when: When }) {
  const words = useWords();
  if (refusal === null) return <div role="alert" className="answer" />;
  const undo = stage.at === 'told' ? sayUndoRefusal(refusal, stage.told, when(stage.told.start), words) : null;
  return (
    <div role="alert" className="answer">
      <p className="refusal">{undo ?? sayRefusal(refusal, words)}</p>
    </div>
  );
}

function sayRefusal(refusal: BookingRefusal, words: ReturnType<typeof useWords>): string {
  if (refusal === 'portal-unreachable') return words.appointments.offline;
  if (refusal === 'not-found' || refusal === 'not-offered') return words.appointments.gone;
  return sayReadRefusal(refusal, words);
}
