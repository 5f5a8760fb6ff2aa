import type { ReactNode } from 'react';
import './DeskScreen.css';

interface Props {
  readonly title: string;
  readonly sentences: readonly string[];
  /** About this person, and in no catalogue: into headphones only. It comes first. */
  readonly own?: string;
  /** The number that keeps the place in line, and what to call it. */
  readonly number: { readonly label: string; readonly value: string } | null;
  /** What to do, drawn, for whoever cannot read the sentences. */
  readonly sign?: ReactNode;
  readonly children?: ReactNode;
}

/** Where the kiosk's part ends: why, in a sentence, one number to remember, one next step. */
export const DeskScreen = ({ title, sentences, own, number, sign, children }: Props) => (
  <div className="desk">
    <div className="desk-words">
      <h1 tabIndex={-1}>{title}</h1>
      {own !== undefined && <p data-private>{own}</p>}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children !== undefined && <div className="desk-choices">{children}</div>}
    </div>
    {number !== null && (
      <p className="desk-number" role="status">
        {sign}
        <span>{number.label}</span>
        <strong className="tabular">{number.value}</strong>
      </p>
    )}
  </div>
);
