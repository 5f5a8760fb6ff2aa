import { z } from 'zod';

/** The field a finger signs in, in its own units, whatever its size on the glass. */
export const signatureField = { width: 1000, height: 320 } as const;

/** So many points keep a day of signatures within one request to the portal. */
export const signaturePoints = 600;

const Point = z.tuple([z.number().int().min(0).max(signatureField.width), z.number().int().min(0).max(signatureField.height)]);
export type Point = z.infer<typeof Point>;

/** Lines as a finger drew them: each stroke is a list of points of `signatureField`. */
export const Strokes = z
  .array(z.array(Point).min(1))
  .max(200)
  .refine((strokes) => countOf(strokes) <= signaturePoints, 'too many points');
export type Strokes = z.infer<typeof Strokes>;

/** By finger or by typed name; both count the same (15 U.S.C. 7006(5): a sound, symbol or process). */
export const Signature = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawn'), strokes: Strokes.refine(hasInk, 'hardly any ink') }),
  z.object({ kind: z.literal('typed'), name: z.string().trim().min(2).max(200) }),
]);
export type Signature = z.infer<typeof Signature>;

/** A touch or a dot is no signature: about a tenth of the field's width of line is. */
const leastInk = 100;

export function hasInk(strokes: readonly (readonly Point[])[]): boolean {
  let ink = 0;
  for (const stroke of strokes)
    stroke.forEach(([x, y], index) => {
      const [fromX, fromY] = stroke[index - 1] ?? [x, y];
      ink += Math.hypot(x - fromX, y - fromY);
    });
  return ink >= leastInk;
}

/** Keeps the shape with fewer points when a hand drew more than are kept: every second one goes, ends stay. */
export function thinned(strokes: readonly (readonly Point[])[]): Point[][] {
  let kept = strokes.slice(0, 200).map((stroke) => [...stroke]);
  while (countOf(kept) > signaturePoints && kept.some((stroke) => stroke.length > 2))
    kept = kept.map((stroke) => stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1));
  return kept;
}

const countOf = (strokes: readonly (readonly Point[])[]): number => strokes.reduce((sum, { length }) => sum + length, 0);

/** One SVG path for the whole signature, in units of `signatureField`. */
export const signaturePath = (strokes: readonly (readonly Point[])[]): string =>
  strokes
    .map(([first, ...rest]) =>
      first === undefined ? '' : `M${first[0]} ${first[1]}${(rest.length === 0 ? [first] : rest).map(([x, y]) => `L${x} ${y}`).join('')}`,
    )
    .join('');
