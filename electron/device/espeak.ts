import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BuiltInLanguage, builtIn, type Language } from '../../shared/domain/language.ts';
import type { Spoken, Utterance } from '../usecases/speech.ts';
import { wholeWav } from './wav.ts';

/** Where the packages of Debian, Fedora, Homebrew and the Windows installer put it; a search path could be led elsewhere. */
const places: readonly string[] = [
  '/usr/bin/espeak-ng',
  '/usr/local/bin/espeak-ng',
  '/opt/homebrew/bin/espeak-ng',
  'C:\\Program Files\\eSpeak NG\\espeak-ng.exe',
];

export const findEspeak = (): string | null => places.find((place) => existsSync(place)) ?? null;

const ownVoices: Readonly<Record<BuiltInLanguage, string>> = { en: 'en-us', es: 'es-419', ar: 'ar', 'zh-Hans': 'cmn', vi: 'vi' };

/** The languages the program says it has voices for, by its own names; none when it does not answer. */
export function voicesOf(program: string): ReadonlySet<string> {
  try {
    const list = execFileSync(program, ['--voices'], { encoding: 'utf8', timeout: 4000, stdio: ['ignore', 'pipe', 'ignore'] });
    return new Set(list.split('\n').flatMap((line) => line.trim().split(/\s+/)[1] ?? []));
  } catch {
    return new Set();
  }
}

/**
 * The program's own name for the voice of a language; null when it has none. A name from outside never becomes an argument.
 * @param voices asked only about a language that Foyer does not speak by itself
 */
export function voiceFor(language: Language, voices: () => ReadonlySet<string>): string | null {
  if (builtIn(language)) return ownVoices[language];
  const tag = language.toLowerCase();
  return [tag, tag.split('-')[0] ?? ''].find((name) => voices().has(name)) ?? null;
}

const timeLimitMs = 8000;
/** About six minutes of speech. */
const largestBytes = 16_000_000;
/** What is being said, and what comes next; more is a page that does not listen to itself. */
const mostAtOnce = 4;

/**
 * Renders words with espeak-ng (GPL-3.0, a program of its own). The text goes in by standard input and never becomes an argument; no shell
 * is involved; nothing is written to disk.
 * @param program absolute path
 * @param voices what it can speak besides the languages of Foyer itself
 */
export function createEspeak(
  program: string,
  voices: () => ReadonlySet<string> = () => new Set(),
): (utterance: Utterance) => Promise<Spoken | null> {
  let running = 0;
  return async ({ text, language, rate }) => {
    const voice = voiceFor(language, voices);
    if (voice === null || running >= mostAtOnce) return null;
    running += 1;
    try {
      const child = spawn(program, ['--stdin', '--stdout', '-b', '1', '-v', voice, '-s', String(Math.round(rate))], {
        stdio: ['pipe', 'pipe', 'ignore'],
        env: { LANG: 'C.UTF-8' },
        windowsHide: true,
        shell: false,
      });
      return wholeWav(await outputOf(child, plainText(text)));
    } finally {
      running -= 1;
    }
  };
}

/** Double brackets would switch espeak-ng to phoneme codes; control characters mean nothing to an ear. */
const plainText = (text: string): string => text.replaceAll('[[', '[').replaceAll(/\p{Cc}/gu, ' ');

/** Everything the program wrote; empty when it failed, took too long or wrote too much. */
function outputOf(child: ChildProcess, text: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const limit = setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
    const end = (whole: Buffer): void => {
      clearTimeout(limit);
      resolve(whole);
    };
    child.stdout?.on('data', (part: Buffer) => {
      size += part.length;
      if (size > largestBytes) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.once('error', () => end(Buffer.alloc(0)));
    child.once('close', (code) => end(code === 0 ? Buffer.concat(parts) : Buffer.alloc(0)));
    // A program that ended early closes the pipe; its exit says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${text}\n`);
  });
}
