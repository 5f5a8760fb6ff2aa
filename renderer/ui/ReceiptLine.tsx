import type { ReactNode } from 'react';
import { CheckIcon, ClinicIcon, DeskIcon, DeviceIcon } from './icons.tsx';
import './ReceiptLine.css';

export const receiptSteps = ['saved', 'clinic', 'desk'] as const;
export type ReceiptStep = (typeof receiptSteps)[number];

interface Props {
  readonly step: ReceiptStep;
  /** What is true now, in one sentence. */
  readonly sentence: string;
  readonly label: string;
}

const icons: Readonly<Record<ReceiptStep, () => ReactNode>> = { saved: DeviceIcon, clinic: ClinicIcon, desk: DeskIcon };

/** How far the arrival has got: one line that changes its words and signs in place, and says no more than is known. */
export function ReceiptLine({ step, sentence, label }: Props) {
  const reached = receiptSteps.indexOf(step);
  return (
    <div className="receipt" role="status" aria-label={label}>
      <span className="receipt-steps" aria-hidden="true">
        {receiptSteps.map((one, index) => {
          const Sign = icons[one];
          return (
            <span key={one} className={index <= reached ? 'receipt-sign receipt-sign-reached' : 'receipt-sign'}>
              {index < reached ? <CheckIcon /> : <Sign />}
            </span>
          );
        })}
      </span>
      <span className="receipt-sentence">{sentence}</span>
    </div>
  );
}
