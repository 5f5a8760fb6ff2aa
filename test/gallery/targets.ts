/**
 * Runs in the page and answers a sentence for each target that is smaller on the glass than accessibility.md (A1) and visual.md allow (20 mm in
 * both directions for digits, buttons and decisions), and for each two that lie over each other. Two exceptions: letter keys are 13 x 16 mm, so
 * that a row of them fits the glass; the bar at the top is 14 mm, because it decides nothing and stands on every screen. It must stand alone: it
 * is sent to the page as source.
 * @param pixelsPerMm CSS pixels per millimetre of this display
 */
export function findSmallTargets(pixelsPerMm: number): readonly string[] {
  // Half a pixel of rounding on the coarsest display.
  const slack = 0.13;
  const controls =
    'button, a[href], input, select, textarea, [role="button"], [role="radio"], [role="checkbox"], [role="option"], [tabindex="0"]';
  const found: string[] = [];
  const boxes: { readonly name: string; readonly box: DOMRect; readonly target: HTMLElement }[] = [];
  for (const target of document.querySelectorAll<HTMLElement>(controls)) {
    if (target.closest('.visually-hidden, [inert], [hidden]') !== null || !target.checkVisibility({ visibilityProperty: true })) continue;
    const demanded =
      target.closest('.letters') !== null
        ? { width: 13, height: 16 }
        : target.closest('.screen-header') !== null
          ? { width: 14, height: 14 }
          : { width: 20, height: 20 };
    const box = target.getBoundingClientRect();
    const name = (target.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 40);
    for (const other of boxes) {
      if (other.target.contains(target)) continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 1 && down > 1) found.push(`"${name}" lies over "${other.name}"`);
    }
    boxes.push({ name, box, target });
    const [width, height] = [box.width / pixelsPerMm, box.height / pixelsPerMm];
    if (width >= demanded.width - slack && height >= demanded.height - slack) continue;
    const size = (millimetres: number): string => String(Math.round(millimetres * 10) / 10);
    found.push(
      `${target.tagName.toLowerCase()}.${target.className.split(' ').join('.')} "${name}" is ${size(width)} x ${size(height)} mm, not ${demanded.width} x ${demanded.height}`,
    );
  }
  return [...new Set(found)];
}
