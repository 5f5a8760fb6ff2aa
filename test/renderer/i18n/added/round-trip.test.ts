import { expect, test } from 'vitest';
import type { AnyBlank } from '../../../../renderer/i18n/added/blanks.ts';
import { catalogueOf, missingSentences } from '../../../../renderer/i18n/added/catalogue-of.ts';
import { inside, sentenceList } from '../../../../renderer/i18n/added/sentence-list.ts';
import { textsOf } from '../../../../renderer/i18n/added/texts-of.ts';
import { allPacks } from '../../../../renderer/i18n/languages.ts';
import type { AddedLanguageCode } from '../../../../shared/domain/language.ts';

/** Values a sentence may meet; a count meets every number that could have a form of its own. */
function samplesOf(blanks: readonly AnyBlank[]): readonly (readonly (string | number)[])[] {
  const counted = Array.from({ length: 130 }, (_, number) => blanks.map(({ kind, sample }) => (kind === 'count' ? number : sample)));
  const spoken = ['9:41 a.m.', 'a. b', '{name}', '$1'].map((value) => blanks.map(({ kind, sample }) => (kind === 'text' ? value : sample)));
  return [blanks.map(({ sample }) => sample), ...(blanks.some(({ kind }) => kind === 'count') ? counted : []), ...spoken];
}

/** The one thing a file says better: a value that ends with a full stop is not followed by another. */
const oneStop = (text: string): string => text.replace('a.m..', 'a.m.');

const said = (words: object, key: string, values: readonly (string | number)[]): string => {
  const sentence = key.split('.').reduce<unknown>(inside, words);
  return typeof sentence === 'function' ? String(sentence(...values)) : String(sentence);
};

test.each(allPacks.map((pack) => [pack.ownName, pack] as const))(
  '%s written to a file and read from it says every sentence as before, whatever it is filled with',
  (_name, { code, words }) => {
    const sentences = JSON.parse(JSON.stringify(textsOf(words, code)));
    expect(missingSentences({ sentences })).toEqual([]);
    const read = catalogueOf({ code: code as AddedLanguageCode, sentences });
    if (read === null) throw new Error('a whole file gives a whole catalogue');
    for (const { key, blanks } of sentenceList)
      for (const values of samplesOf(blanks))
        expect(`${key}: ${said(read, key, values)}`).toBe(`${key}: ${oneStop(said(words, key, values))}`);
    expect(Object.keys(read)).toEqual(Object.keys(allPacks[0]?.words ?? {}));
    expect(Array.isArray(read.attract.tips)).toBe(true);
  },
);

test('a language that lacks one sentence has no catalogue at all, and says which it lacks', () => {
  const { 'help.title': _left, ...sentences } = textsOf(allPacks[0]!.words, 'en');
  expect(missingSentences({ sentences })).toEqual(['help.title']);
  expect(catalogueOf({ code: 'so' as AddedLanguageCode, sentences })).toBeNull();
});
