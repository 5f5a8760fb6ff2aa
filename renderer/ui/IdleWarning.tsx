import { useEffect, useEffectEvent, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import './IdleWarning.css';

interface Props {
  readonly title: string;
  /** Says how many seconds are left. */
  readonly sentence: string;
  readonly stayLabel: string;
  readonly secondsLeft: number;
  readonly onStay: () => void;
  /** Played when the warning opens and again at ten seconds (WCAG 2.2 SC 2.2.1; DOT 49 CFR 27.71(k)). */
  readonly onSound: () => void;
}

/** Covers everything private while it asks one question; one button, and any answer is "yes". */
export function IdleWarning({ title, sentence, stayLabel, secondsLeft, onStay, onSound }: Props) {
  const titleId = useId();
  const sentenceId = useId();
  const dialog = useRef<HTMLDivElement>(null);
  const sound = useEffectEvent((_half: 'first' | 'second') => onSound());
  const half = secondsLeft > 10 ? 'first' : 'second';

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    // At the opening, and once more when ten seconds are reached.
    sound(half);
  }, [half]);

  return (
    <div className="idle" role="alertdialog" aria-modal="true" aria-labelledby={titleId} aria-describedby={sentenceId} ref={dialog}>
      <div className="idle-words">
        <h1 id={titleId}>{title}</h1>
        <p id={sentenceId} className="tabular">
          {sentence}
        </p>
        <Button kind="primary" onPress={onStay}>
          {stayLabel}
        </Button>
      </div>
    </div>
  );
}
