import type { ChangeRequest, FieldChange } from '../../../shared/domain/change-request.ts';

/** The parts a value is compared by, in reading order; one line of text has only `value`. */
export type PartName =
  | 'value'
  | 'given'
  | 'family'
  | 'town'
  | 'street'
  | 'city'
  | 'region'
  | 'postalCode'
  | 'country'
  | 'name'
  | 'phone'
  | 'relationship';

export interface ComparedPart {
  readonly part: PartName;
  readonly before: string;
  readonly asked: string;
  readonly now: string;
  /** What is asked differs from what was on the record. */
  readonly changed: boolean;
  /** The record differs now from what it was when asked. */
  readonly moved: boolean;
}

/** Old and new side by side, part by part, so that one changed digit in a street is seen. Parts empty everywhere are left out. */
export function comparedParts({ change, before, current }: Pick<ChangeRequest, 'change' | 'before' | 'current'>): readonly ComparedPart[] {
  const asked = partsOf(change);
  const was = partsOf(before);
  const now = partsOf(current);
  return [...asked.keys()]
    .map((part) => {
      const [a, b, c] = [was.get(part) ?? '', asked.get(part) ?? '', now.get(part) ?? ''];
      return { part, before: a, asked: b, now: c, changed: a !== b, moved: a !== c };
    })
    .filter(({ before: a, asked: b, now: c }) => a !== '' || b !== '' || c !== '');
}

function partsOf(change: FieldChange | null): ReadonlyMap<PartName, string> {
  if (change === null) return new Map();
  if (change.field === 'address') {
    const { lines, city, region, postalCode, country } = change.value;
    return new Map<PartName, string>([
      ['street', lines.join(', ')],
      ['city', city],
      ['region', region],
      ['postalCode', postalCode],
      ['country', country],
    ]);
  }
  if (change.field === 'emergencyContact') {
    const { name, phone, relationship } = change.value;
    return new Map<PartName, string>([
      ['name', name],
      ['phone', phone],
      ['relationship', relationship],
    ]);
  }
  if (change.field === 'name') {
    return new Map<PartName, string>([
      ['given', change.value.given],
      ['family', change.value.family],
    ]);
  }
  if (change.field === 'pharmacy') {
    return new Map<PartName, string>([
      ['name', change.value.name],
      ['town', change.value.town],
    ]);
  }
  return new Map([['value', change.value]]);
}
