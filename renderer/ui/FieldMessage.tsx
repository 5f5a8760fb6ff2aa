import { NoticeIcon } from './icons.tsx';
import './FieldMessage.css';

interface Props {
  readonly id: string;
  readonly hint: string;
  /** Stands after the hint, the same for everybody. */
  readonly note?: string;
  /** What to put right; it takes the hint's place and is spoken at once. */
  readonly problem: string | null;
  /** Words of the clinic that are the same for everybody, so that others may hear them. */
  readonly clinic?: boolean;
  /** Runs the way of its own words, where what stands around it may be in another language. */
  readonly ownWay?: boolean;
}

/** The line under a field: a hint, or what to put right in words and with a sign. */
export const FieldMessage = ({ id, hint, note = '', problem, clinic = false, ownWay = false }: Props) => (
  <p
    id={id}
    className={problem === null ? 'field-message' : 'field-message field-message-problem'}
    aria-live="assertive"
    dir={ownWay ? 'auto' : undefined}
  >
    {problem !== null && <NoticeIcon />}
    <span data-clinic={clinic ? '' : undefined}>{problem ?? hint}</span>
    {problem === null && note !== '' && <span data-clinic>{note}</span>}
  </p>
);
