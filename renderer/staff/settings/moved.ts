/** The list with the one at `at` moved by `step`; past either end nothing moves. */
export function moved<T>(list: readonly T[], at: number, step: 1 | -1): readonly T[] {
  const one = list[at];
  const other = list[at + step];
  if (one === undefined || other === undefined) return list;
  return list.map((item, index) => (index === at ? other : index === at + step ? one : item));
}
