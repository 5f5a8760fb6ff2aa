import { err, ok, type Result } from '../../shared/result.ts';

export type WeakPassword = 'too-short' | 'too-long' | 'commonly-used' | 'repeats-itself' | 'a-sequence' | 'contains-the-name';

export const whyWeak: Readonly<Record<WeakPassword, string>> = {
  'too-short': 'is shorter than 15 characters; a few unrelated words make a good one',
  'too-long': 'is longer than 200 characters',
  'commonly-used': 'is built on one of the most used passwords, which are tried first',
  'repeats-itself': 'repeats the same few characters',
  'a-sequence': 'is a run of neighbouring letters or digits',
  'contains-the-name': 'is mostly the user name or the name of this product',
};

/**
 * NIST SP 800-63B-4, 3.1.1.2: length first, no rules of composition, and a list of what is guessed first. `min` is policy's, never under 15.
 * @param names words an attacker would know: user name, the person's name
 */
export function decidePassword(password: string, names: readonly string[], min = 15): Result<string, WeakPassword> {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < Math.max(min, 15)) return err('too-short');
  if (characters.length > 200) return err('too-long');
  const folded = fold(characters.join(''));
  if (new Set(folded).size < 5 || isRepetition(folded)) return err('repeats-itself');
  if (longestRun(folded) > folded.length * 0.6) return err('a-sequence');
  const rest = commonest.reduce((left, common) => left.replaceAll(common, ''), folded);
  if (lettersAndDigits(rest) < 6) return err('commonly-used');
  const known = [...names, 'foyer']
    .flatMap((name) => name.split(/[\s.@_-]+/))
    .map(fold)
    .filter((name) => name.length > 2);
  if (lettersAndDigits(known.reduce((left, name) => left.replaceAll(name, ''), folded)) < 6) return err('contains-the-name');
  return ok(password);
}

/** The usual swaps (0 for o, @ for a) do not hide a word from a guesser. */
const fold = (text: string): string => [...text.toLowerCase()].map((char) => swaps[char] ?? char).join('');
const swaps: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', '1': 'l', '!': 'i', '3': 'e', $: 's', '5': 's', '7': 't' };

const lettersAndDigits = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

function isRepetition(text: string): boolean {
  for (let size = 1; size <= text.length / 3; size += 1) {
    if (
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .startsWith(text)
    )
      return true;
  }
  return false;
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop'].map(fold);
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

/** Characters that continue a row of the keyboard or alphabet, counted over the whole text. */
function longestRun(text: string): number {
  let inRuns = 0;
  for (let at = 0; at < text.length; ) {
    let length = 1;
    while (at + length < text.length && runs.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1;
    if (length >= 4) inRuns += length;
    at += length;
  }
  return inRuns;
}

/** What leaked-password lists begin with, folded, longest first; a longer password made of these alone is no better. */
const commonest = [
  'password',
  'passwort',
  'passphrase',
  'contrasena',
  'motdepasse',
  'welcome',
  'willkommen',
  'bienvenido',
  'letmein',
  'iloveyou',
  'trustno',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'starwars',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'michael',
  'jordan',
  'qwerty',
  'qwertz',
  'azerty',
  'asdfgh',
  'zxcvbn',
  'administrator',
  'admin',
  'secret',
  'changeme',
  'default',
  'login',
  'access',
  'hospital',
  'clinic',
  'reception',
  'frontdesk',
  'front',
  'desk',
  'doctor',
  'nurse',
  'health',
  'medical',
  'patient',
  'checkin',
  'kiosk',
  'summer',
  'winter',
  'spring',
  'autumn',
  'monday',
  'january',
  'march',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'correct',
  'horse',
  'battery',
  'staple',
  'thequickbrownfox',
  'abcd',
  'abc',
  '1q2w3e4r',
  '123456',
  '1234',
  '123',
  '2024',
  '2025',
  '2026',
  '2027',
]
  .map((word) => fold(word))
  .toSorted((a, b) => b.length - a.length);
