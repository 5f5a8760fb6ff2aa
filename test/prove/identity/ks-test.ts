/**
 * Two-sample Kolmogorov-Smirnov test: how likely two samples of one distribution are to differ at least this much.
 * Asymptotic form (Press et al., Numerical Recipes, section 14.3); each sample should have at least a dozen values.
 */
export function ksTest(a: readonly number[], b: readonly number[]): { readonly distance: number; readonly p: number } {
  const [first, second] = [a, b].map((sample) => [...sample].sort((x, y) => x - y)) as [number[], number[]];
  let [i, j, distance] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    while ((first[i] ?? Infinity) <= value) i += 1;
    while ((second[j] ?? Infinity) <= value) j += 1;
    distance = Math.max(distance, Math.abs(i / first.length - j / second.length));
  }
  const size = Math.sqrt((first.length * second.length) / (first.length + second.length));
  return { distance, p: tail((size + 0.12 + 0.11 / size) * distance) };
}

/** Probability that the scaled distance is at least this under one distribution. */
function tail(lambda: number): number {
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, sum));
}
