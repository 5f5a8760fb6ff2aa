/** Longest answer that is checked against a pattern, in UTF-16 units; with at most three open repetitions this stays quick. */
export const longestMatched = 255;
const longestPattern = 300;
const mostRepetitions = 3;

/**
 * Whether a regular expression of a form may be used on what people type. Refused: look-around, back-references, a repetition of
 * something that itself varies in length ("(a+)+"), and many open repetitions, because they can hang a kiosk on a short input.
 */
export function isSafePattern(pattern: string): boolean {
  return pattern.length <= longestPattern && compiled(pattern) !== null && hasQuickShape(pattern);
}

/** Whether the whole answer matches. FHIR patterns are not anchored by their authors. */
export const matchesPattern = (pattern: string, answer: string): boolean =>
  answer.length <= longestMatched && (compiled(pattern)?.test(answer) ?? false);

function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return null;
  }
}

/** Escapes, classes, groups, alternatives, repetitions, or one plain character. */
const token = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?:|\(\?|\(|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/gu;

function hasQuickShape(pattern: string): boolean {
  const open: { varies: boolean }[] = [{ varies: false }];
  let last: { varies: boolean } = { varies: false };
  let repetitions = 0;
  for (const [part] of pattern.matchAll(token)) {
    const repeat = repetitionOf(part);
    if (part === '(?' || /^\\[1-9k]/.test(part)) return false;
    if (part === '(' || part === '(?:') open.push({ varies: false });
    else if (part === ')') last = closed(open);
    else if (part === '|') mark(open);
    else if (repeat === null) last = { varies: false };
    else {
      if (repeat.most > 1 && last.varies) return false;
      if (repeat.most > 10) repetitions += 1;
      if (repeat.least !== repeat.most) mark(open);
    }
  }
  return repetitions <= mostRepetitions;
}

function mark(open: { varies: boolean }[]): void {
  const group = open.at(-1);
  if (group) group.varies = true;
}

function closed(open: { varies: boolean }[]): { varies: boolean } {
  const group = open.pop() ?? { varies: true };
  if (group.varies) mark(open);
  return group;
}

function repetitionOf(part: string): { readonly least: number; readonly most: number } | null {
  if (/^\*\??$/.test(part)) return { least: 0, most: Infinity };
  if (/^\+\??$/.test(part)) return { least: 1, most: Infinity };
  if (/^\?\??$/.test(part)) return { least: 0, most: 1 };
  const bounds = /^\{(\d+)(,?)(\d*)\}/.exec(part);
  if (bounds === null) return null;
  const least = Number(bounds[1]);
  return { least, most: bounds[2] === '' ? least : bounds[3] === '' ? Infinity : Number(bounds[3]) };
}
