import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { allPacks } from '../../renderer/i18n/languages.ts';
import { electronPath, openClinic, testApp, until } from '../e2e/clinic.ts';
import { shownPage } from '../tour/kiosk-hands.ts';
import { attempts } from './breakout/attempts.ts';
import { type Picture, pictureOf } from './breakout/stands.ts';
import { circumstances } from './circumstances.ts';
import type { Findings, Prove, Trial } from './proof.ts';
import { filesBelow } from './residue/files.ts';

/** One trial is a sequence of attempts, and a look at what stands afterwards. */
export const usualN = 40;

const answersWithinMs = 3000;
/** A page that was lost more than three times within a minute is brought back more slowly, so that a loop of losses cannot spin. */
const afterManyLossesMs = 9000;
const longestAttemptMs = 4000;

/**
 * Random sequences of what somebody with hands, keys and a page of their own would try. After each the kiosk stands as before: one window,
 * our page, full size, nothing started, nothing written, and it answers.
 */
export const prove: Prove = async ({ n, random, note }): Promise<Findings> => {
  const failures: string[] = [];
  const tried: Record<string, number> = {};
  const mark = `FOYER_PROOF=${randomUUID()}`;
  const clinic = await openClinic();
  const places = { home: join(clinic.folder, 'kiosk-home'), temporary: join(clinic.folder, 'kiosk-tmp') };
  for (const place of Object.values(places)) mkdirSync(place, { mode: 0o700 });
  const app = await launch(clinic.device('kiosk'), places, mark);
  let [done, slowestMs] = [0, 0];
  const losses: number[] = [];
  try {
    await until('a kiosk in service', () => isOurs(app), 60_000);
    const before = { picture: await pictureOf(app, mark), files: filesIn(places) };
    for (; done < n && failures.length < 10; done += 1) {
      const names = await sequence(app, random);
      for (const name of names) tried[name] = (tried[name] ?? 0) + 1;
      const ms = await backToNormal(app, mark, before.picture);
      slowestMs = Math.max(slowestMs, ms ?? 0);
      if (names.some((name) => name.startsWith('43') || name.startsWith('31'))) losses.push(performance.now());
      const limit = losses.filter((at) => at > performance.now() - 60_000).length > 2 ? afterManyLossesMs : answersWithinMs;
      if (ms === null || ms > limit)
        failures.push(`after ${names.join(' + ')}: ${await describe(app, mark, before.picture)}, ${ms ?? 'too many'} ms`);
      const made = filesIn(places).filter((file) => !before.files.includes(file));
      if (made.length > 0) failures.push(`after ${names.join(' + ')}: ${made.join(', ')} was written`);
      if (failures.length > 0) note(failures.at(-1) ?? '');
      if (done % 20 === 19) note(`${done + 1} sequences, ${failures.length} failures`);
    }
    return { done, failures, details: { ...circumstances(), attempts: attempts.length, tried, slowestMs: Math.round(slowestMs) } };
  } finally {
    await app.close().catch(() => undefined);
    await clinic.close();
  }
};

const launch = (
  data: string,
  { home, temporary }: { readonly home: string; readonly temporary: string },
  mark: string,
): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: electronPath,
    args: [testApp, `--foyer-data=${data}`],
    chromiumSandbox: true,
    env: { ...process.env, HOME: home, TMPDIR: temporary, FOYER_PROOF: mark.split('=')[1] ?? '' },
  });

const filesIn = (places: Readonly<Record<string, string>>): readonly string[] =>
  filesBelow(Object.values(places))
    .map(({ where }) => where)
    .filter((where) => Object.values(places).some((place) => where.startsWith(place)));

/** One to four attempts in a row, each on whatever stands on the glass by then. */
async function sequence(app: ElectronApplication, random: Trial['random']): Promise<readonly string[]> {
  const names: string[] = [];
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
    const attempt = attempts[Math.floor(random() * attempts.length)];
    if (attempt === undefined) continue;
    names.push(attempt.name);
    const page = await shownPage(app);
    // An attempt on a page that dies of it may never answer.
    await Promise.race([attempt.make({ app, page, random }).catch(() => undefined), pause(longestAttemptMs)]);
  }
  return names;
}

/** Milliseconds until everything stands as before and the page answers; null when it does not. */
async function backToNormal(app: ElectronApplication, mark: string, before: Picture): Promise<number | null> {
  const began = performance.now();
  while (performance.now() - began < 2 * afterManyLossesMs) {
    const same = JSON.stringify(await pictureOf(app, mark)) === JSON.stringify(before);
    if (same && (await Promise.race([isOurs(app), pause(1000).then(() => false)]))) return performance.now() - began;
    await pause(100);
  }
  return null;
}

/** A heading of ours, in any of its languages, is on the screen, whichever screen the attempts led to. */
const isOurs = async (app: ElectronApplication): Promise<boolean> => {
  const heading = (await shownPage(app)).locator('main h1').first();
  const said = await heading.innerText({ timeout: 1000 }).catch(() => '');
  return ourWords.has(said.trim()) && (await heading.isVisible().catch(() => false));
};

const wordsIn = (part: unknown): readonly string[] =>
  typeof part === 'string' ? [part] : typeof part === 'object' && part !== null ? Object.values(part).flatMap(wordsIn) : [];
const ourWords: ReadonlySet<string> = new Set(allPacks.flatMap(({ words }) => wordsIn(words)));

async function describe(app: ElectronApplication, mark: string, before: Picture): Promise<string> {
  const now = await pictureOf(app, mark);
  return JSON.stringify(now) === JSON.stringify(before) ? 'the page does not answer' : JSON.stringify(now);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
