import { useEffect, useRef } from 'react';

interface Keys {
  readonly onSearch: () => void;
  readonly onLock: () => void;
  readonly onHelp: () => void;
}

/** `/`, `L` and `?` anywhere but in a field, where they are letters. */
export function useConsoleKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
      const act = { '/': latest.current.onSearch, l: latest.current.onLock, L: latest.current.onLock, '?': latest.current.onHelp }[
        event.key
      ];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.closest('input, textarea, select, dialog') !== null || target.isContentEditable);
