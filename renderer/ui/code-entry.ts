/** A booking number as typed, digits only; shown in groups as it stands on the letter. */
export const codeGroups = [4, 4, 4] as const;
export const codeLength = 12;

/** A code that was sent to the patient, in the groups it has there. */
export const sentCodeGroups = [3, 3] as const;
export const sentCodeLength = 6;

export const typeDigit = (typed: string, digit: string, length: number): string => (typed.length < length ? typed + digit : typed);

export const eraseLast = (typed: string): string => [...typed].slice(0, -1).join('');

/** The typed digits, cut into groups of these lengths; groups not reached yet are empty. */
export function inGroups(typed: string, groups: readonly number[]): readonly string[] {
  let from = 0;
  return groups.map((length) => {
    const group = typed.slice(from, from + length);
    from += length;
    return group;
  });
}
