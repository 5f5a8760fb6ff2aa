import './SegmentedCode.css';
import './TextField.css';

interface Props {
  readonly typed: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly faulty: boolean;
  readonly direction?: 'ltr' | 'auto';
}

/** One line of typed text with its caret. It shows; the keyboard types. Long text keeps its end in sight. */
export const TextField = ({ typed, labelledBy, describedBy, faulty, direction = 'auto' }: Props) => (
  <div
    className={faulty ? 'box text-field box-faulty' : 'box text-field box-active'}
    role="group"
    aria-labelledby={labelledBy}
    aria-describedby={describedBy}
  >
    <span className="text-field-typed" dir={direction} role="status" data-private="" data-typed="">
      {typed}
      <span className="caret" aria-hidden="true" />
    </span>
  </div>
);
