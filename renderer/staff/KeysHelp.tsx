import { useEffect, useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { useWords } from './words/use-words.ts';

/** Every key of the console and what it does. */
export function KeysList() {
  const { keys } = useWords();
  const rows = [
    ['/', keys.search],
    [keys.arrows, keys.rows],
    [keys.enter, keys.open],
    [keys.escape, keys.close],
    ['L', keys.lock],
    ['?', keys.help],
  ] as const;
  return (
    <dl className="keys">
      {rows.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same list as a dialog, for `?` and small screens. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { keys, common } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{keys.title}</h2>
      <KeysList />
      <Button onPress={() => dialog.current?.close()}>{common.close}</Button>
    </dialog>
  );
}
