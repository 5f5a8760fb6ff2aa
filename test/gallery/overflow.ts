/**
 * Runs in the page and answers a sentence for each text that cannot be read whole: beyond the glass, beyond its own control, or over another
 * text. It must stand alone: it is sent to the page as source.
 * @param scrolls pages whose lists may scroll are only measured across
 */
export function findOverflow(scrolls: boolean): readonly string[] {
  const slack = 2;
  // A line's box is taller than its letters.
  const lettersBegin = (box: DOMRect) => box.top + box.height * 0.25;
  const lettersEnd = (box: DOMRect) => box.bottom - box.height * 0.15;
  const found: string[] = [];
  const lines: { readonly owner: Element; readonly words: string; readonly box: DOMRect }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    const words = (node.textContent ?? '').trim();
    // The second line of a row on the board may be cut: the drawer has all of it.
    if (owner === null || words === '' || owner.closest('.visually-hidden, .row-line, [inert], script, style') !== null) continue;
    // What is being typed may run out at its start: its end stays in sight.
    if (owner.closest('.text-field') !== null || !owner.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // The other pages of a long text stand beside the one that is shown, and are not seen.
    const page = owner.closest('.paged-text')?.getBoundingClientRect();
    const seen = (box: DOMRect) => box.width > 0.5 && (!page || (box.left < page.right && box.right > page.left));
    for (const box of range.getClientRects()) if (seen(box)) lines.push({ owner, words: words.slice(0, 60), box });
  }
  for (const { owner, words, box } of lines) {
    const inside = (frame: { left: number; right: number; top: number; bottom: number }, upright: boolean) =>
      box.left >= frame.left - slack &&
      box.right <= frame.right + slack &&
      (!upright || (lettersBegin(box) >= frame.top - slack && lettersEnd(box) <= frame.bottom + slack));
    const glass = { left: 0, right: innerWidth, top: 0, bottom: innerHeight };
    if (!inside(glass, !scrolls)) found.push(`beyond the glass: ${words}`);
    const control = owner.closest('button, .box, .attract-invitation, .screen-task, .screen-header');
    if (control !== null && !inside(control.getBoundingClientRect(), !scrolls)) {
      found.push(`beyond its ${control.tagName.toLowerCase()}.${control.className.split(' ')[0]}: ${words}`);
    }
  }
  if (!scrolls) {
    lines.forEach((one, at) => {
      for (const other of lines.slice(at + 1)) {
        if (one.owner === other.owner || one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(lettersEnd(one.box), lettersEnd(other.box)) - Math.max(lettersBegin(one.box), lettersBegin(other.box));
        if (across > slack && down > slack) {
          found.push(`over each other: ${one.words} / ${other.words}`);
        }
      }
    });
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the glass');
  if (!scrolls && document.documentElement.scrollHeight > innerHeight) found.push('the page is taller than the glass');
  return [...new Set(found)];
}
