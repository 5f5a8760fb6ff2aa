import type { PersonName } from '../../shared/domain/patient.ts';
import { cut, type Json, objectsOf, textOf, textsOf } from './json.ts';
import { isOver } from './period.ts';

/**
 * The one name a person is called by here, out of FHIR HumanName[]: official, then usual, then the first; never a former one unless there
 * is no other. Former family names (maiden, old, or of a period that is over) are kept to be recognised at the kiosk.
 */
export function personName(names: unknown, now: Date): PersonName {
  const all = objectsOf(names).filter((name) => readName(name) !== null);
  const former = (name: Json) => formerUses.has(String(name['use'])) || isOver(name['period'], now);
  const [chosen] = all.toSorted((a, b) => rank(a, former(a)) - rank(b, former(b)));
  const name = (chosen && readName(chosen)) ?? { text: null, family: null, given: [] };
  const formerFamily = all
    .filter((one) => one !== chosen && former(one))
    .flatMap((one) => textOf(one['family']) ?? [])
    .map((family) => cut(family, 200))
    .filter((family, index, list) => family !== name.family && list.indexOf(family) === index);
  return { ...name, formerFamily: formerFamily.slice(0, 10) };
}

/** A name as one line of at most 200 characters, for practitioners and contacts; null when there is none. */
export function nameLine(names: unknown, now: Date): string | null {
  const { text, family, given } = personName(names, now);
  const parts = [...given, family ?? ''].filter((part) => part !== '');
  const line = text ?? parts.join(' ');
  return line === '' ? null : cut(line, 200);
}

const formerUses = new Set(['maiden', 'old']);
const useOrder = ['official', 'usual', 'undefined', 'temp', 'nickname', 'anonymous'];

function rank(name: Json, former: boolean): number {
  const place = useOrder.indexOf(String(name['use']));
  return (former ? 100 : 0) + (place === -1 ? 2 : place);
}

function readName(name: Json): Pick<PersonName, 'text' | 'family' | 'given'> | null {
  const family = textOf(name['family']);
  const given = textsOf(name['given']).slice(0, 10);
  const suffix = textsOf(name['suffix']);
  const written = textOf(name['text']) ?? (suffix.length > 0 ? [...given, family ?? '', ...suffix].join(' ').trim() : null);
  if (family === null && given.length === 0 && written === null) return null;
  return {
    text: written === null ? null : cut(written, 300),
    family: family === null ? null : cut(family, 200),
    given: given.map((one) => cut(one, 200)),
  };
}
