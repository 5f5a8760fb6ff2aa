import { Button } from '../../ui/Button.tsx';
import { QuietIcon } from '../../ui/icons.tsx';
import { ReceiptLine } from '../../ui/ReceiptLine.tsx';
import type { Arrived } from '../flow/state.ts';
import type { ScreenProps } from './props.ts';
import { receiptSentence } from './receipt-sentence.ts';
import { TakeAway } from './TakeAway.tsx';
import { TicketAndSeat } from './TicketAndSeat.tsx';
import './DoneScreen.css';

interface Props extends ScreenProps {
  readonly arrived: Arrived;
}

/** The last screen: the number, the seat, the receipt. It clears itself. */
export function DoneScreen({ state, words, place, send, arrived }: Props) {
  return (
    <div className="done">
      <div className="done-said">
        <h1 tabIndex={-1}>{words.done.title}</h1>
        {arrived.tabletTasks.length > 0 && <p>{arrived.hasTablets === true ? words.done.tablet : words.done.deskAsks}</p>}
      </div>
      <div className="done-middle">
        <TicketAndSeat arrived={arrived} words={words} />
        <TakeAway words={words} which={new Date(arrived.arrivedAt).getUTCMinutes()} />
      </div>
      <div className="done-foot">
        <ReceiptLine step={state.receipt} sentence={receiptSentence(state, words, place)} label={words.receipt.label} />
        {arrived.mayManage === true && <Button onPress={() => send({ type: 'my-appointments' })}>{words.appointments.title}</Button>}
        {state.quietAsked ? (
          <p className="done-asked" role="status">
            {words.done.callQuietlyAsked}
          </p>
        ) : (
          <Button icon={<QuietIcon />} onPress={() => send({ type: 'call-quietly' })}>
            {words.done.callQuietly}
          </Button>
        )}
      </div>
    </div>
  );
}
