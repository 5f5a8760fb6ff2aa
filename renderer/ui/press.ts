import { createContext, type KeyboardEvent, type MouseEvent, type PointerEvent, useContext, useId, useRef } from 'react';
import { openGate, type TouchGate } from './touch-gate.ts';

export const TouchGateContext = createContext<TouchGate>(openGate);

/**
 * Handlers for a button that acts when the finger lifts inside it and is cancelled by sliding off (WCAG 2.2 SC 2.5.2). A finger may
 * wander within the button as far as it likes, which the browser's own tap does not allow. Keyboards and assistive technology act through
 * `click`.
 */
export function usePress(onPress: () => void) {
  const gate = useContext(TouchGateContext);
  const control = useId();
  const finger = useRef<number | null>(null);
  const forget = () => {
    finger.current = null;
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      finger.current = event.pointerId;
      // A finger's imitated mouse events come late and would move the focus to whatever the next screen has in this place.
      if (event.pointerType !== 'mouse') event.preventDefault();
      // Touch is captured by default; without capture, leaving the button tells us so.
      if (event.currentTarget.hasPointerCapture(event.pointerId)) event.currentTarget.releasePointerCapture(event.pointerId);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const began = finger.current === event.pointerId;
      forget();
      if (began && gate.accepts(control, event.timeStamp)) onPress();
    },
    onPointerLeave: forget,
    onPointerCancel: forget,
    onClick: (event: MouseEvent<HTMLElement>) => {
      // A click that a pointer made has been dealt with when the pointer lifted.
      if (event.detail === 0) onPress();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
    },
  };
}
