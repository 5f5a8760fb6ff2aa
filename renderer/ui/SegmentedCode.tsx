import { inGroups } from './code-entry.ts';
import './SegmentedCode.css';

interface Props {
  readonly typed: string;
  /** How many digits each box holds, as on the letter. */
  readonly groups: readonly number[];
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly faulty: boolean;
  /** How much is typed, in words: spoken after each digit. */
  readonly spoken: string;
}

/** Digits in boxes, as a booking number stands on the letter. It shows; the keypad types. */
export function SegmentedCode({ typed, groups, labelledBy, describedBy, faulty, spoken }: Props) {
  const boxes = inGroups(typed, groups);
  const reached = boxes.findIndex((box, index) => box.length < (groups[index] ?? 0));
  return (
    <div className="code" role="group" aria-labelledby={labelledBy} aria-describedby={describedBy} dir="ltr">
      {boxes.map((box, index) => (
        <span key={`box-${index + 1}`} className={boxClass(index === reached, faulty)} aria-hidden="true">
          {Array.from({ length: groups[index] ?? 0 }, (_, at) => (
            <span key={`place-${at + 1}`} className={box[at] === undefined ? 'code-place' : 'code-digit'}>
              {box[at] ?? ''}
            </span>
          ))}
        </span>
      ))}
      <span className="visually-hidden" role="status" data-private="" data-typed="">
        {boxes.join(' ')}
      </span>
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </div>
  );
}

const boxClass = (active: boolean, faulty: boolean): string =>
  ['box code-box', active ? 'box-active' : '', faulty ? 'box-faulty' : ''].join(' ');
