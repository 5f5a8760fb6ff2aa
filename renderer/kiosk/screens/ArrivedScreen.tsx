import { timeAt } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { ReceiptLine } from '../../ui/ReceiptLine.tsx';
import { Tick } from '../../ui/Tick.tsx';
import type { Arrived } from '../flow/state.ts';
import type { ScreenProps } from './props.ts';
import { receiptSentence } from './receipt-sentence.ts';
import { TicketAndSeat } from './TicketAndSeat.tsx';
import './ArrivedScreen.css';

interface Props extends ScreenProps {
  readonly arrived: Arrived;
}

/** The arrival stands. Everything after this is by choice. */
export function ArrivedScreen({ state, words, place, send, arrived }: Props) {
  return (
    <div className="arrived">
      <div className="arrived-said">
        <h1 tabIndex={-1}>
          <Tick />
          {words.arrived.title}
        </h1>
        <p className="arrived-time tabular">{timeAt(arrived.arrivedAt, place)}</p>
        {arrived.late === true && <p>{words.arrived.late}</p>}
      </div>
      <TicketAndSeat arrived={arrived} words={words} />
      <div className="arrived-receipt">
        <ReceiptLine
          step={state.receipt}
          sentence={arrived.alreadyHere ? words.arrived.already : receiptSentence(state, words, place)}
          label={words.receipt.label}
        />
      </div>
      <div className="arrived-choices">
        <Button kind="choice" onPress={() => send({ type: 'sit-down' })}>
          {words.arrived.sit}
        </Button>
        {arrived.tasks.length > 0 && (
          <Button kind="choice" busy={state.asking} onPress={() => send({ type: 'begin-tasks' })}>
            {arrived.tasks.every((task) => task === 'details') ? words.arrived.details : words.arrived.questions(arrived.tasks.length)}
          </Button>
        )}
        {arrived.mayManage === true && (
          <Button kind="choice" onPress={() => send({ type: 'my-appointments' })}>
            {words.appointments.title}
          </Button>
        )}
      </div>
    </div>
  );
}
