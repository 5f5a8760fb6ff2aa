import { useEffect, useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { useWords } from './words/use-words.ts';

interface Props {
  readonly onStay: () => void;
  readonly onGo: () => void;
}

/** Asked before settings that are not saved are dropped. Esc stays. */
export function LeaveDialog({ onStay, onGo }: Props) {
  const {
    settings: { leave: say },
  } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="leave-title" onClose={onStay}>
      <h2 id="leave-title">{say.title}</h2>
      <p>{say.body}</p>
      <div className="choices">
        <Button onPress={onGo}>{say.go}</Button>
        <Button kind="primary" onPress={onStay}>
          {say.stay}
        </Button>
      </div>
    </dialog>
  );
}
