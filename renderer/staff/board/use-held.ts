import { type FocusEvent, useRef, useState } from 'react';

/** Keeps the rows of a lane as they were while pointer or focus is in it. */
export function useHeld<R>(rows: readonly R[]) {
  const [held, setHeld] = useState<readonly R[] | null>(null);
  const inside = useRef({ pointer: false, focus: false });
  const settle = (now: Partial<{ pointer: boolean; focus: boolean }>) => {
    inside.current = { ...inside.current, ...now };
    const anyone = inside.current.pointer || inside.current.focus;
    setHeld((before) => (anyone ? (before ?? rows) : null));
  };
  return {
    held,
    /** Lets the new rows in, once; the lane stays held. */
    letIn: () => setHeld(rows),
    watch: {
      onPointerEnter: () => settle({ pointer: true }),
      onPointerLeave: () => settle({ pointer: false }),
      onFocus: () => settle({ focus: true }),
      onBlur: (event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) settle({ focus: false });
      },
    },
  };
}
