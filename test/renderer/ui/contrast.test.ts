import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
const [paperCss = '', contrastCss = ''] = css.split(/\[data-theme=["']contrast["']\]/);
const paper = coloursIn(paperCss);
const contrast = { ...paper, ...coloursIn(contrastCss) };

/** Text and what it stands on. */
const text = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'surface-pressed'],
  ['ink', 'arrived'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'surface'],
  ['arrived-soft', 'arrived'],
  ['on-primary', 'primary'],
  ['caution', 'caution-ground'],
  ['caution', 'paper'],
  ['caution', 'arrived'],
  ['danger', 'paper'],
  ['danger', 'surface'],
] as const;

/** Edges of controls and the focus ring. */
const edges = [
  ['outline', 'paper'],
  ['outline', 'arrived'],
  ['outline', 'surface'],
  ['focus', 'paper'],
  ['focus', 'arrived'],
] as const;

test.each(text)('%s on %s can be read on paper (4.5:1) and in strong contrast (7:1)', (ink, ground) => {
  expect(ratio(paper, ink, ground)).toBeGreaterThanOrEqual(4.5);
  expect(ratio(contrast, ink, ground)).toBeGreaterThanOrEqual(7);
});

test.each(edges)('the edge %s stands out from %s (3:1)', (edge, ground) => {
  expect(ratio(paper, edge, ground)).toBeGreaterThanOrEqual(3);
  expect(ratio(contrast, edge, ground)).toBeGreaterThanOrEqual(3);
});

test('both themes are measured, each with its own colours', () => {
  expect(paper['ink']).not.toBe(contrast['ink']);
  expect(paper['paper']).not.toBe(contrast['paper']);
});

test('grey on white would be found', () => {
  expect(ratio({ a: '#999999', b: '#ffffff' }, 'a', 'b')).toBeLessThan(4.5);
});

function coloursIn(block: string): Record<string, string> {
  const found = block.matchAll(/--([\w-]+):\s*(?:var\(--site-primary,\s*)?(#[0-9a-f]{6})/gi);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

function ratio(colours: Record<string, string>, one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(colours[one]), luminance(colours[other])].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour = '#000000'): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
