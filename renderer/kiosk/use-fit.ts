import { type RefObject, useLayoutEffect, useRef } from 'react';

/** How large words are: `grow` is the share of the chosen enlargement that is left, `fit` what they shrink to beyond that. */
interface Size {
  readonly grow: number;
  readonly fit: number;
}

const full: Size = { grow: 1, fit: 1 };
const smallest = 0.56;

/**
 * Nothing scrolls on a kiosk, and no translation, seating text or text size may push words off the glass: the words of a screen shrink
 * together, by as little as needed, until all of them fit. Within one screen they never grow back, so typing does not make them dance.
 * @param key a new key is a new screen, language or text size: start from full size again
 */
export function useFit(block: RefObject<HTMLElement | null>, key: string): void {
  const last = useRef({ key: '', size: full });
  useLayoutEffect(() => {
    const element = block.current;
    if (element === null) return;
    const settle = () => {
      let size = last.current.key === key ? last.current.size : full;
      apply(element, size);
      while (size.fit > smallest && overflows(element)) {
        size = smaller(size);
        apply(element, size);
      }
      last.current = { key, size };
    };
    settle();
    // Before its font is there, text is measured in another one: that measure does not count.
    if (document.fonts.status !== 'loaded') {
      void document.fonts.ready.then(() => {
        last.current = { key: '', size: full };
        settle();
      });
    }
  });
}

const smaller = ({ grow, fit }: Size): Size => (grow > 0.01 ? { grow: Math.max(0, grow - 0.1), fit } : { grow: 0, fit: fit - 0.04 });

function apply(block: HTMLElement, { grow, fit }: Size): void {
  block.style.setProperty('--grow', String(grow));
  block.style.setProperty('--fit', String(fit));
}

/** Glyphs may reach a hair beyond their line without being cut. */
const slack = 2;

function overflows(block: HTMLElement): boolean {
  const parts = [...block.children, ...block.querySelectorAll('.button, .field-message, .details-value, .language-row, .bottom-bar')];
  return parts.some(
    (part) =>
      part.scrollWidth > part.clientWidth + 1 ||
      (part.parentElement === block && part.scrollHeight > part.clientHeight + slack) ||
      tooTall(part),
  );
}

/** A button that grew beyond its bar. */
const tooTall = (part: Element): boolean => {
  const bar = part.closest('.bottom-bar, .tools, .language-row');
  return bar !== null && part !== bar && part.scrollHeight > bar.clientHeight + slack;
};
