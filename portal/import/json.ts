/** One JSON object of unknown origin. Everything is read from it through the functions here; nothing is assumed. */
export type Json = Readonly<Record<string, unknown>>;

export const objectOf = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

/** A list of objects; a single object where the standard wants a list counts as a list of one. */
export function objectsOf(value: unknown): readonly Json[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map(objectOf).filter((one) => one !== null);
}

/** Text fit for a screen and a database: trimmed, one line, without control or direction marks or towers of accents; null when nothing is left. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const clean = value
    .toWellFormed()
    .replace(unseen, '')
    .replace(tower, '$1')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return clean === '' ? null : clean;
}

/** Byte-order and direction marks: invisible, and able to make one name look like another. Joiners stay, scripts need them. */
const unseen = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C\uFEFF]/g;

/** No script puts more than a few marks on one letter; dozens of them paint over the lines above. */
const tower = /(\p{Mn}{6})\p{Mn}+/gu;

/** Texts of a list; a single text where the standard wants a list counts as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => textOf(one) ?? []);
}

/** At most `max` UTF-16 units, never ending in half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (kept.length + segment.length > max) break;
    kept += segment;
  }
  return kept === '' ? text.slice(0, max).toWellFormed() : kept;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a CodeableConcept says to a person: its text, else a display, else a code. */
export function conceptText(value: unknown): string | null {
  const concept = objectOf(value);
  if (!concept) return null;
  const codings = objectsOf(concept['coding']);
  const first = (field: string) => codings.map((coding) => textOf(coding[field])).find((text) => text !== null) ?? null;
  return textOf(concept['text']) ?? first('display') ?? first('code');
}

export const conceptCodes = (value: unknown): readonly string[] =>
  objectsOf(value).flatMap((concept) => objectsOf(concept['coding']).flatMap((coding) => textOf(coding['code']) ?? []));
