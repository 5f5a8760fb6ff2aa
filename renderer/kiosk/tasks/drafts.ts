import { createContext, useCallback, useContext, useState } from 'react';

/** What was begun in each task; as long as the visit. A task finds its own again after help, going back or a change of language. */
export type Drafts = Map<string, unknown>;

export const DraftsContext = createContext<Drafts>(new Map());

/** Like useState, kept for the visit. `name` is the task's own; one name has one shape. */
export function useDraft<T>(name: string, initial: T): readonly [T, (change: (draft: T) => T) => void] {
  const drafts = useContext(DraftsContext);
  const [draft, show] = useState<T>(() => (drafts.has(name) ? (drafts.get(name) as T) : initial));
  const change = useCallback(
    (next: (draft: T) => T) =>
      show((before) => {
        const after = next(before);
        drafts.set(name, after);
        return after;
      }),
    [drafts, name],
  );
  return [draft, change];
}
