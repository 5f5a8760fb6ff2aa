import { type ReactNode, useEffect, useRef } from 'react';
import { Key } from '../Key.tsx';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly onClose: () => void;
  /** False when the drawer has an action, which takes the focus instead. */
  readonly focusTitle: boolean;
  readonly children: ReactNode;
}

/** The right drawer: one row in full. Esc closes it. */
export function Drawer({ title, lead, onClose, focusTitle, children }: Props) {
  const { common } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) heading.current?.focus();
  }, [focusTitle]);
  return (
    <aside className="drawer" aria-labelledby="drawer-title">
      <header className="drawer-head">
        <p className="drawer-lead tabular">{lead}</p>
        <button type="button" className="text-button" onClick={onClose}>
          {common.close} <Key>Esc</Key>
        </button>
        <h2 id="drawer-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
      </header>
      {children}
    </aside>
  );
}

/** Label and value pairs; a pair without a value is left out. */
export const Facts = ({ of }: { readonly of: readonly (readonly [label: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {of
      .filter(([, value]) => value !== null && value !== '')
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
