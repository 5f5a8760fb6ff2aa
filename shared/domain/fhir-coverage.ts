import { type CoverageValue, sameCoverage } from './coverage-value.ts';
import type { LocalDate } from './time.ts';

type Json = Readonly<Record<string, unknown>>;

/** On a Coverage that the import took out of a claim: the day of that claim. */
export const claimDayUrl = 'https://foyer.example/fhir/day-of-claim';

/** The day of the claim a Coverage was taken from, YYYY-MM-DD; '' when it was none, or not known. */
export function claimDayOf(coverage: unknown): string {
  const found = listOf(objectOf(coverage)['extension']).find(({ url }) => url === claimDayUrl);
  return textOf(found?.['valueDate']) ?? '';
}

const isOfClaim = (coverage: Json): boolean => listOf(coverage['extension']).some(({ url }) => url === claimDayUrl);

/**
 * The insurance to confirm, of all the Coverage resources on file: active, of today, the first two in the payer's own order. What claims say
 * counts only where nothing else is on file, and only the newest claim's.
 * @param resources FHIR R4 Coverage, as the source sent them
 */
export function coveragesInForce(
  resources: readonly unknown[],
  today: LocalDate,
): { readonly primary: CoverageValue | null; readonly secondary: CoverageValue | null } {
  const inForce = resources.map(objectOf).filter((one) => isInForce(one, today));
  const own = inForce.filter((one) => !isOfClaim(one));
  const newest = inForce.map(claimDayOf).reduce((latest, day) => (day > latest ? day : latest), '');
  const counting = own.length > 0 ? own : inForce.filter((one) => claimDayOf(one) === newest);
  const [first, ...more] = counting.sort((a, b) => orderOf(a) - orderOf(b));
  if (first === undefined) return { primary: null, secondary: null };
  // Two records of one insurance are one insurance; without an order nobody said that the next one is a second.
  const primary = coverageOf(first);
  const second = more.find(
    (one) => typeof one['order'] === 'number' && orderOf(one) > orderOf(first) && !sameCoverage(coverageOf(one), primary),
  );
  const secondary = second === undefined ? null : coverageOf(second);
  return { primary, secondary: secondary?.kind === 'insured' ? secondary : null };
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
