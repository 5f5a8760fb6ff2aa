import { type Json, objectsOf, textOf } from './json.ts';
import { isOver } from './period.ts';

/** Phones and e-mail addresses of FHIR ContactPoint[], best first: by rank, then mobile, home, work. Old and ended ones are left out. */
export function contactPoints(telecom: unknown, now: Date): { readonly phones: string[]; readonly emails: string[] } {
  const current = objectsOf(telecom)
    .filter((point) => point['use'] !== 'old' && !isOver(point['period'], now))
    .toSorted((a, b) => rank(a) - rank(b) || use(a) - use(b));
  const of = (kind: 'phone' | 'email', maxLength: number) =>
    [...new Set(current.flatMap((point) => (kindOf(point) === kind ? (numberOrAddress(point) ?? []) : [])))]
      .filter((value) => value.length <= maxLength)
      .slice(0, 20);
  return { phones: of('phone', 60), emails: of('email', 254) };
}

const uses = ['mobile', 'home', 'undefined', 'work', 'temp'];
const use = (point: Json): number => (uses.indexOf(String(point['use'])) + uses.length + 1) % (uses.length + 1);
const rank = (point: Json): number => (typeof point['rank'] === 'number' && point['rank'] > 0 ? point['rank'] : Number.MAX_SAFE_INTEGER);

/** What was typed is kept; only an address scheme is not part of it. */
const numberOrAddress = (point: Json): string | null => textOf(point['value'])?.replace(/^(tel|sms|mailto):/i, '') || null;

function kindOf(point: Json): 'phone' | 'email' | null {
  const system = point['system'];
  if (system === 'phone' || system === 'sms') return 'phone';
  if (system === 'email') return 'email';
  if (system !== undefined) return null;
  const value = numberOrAddress(point) ?? '';
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return 'email';
  return value.normalize('NFKD').replace(/\D/g, '').length >= 7 ? 'phone' : null;
}
