import type { ReactNode } from 'react';
import { usePress } from './press.ts';
import './Button.css';

interface Props {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `choice` is for decisions of equal weight: all the same size and look. */
  readonly kind?: 'primary' | 'secondary' | 'choice' | 'quiet';
  readonly icon?: ReactNode;
  readonly iconAtEnd?: boolean;
  /** Says more than the visible words, which it must contain (WCAG 2.2 SC 2.5.3). */
  readonly label?: string;
  readonly pressed?: boolean;
  /** An answer is on its way; the button keeps its focus and does nothing. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly lang?: string;
  readonly className?: string;
}

/** The one button. It acts when released inside, never when first touched. */
export function Button({ children, onPress, kind = 'secondary', icon, iconAtEnd = false, ...more }: Props) {
  const { label, pressed, busy = false, disabled = false, lang, className = '' } = more;
  const press = usePress(() => {
    if (!busy) onPress();
  });
  return (
    <button
      type="button"
      className={`button button-${kind} ${className}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={busy || undefined}
      disabled={disabled}
      lang={lang}
      {...press}
    >
      {!iconAtEnd && icon}
      <span className="button-words">{children}</span>
      {iconAtEnd && icon}
    </button>
  );
}
