import { everyItem, type Form, type FormItem } from './form.ts';

/** Where an item stands in its form. */
export interface Place {
  readonly item: FormItem;
  readonly parent: FormItem | null;
  /** The repeating groups around the item, outermost first, without the item itself. */
  readonly repeaters: readonly string[];
  /** Position in the order of the form. */
  readonly order: number;
}
export type FormIndex = ReadonlyMap<string, Place>;

/** Forms never change, so each one's index is made once. */
const known = new WeakMap<readonly FormItem[], FormIndex>();

export function indexOf({ items }: Pick<Form, 'items'>): FormIndex {
  const kept = known.get(items);
  if (kept) return kept;
  const order = new Map(everyItem(items).map((item, position) => [item.linkId, position]));
  const places = new Map<string, Place>();
  const visit = (parent: FormItem | null, children: readonly FormItem[], repeaters: readonly string[]): void => {
    for (const item of children) {
      places.set(item.linkId, { item, parent, repeaters, order: order.get(item.linkId) ?? 0 });
      visit(item, item.items, item.type === 'group' && item.repeats ? [...repeaters, item.linkId] : repeaters);
    }
  };
  visit(null, items, []);
  known.set(items, places);
  return places;
}
