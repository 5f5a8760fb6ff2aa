import type { ReactNode } from 'react';
import { otherReading, type Reading, useReading } from '../words/use-words.ts';

interface Props {
  readonly siteName: string;
  readonly onReading: (reading: Reading) => void;
  readonly children: ReactNode;
}

/** The frame around signing in: whose console this is, and the language. */
export function Door({ siteName, onReading, children }: Props) {
  const other = otherReading(useReading());
  return (
    <main className="door">
      <header className="door-head">
        <p className="door-site">{siteName}</p>
        <button type="button" className="text-button" lang={other.language} onClick={() => onReading(other)}>
          {other.ownName}
        </button>
      </header>
      {children}
    </main>
  );
}
