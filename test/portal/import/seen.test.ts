import { expect, test } from 'vitest';
import { createSeen } from '../../../portal/import/seen.ts';

test('a repeated record is told from another one under its id, among very many', () => {
  const seen = createSeen(4);
  for (let index = 0; index < 20_000; index += 1) expect(seen.note(`id-${index}`, `content ${index}`)).toBe('first');
  for (let index = 0; index < 20_000; index += 1) {
    expect(seen.note(`id-${index}`, `content ${index}`)).toBe('again');
    expect(seen.note(`id-${index}`, 'something else')).toBe('other');
  }
  expect(seen.note('id-20000', '')).toBe('first');
});
