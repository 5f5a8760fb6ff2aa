import { expect, test } from 'vitest';
import { type Findings, type Prove, runProof, type Trial } from './proof.ts';
import { seededRandom } from './random.ts';

const trial: Trial = { n: 3, seed: 7, random: seededRandom(7), out: undefined, note: () => undefined };
const finding =
  (found: Partial<Findings>): Prove =>
  async () => ({ done: 3, failures: [], details: {}, ...found });

test('a proof holds when every trial was done and none failed', async () => {
  expect(await runProof('crash', finding({ details: { made: 9 } }), trial)).toMatchObject({
    name: 'crash',
    n: 3,
    seed: 7,
    failures: 0,
    ok: true,
    details: { made: 9 },
  });
});

test.each([
  ['one trial failed', finding({ failures: ['lost one'] })],
  ['it stopped early', finding({ done: 2 })],
  ['it did nothing', finding({ done: 0 })],
  ['it threw', async () => Promise.reject(new Error('broken'))],
] as const)('a proof does not hold when %s', async (_why, prove) => {
  expect((await runProof('crash', prove, trial)).ok).toBe(false);
});

test('the same seed gives the same numbers, another seed others', () => {
  const three = (seed: number) => {
    const next = seededRandom(seed);
    return [next(), next(), next()];
  };
  expect(three(7)).toEqual(three(7));
  expect(three(7)).not.toEqual(three(8));
});
