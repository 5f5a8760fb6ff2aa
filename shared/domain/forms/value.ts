import { z } from 'zod';
import { PartialDate } from '../time.ts';

export const Coding = z.object({ system: z.string().nullable(), code: z.string(), display: z.string().nullable() });
export type Coding = Readonly<z.infer<typeof Coding>>;

export const Quantity = z.object({
  value: z.number(),
  unit: z.string().nullable(),
  system: z.string().nullable(),
  code: z.string().nullable(),
});
export type Quantity = Readonly<z.infer<typeof Quantity>>;

/** One answer. Codings and texts of options stay as the author wrote them, whatever language was shown. */
export const Value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('boolean'), value: z.boolean() }),
  z.object({ kind: z.literal('integer'), value: z.number().int() }),
  z.object({ kind: z.literal('decimal'), value: z.number() }),
  z.object({ kind: z.literal('date'), value: PartialDate }),
  z.object({ kind: z.literal('string'), value: z.string() }),
  z.object({ kind: z.literal('coding'), value: Coding }),
  z.object({ kind: z.literal('quantity'), value: Quantity }),
]);
export type Value = Readonly<z.infer<typeof Value>>;
export type ValueKind = Value['kind'];

/** Same answer. A coding or unit whose system is not told is compared by its code alone. */
export function sameValue(a: Value, b: Value): boolean {
  if (a.kind === 'coding' && b.kind === 'coding') return sameCoding(a.value, b.value);
  return order(a, b) === 0;
}

export const sameCoding = (a: Coding, b: Coding): boolean =>
  a.code === b.code && (a.system === null || b.system === null || a.system === b.system);

/**
 * Negative, zero or positive as `a` comes before, with or after `b`; null where the two cannot be compared: different kinds, different
 * units, or a date too vague to tell ("2000" against "2000-05-01").
 */
export function order(a: Value, b: Value): number | null {
  if (a.kind === 'quantity' && b.kind === 'quantity') return sameUnit(a.value, b.value) ? a.value.value - b.value.value : null;
  if (isNumber(a) && isNumber(b)) return a.value - b.value;
  if (a.kind === 'date' && b.kind === 'date') return orderDates(a.value, b.value);
  if (a.kind === 'string' && b.kind === 'string') return a.value === b.value ? 0 : a.value < b.value ? -1 : 1;
  if (a.kind === 'boolean' && b.kind === 'boolean') return Number(a.value) - Number(b.value);
  return null;
}

/** As `order`, for FHIR dates of any precision. */
export function orderDates(a: string, b: string): number | null {
  const length = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, length), b.slice(0, length)];
  if (left !== right) return left < right ? -1 : 1;
  return a.length === b.length ? 0 : null;
}

const isNumber = (value: Value): value is Extract<Value, { kind: 'integer' | 'decimal' }> =>
  value.kind === 'integer' || value.kind === 'decimal';

function sameUnit(a: Quantity, b: Quantity): boolean {
  if (a.code !== null && b.code !== null) return a.code === b.code && (a.system === null || b.system === null || a.system === b.system);
  return (a.unit ?? a.code) === (b.unit ?? b.code);
}
