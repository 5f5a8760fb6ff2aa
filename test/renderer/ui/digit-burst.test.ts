import { expect, test } from 'vitest';
import { createDigitBurst } from '../../../renderer/ui/digit-burst.ts';

/** Keys so many milliseconds apart; the answer to the last one. */
function typed(keys: readonly string[], everyMs: number): string | null {
  const burst = createDigitBurst(12);
  return keys.reduce<string | null>((_, key, index) => burst.takes(key, index * everyMs), null);
}

test('twelve digits and Enter without a pause are a scanner’s', () => {
  expect(typed([...'482190351122', 'Enter'], 5)).toBe('482190351122');
});

test.each([
  ['a person’s fingers', [...'482190351122', 'Enter'], 120],
  ['eleven digits', [...'48219035112', 'Enter'], 5],
  ['thirteen digits', [...'4821903511223', 'Enter'], 5],
  ['a letter between them', [...'48219a351122', 'Enter'], 5],
  ['no end', [...'482190351122'], 5],
])('%s are not', (_what, keys, everyMs) => {
  expect(typed(keys, everyMs)).toBeNull();
});

test('what a person typed before does not count', () => {
  const burst = createDigitBurst(12);
  burst.takes('9', 0);
  const answers = [...'482190351122', 'Enter'].map((key, index) => burst.takes(key, 500 + index * 5));
  expect(answers.at(-1)).toBe('482190351122');
});
