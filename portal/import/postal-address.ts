import type { Address } from '../../shared/domain/patient.ts';
import { cut, type Json, objectsOf, textOf, textsOf } from './json.ts';
import { isOver } from './period.ts';

/** The address a person lives at, out of FHIR Address[]: current before ended, home before work, where they are before where post goes. */
export function homeAddress(addresses: unknown, now: Date): Address | null {
  const ended = (address: Json) => address['use'] === 'old' || isOver(address['period'], now);
  const [chosen] = objectsOf(addresses)
    .filter((address) => readAddress(address) !== null)
    .toSorted((a, b) => Number(ended(a)) - Number(ended(b)) || place(a) - place(b) || Number(isPostal(a)) - Number(isPostal(b)));
  return chosen ? readAddress(chosen) : null;
}

const uses = ['home', 'undefined', 'temp', 'work', 'billing', 'old'];
const place = (address: Json): number => (uses.indexOf(String(address['use'])) + uses.length + 1) % (uses.length + 1);
const isPostal = (address: Json): boolean => address['type'] === 'postal';

function readAddress(address: Json): Address | null {
  const part = (field: string, max: number) => cut(textOf(address[field]) ?? '', max);
  const lines = textsOf(address['line'])
    .map((line) => cut(line, 200))
    .slice(0, 5);
  const read: Address = {
    lines,
    city: part('city', 120),
    region: part('state', 120),
    postalCode: part('postalCode', 20),
    country: part('country', 60),
  };
  if (lines.length > 0 || read.city !== '' || read.postalCode !== '') return read;
  const whole = textOf(address['text']);
  return whole === null ? null : { ...read, lines: [cut(whole, 200)] };
}
