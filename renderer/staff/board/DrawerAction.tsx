import { useEffect, useRef } from 'react';
import { Key } from '../Key.tsx';
import { useWords } from '../words/use-words.ts';
import '../../ui/Button.css';

interface Props {
  readonly children: string;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly onPress: () => void;
}

/** The one action of a drawer. It has the focus, so Enter does it; a key held down does it once. */
export function DrawerAction({ children, busy, refusal, onPress }: Props) {
  const { drawer } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="drawer-action">
      <div role="alert" className="answer">
        {refusal !== null && <p className="refusal">{refusal}</p>}
      </div>
      <button
        ref={button}
        type="button"
        className="button button-primary"
        aria-disabled={busy || undefined}
        onClick={onPress}
        onKeyDown={(event) => event.repeat && event.key === 'Enter' && event.preventDefault()}
      >
        <span className="button-words">{busy ? drawer.busy : children}</span>
        <Key>{`${drawer.enterHint} ⏎`}</Key>
      </button>
    </div>
  );
}
