import { Language } from '../../../shared/domain/language.ts';
import { type Draft, type DraftKey, type PlainKey, type Weekday, weekdays } from './draft.ts';
import { policyPaths } from './policy-fields.ts';
import type { PolicyPath } from './policy-path.ts';

export interface Merged {
  readonly draft: Draft;
  /** Changed by both and differently: mine stands in the draft. */
  readonly both: readonly DraftKey[];
}

/**
 * My changes on top of what somebody else saved meanwhile, value by value.
 * @param base what both started from
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merged {
  const changedByMe = draftKeys([base, mine, theirs]).filter((key) => !same(valueAt(mine, key), valueAt(base, key)));
  const draft = changedByMe.reduce((onto, key) => withValue(onto, key, mine), theirs);
  const both = changedByMe.filter(
    (key) => !same(valueAt(theirs, key), valueAt(base, key)) && !same(valueAt(theirs, key), valueAt(mine, key)),
  );
  return { draft, both };
}

const plainKeys: readonly PlainKey[] = ['name', 'logo', 'primaryColour', 'languages', 'rules', 'forms', 'responders'];

/** Seats may be written in languages that only one of the drafts knows. */
const draftKeys = (drafts: readonly Draft[]): readonly DraftKey[] => [
  ...plainKeys,
  ...weekdays.map((day) => `hours.${day}` as const),
  ...new Set(drafts.flatMap(({ seating }) => Object.keys(seating).map((language) => `seating.${language}` as const))),
  ...policyPaths,
];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function valueAt(draft: Draft, key: DraftKey): unknown {
  const place = placeOf(key);
  if (place.in === 'draft') return draft[place.key];
  if (place.in === 'hours') return draft.hours[place.key];
  return place.in === 'seating' ? draft.seating[place.key] : draft.policy[place.key];
}

function withValue(onto: Draft, key: DraftKey, from: Draft): Draft {
  const place = placeOf(key);
  if (place.in === 'draft') return { ...onto, [place.key]: from[place.key] };
  if (place.in === 'hours') return { ...onto, hours: { ...onto.hours, [place.key]: from.hours[place.key] } };
  if (place.in === 'seating') return { ...onto, seating: { ...onto.seating, [place.key]: from.seating[place.key] } };
  return { ...onto, policy: { ...onto.policy, [place.key]: from.policy[place.key] } };
}

type Place =
  | { readonly in: 'draft'; readonly key: PlainKey }
  | { readonly in: 'hours'; readonly key: Weekday }
  | { readonly in: 'seating'; readonly key: Language }
  | { readonly in: 'policy'; readonly key: PolicyPath };

export function placeOf(key: DraftKey): Place {
  const plain = plainKeys.find((one) => one === key);
  if (plain !== undefined) return { in: 'draft', key: plain };
  if (key.startsWith('hours.')) return { in: 'hours', key: Number(key.slice(6)) as Weekday };
  if (key.startsWith('seating.')) return { in: 'seating', key: Language.parse(key.slice(8)) };
  return { in: 'policy', key: key as PolicyPath };
}
