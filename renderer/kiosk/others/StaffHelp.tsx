import { useEffect, useId, useRef } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/IdleWarning.css';
import './StaffHelp.css';

interface Props {
  readonly words: Catalogue;
  /** Who of the staff it is. */
  readonly name: string;
  readonly onAlone: () => void;
}

/** Staff help from the desk: everything private is covered, who it is stands there, and the patient may end it. */
export function StaffHelp({ words: { others }, name, onAlone }: Props) {
  const titleId = useId();
  const sentenceId = useId();
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      className="idle staff-help"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby={titleId}
      aria-describedby={sentenceId}
      ref={dialog}
    >
      <div className="idle-words">
        <h1 id={titleId}>{others.helped.title}</h1>
        <div id={sentenceId}>
          <p>{others.helped.by(name)}</p>
          <p>{others.helped.stay}</p>
        </div>
        <Button kind="primary" onPress={onAlone}>
          {others.helped.alone}
        </Button>
      </div>
    </div>
  );
}
