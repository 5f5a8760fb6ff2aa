/** Every sentence of a catalogue with the path of its key; functions are asked with sample values. */
export function sentencesOf(catalogue: object, path = ''): readonly (readonly [key: string, words: string])[] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value] as const];
    if (typeof value === 'function') return [[here, String(value('5', '7', '9'))] as const];
    return typeof value === 'object' && value !== null ? sentencesOf(value, here) : [];
  });
}
