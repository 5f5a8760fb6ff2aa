import type { CoverageValue } from './coverage-value.ts';
import type { LocalDate } from './time.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The insurance to confirm, of all the Coverage resources on file: active, of today, the first in the payer's own order. Null: none on file.
 * @param resources FHIR R4 Coverage, as the source sent them
 */
export function primaryCoverage(resources: readonly unknown[], today: LocalDate): CoverageValue | null {
  const [first] = resources
    .map(objectOf)
    .filter((one) => isInForce(one, today))
    .sort((a, b) => orderOf(a) - orderOf(b));
  return first === undefined ? null : coverageOf(first);
}

/** A date may be a year or a month: it then begins and ends with it. */
function isInForce(coverage: Json, today: LocalDate): boolean {
  if (textOf(coverage['status']) !== 'active') return false;
  const { start, end } = objectOf(coverage['period']);
  const from = textOf(start)?.slice(0, 10) ?? '';
  const to = textOf(end)?.slice(0, 10) ?? '9999';
  return from <= today && today.slice(0, to.length) <= to;
}

function orderOf({ order }: Json): number {
  return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER;
}

function coverageOf(coverage: Json): CoverageValue {
  const type = objectOf(coverage['type']);
  const codes = [...listOf(type['coding']).map(({ code }) => textOf(code)), textOf(type['text'])].map((code) => (code ?? '').toLowerCase());
  if (codes.some((code) => selfPay.includes(code))) return { kind: 'self-pay' };
  const payer = payerOf(coverage) ?? readable(textOf(type['text']));
  if (payer !== null && selfPay.includes(payer.toLowerCase().replaceAll(' ', '_'))) return { kind: 'self-pay' };
  const plan = classOf(coverage, 'plan');
  return {
    kind: 'insured',
    payer: cut(payer, 200),
    memberId: cut(memberIdOf(coverage), 60),
    group: cut(textOf(classOf(coverage, 'group')['value']), 60),
    plan: cut(textOf(plan['name']) ?? textOf(plan['value']), 200),
  };
}

/** FHIR's own codes, HL7's payment code, and the word Synthea uses. */
const selfPay: readonly string[] = ['pay', 'selfpay', 'self-pay', 'self_pay', 'no_insurance', 'uninsured'];

/** Who pays: named beside the reference, in the resource itself, or by an identifier's assigner. */
function payerOf(coverage: Json): string | null {
  for (const payor of listOf(coverage['payor'])) {
    const inside = listOf(coverage['contained']).find(({ id }) => `#${textOf(id) ?? ''}` === textOf(payor['reference']));
    const named = textOf(payor['display']) ?? textOf(inside?.['name']);
    if (named !== null) return readable(named);
  }
  const assigners = listOf(coverage['identifier']).map(({ assigner }) => textOf(objectOf(assigner)['display']));
  return assigners.find((name) => name !== null) ?? null;
}

/** The number of this member of a family, where the card has one; otherwise the subscriber's. */
function memberIdOf(coverage: Json): string | null {
  const own = listOf(coverage['identifier']).find(({ type }) => listOf(objectOf(type)['coding']).some(({ code }) => code === 'MB'));
  return textOf(own?.['value']) ?? textOf(coverage['subscriberId']);
}

function classOf(coverage: Json, code: string): Json {
  const found = listOf(coverage['class']).find(({ type }) => listOf(objectOf(type)['coding']).some((coding) => coding['code'] === code));
  return found ?? {};
}

/** Some sources send codes where names belong. */
const readable = (text: string | null): string | null =>
  text === null ? null : /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll('_', ' ') : text;

const cut = (text: string | null, length: number): string | null =>
  text === null ? null : [...text].slice(0, length).join('').slice(0, length);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(objectOf) : []);
