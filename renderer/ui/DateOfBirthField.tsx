import type { DateEntry, DatePart } from './date-entry.ts';
import { usePress } from './press.ts';
import './SegmentedCode.css';
import './DateOfBirthField.css';

interface Props {
  readonly entry: DateEntry;
  /** The order in which the patient's language writes a date. */
  readonly order: readonly DatePart[];
  readonly onSelect: (part: DatePart) => void;
  readonly labels: Readonly<Record<DatePart, string>>;
  readonly emptyWord: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  /** The part to put right, if any. */
  readonly faulty: DatePart | null;
}

/** Three labelled boxes; touching one sends the keys there. What was typed stays, right or not. */
export function DateOfBirthField({ entry, order, onSelect, labels, emptyWord, ...more }: Props) {
  const { labelledBy, describedBy, faulty } = more;
  return (
    <div className="date" role="group" aria-labelledby={labelledBy} aria-describedby={describedBy} dir="ltr">
      {order.map((part) => (
        <PartBox
          key={part}
          part={part}
          label={labels[part]}
          typed={entry[part]}
          emptyWord={emptyWord}
          active={entry.active === part}
          faulty={faulty === part}
          onSelect={() => onSelect(part)}
        />
      ))}
      <span className="visually-hidden" data-private="" data-typed="">
        {order.map((part) => entry[part]).join(' ')}
      </span>
    </div>
  );
}

interface PartProps {
  readonly part: DatePart;
  readonly label: string;
  readonly typed: string;
  readonly emptyWord: string;
  readonly active: boolean;
  readonly faulty: boolean;
  readonly onSelect: () => void;
}

function PartBox({ part, label, typed, emptyWord, active, faulty, onSelect }: PartProps) {
  const boxes = ['box date-box tabular', active ? 'box-active' : '', faulty ? 'box-faulty' : ''].join(' ');
  return (
    <button type="button" className={`date-part date-${part}`} aria-current={active ? 'true' : undefined} {...usePress(onSelect)}>
      <span className="date-label">{label}</span>{' '}
      <span className={boxes} data-private={typed === '' ? undefined : ''}>
        {typed === '' ? <span className="visually-hidden">{emptyWord}</span> : typed}
      </span>
    </button>
  );
}
