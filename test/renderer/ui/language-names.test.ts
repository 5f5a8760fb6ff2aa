import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { isPrintable, loadFaces } from '../../../portal/messages/letters/faces.ts';
import { unpackWoff } from '../../../portal/messages/letters/unpack-woff.ts';
import { spokenLanguages } from '../../../shared/domain/spoken-languages.ts';

const folder = new URL('../../../renderer/ui/language-names/', import.meta.url);
const css = readFileSync(new URL('language-names.css', folder), 'utf8');
const names = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.woff'));

const fonts = names.map((name) => {
  const font = fontkit.create(unpackWoff(readFileSync(new URL(name, folder))));
  if (!('layout' in font)) throw new Error('one font a file is expected');
  const [, from = '', to = ''] = new RegExp(`${name}[^}]*unicode-range: U\\+(\\w+)-(\\w+);`).exec(css) ?? [];
  const reaches = (char: string) =>
    (char.codePointAt(0) ?? 0) >= Number.parseInt(from, 16) && (char.codePointAt(0) ?? 0) <= Number.parseInt(to, 16);
  return { font, reaches };
});
const faces = loadFaces()[400];

test.each(spokenLanguages)('$tag can be read by those who look for it: $ownName has no empty box', ({ ownName }) => {
  const own = fonts.find(({ reaches }) => [...ownName].every(reaches));
  if (own === undefined) expect(isPrintable(ownName, faces)).toBe(true);
  // Glyph 0 is the empty box.
  else expect(own.font.layout(ownName).glyphs.map(({ id }) => id)).not.toContain(0);
});

test('each of these fonts is used, and small', () => {
  expect(names.every((name) => css.includes(`url("./${name}")`))).toBe(true);
  expect(names.every((name) => readFileSync(new URL(name, folder)).length < 4000)).toBe(true);
});
