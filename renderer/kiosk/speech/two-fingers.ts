const heldMs = 2000;
/** A resting finger trembles and rolls. */
const wanderPixels = 80;

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Calls back when two fingers have rested on the glass for two seconds. Returns the function that stops watching. */
export function watchTwoFingers(onHeld: () => void): () => void {
  const fingers = new Map<number, Finger>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    if (fingers.size === 2) timer = setTimeout(onHeld, heldMs);
  };
  const down = ({ pointerId, pointerType, clientX, clientY }: PointerEvent): void => {
    if (pointerType !== 'touch') return;
    fingers.set(pointerId, { x: clientX, y: clientY });
    restart();
  };
  const up = ({ pointerId }: PointerEvent): void => {
    if (fingers.delete(pointerId)) restart();
  };
  const move = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    const began = fingers.get(pointerId);
    if (began !== undefined && Math.hypot(clientX - began.x, clientY - began.y) > wanderPixels) clearTimeout(timer);
  };
  const listeners = { pointerdown: down, pointerup: up, pointercancel: up, pointermove: move } as const;
  for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener, true);
  return () => {
    clearTimeout(timer);
    for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener, true);
  };
}
