import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { allPacks } from '../../renderer/i18n/languages.ts';
import { contactSheet } from './contact-sheet.ts';
import { type Pages, servePages } from './pages.ts';
import { createCamera, type Finding, type Found } from './photograph.ts';
import { type Picture, planPictures } from './plan.ts';

/*
 * npm run gallery -- [--out DIR] [--json FILE] [--small] [--only TEXT]: photographs every screen in every state, language, theme and size, and
 * counts what axe finds, what does not fit (or fits only in smaller words where larger ones were asked for), and what is too small for a finger. `--small`: one size and theme per language. `--only`: pictures whose path contains a text.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    json: { type: 'string' },
    small: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
const out = resolve(values.out ?? join('out', 'gallery'));
const windows = 2;
const staffLanguages = ['en', 'es'];

process.exitCode = await main();

async function main(): Promise<number> {
  const began = performance.now();
  mkdirSync(out, { recursive: true });
  for (const surface of ['kiosk', 'staff']) rmSync(join(out, surface), { recursive: true, force: true });
  const pages = await servePages();
  const app = await openWindows(pages);
  try {
    const opened = await pagesOf(app);
    const pictures = (await plan(opened, pages)).filter(({ file }) => file.includes(values.only));
    const found = await photographAll(pictures, opened, pages);
    writeFileSync(join(out, 'index.html'), contactSheet(pictures));
    return report(pictures, found, (performance.now() - began) / 1000);
  } finally {
    await app.close();
    await pages.close();
  }
}

async function openWindows(pages: Pages): Promise<ElectronApplication> {
  const executablePath = process.env['FOYER_ELECTRON'];
  if (executablePath === undefined) throw new Error('FOYER_ELECTRON is not set: start this with npm run gallery');
  const main = fileURLToPath(new URL('window.mjs', import.meta.url));
  const args = [main, `--user-data-dir=${join(tmpdir(), 'gallery-profile')}`, '--force-device-scale-factor=1'];
  return _electron.launch({ executablePath, args: [...args, String(windows), pages.address('kiosk')], chromiumSandbox: true });
}

async function pagesOf(app: ElectronApplication): Promise<readonly Page[]> {
  while (app.windows().length < windows) await app.waitForEvent('window');
  return app.windows();
}

async function plan([page]: readonly Page[], pages: Pages): Promise<readonly Picture[]> {
  if (page === undefined) throw new Error('no window opened');
  await page.goto(pages.address('kiosk'));
  const kiosk = await page.evaluate(() => window.stateNames);
  await page.goto(pages.address('staff'));
  const staff = await page.evaluate(() => (window as unknown as { readonly staffStateNames: readonly string[] }).staffStateNames);
  return planPictures({ kiosk, kioskLanguages: allPacks.map(({ code }) => code), staff, staffLanguages }, values.small);
}

/** Each window takes the next picture of its half; a whole size at a time, so that pages seldom load anew. */
async function photographAll(pictures: readonly Picture[], opened: readonly Page[], pages: Pages): Promise<Found> {
  const violations: Finding[] = [];
  const overflow: Finding[] = [];
  const small: Finding[] = [];
  const shrunk: Finding[] = [];
  const waiting = [...pictures];
  const work = async (page: Page) => {
    const photograph = await createCamera(page, pages, out);
    for (let next = waiting.splice(0, 8); next.length > 0; next = waiting.splice(0, 8)) {
      for (const picture of next) {
        const found = await photograph(picture);
        violations.push(...found.violations);
        overflow.push(...found.overflow);
        small.push(...found.small);
        shrunk.push(...found.shrunk);
      }
    }
  };
  await Promise.all(opened.map(work));
  return { violations, overflow, small, shrunk };
}

function report(pictures: readonly Picture[], { violations, overflow, small, shrunk }: Found, seconds: number): number {
  const ok = pictures.length > 0 && violations.length === 0 && overflow.length === 0 && small.length === 0;
  const verdict = {
    name: 'gallery',
    languages: [...new Set(pictures.map(({ language }) => language))],
    screens: new Set(pictures.map(({ surface, screen }) => `${surface} ${screen}`)).size,
    pictures: pictures.length,
    violations: violations.length,
    overflow: overflow.length,
    smallTargets: small.length,
    ok,
    seconds: Math.round(seconds * 10) / 10,
    details: {
      violations: violations.slice(0, 200),
      overflow: overflow.slice(0, 200),
      small: small.slice(0, 200),
      shrunk: shrunk.slice(0, 200),
    },
  };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(verdict, null, 2)}\n`);
  for (const { picture, what } of [...violations, ...overflow, ...small].slice(0, 40))
    console.log(`${picture}: ${what.split('\n').join(' ')}`);
  const { details: _details, ...sums } = verdict;
  console.log(JSON.stringify(sums));
  return ok ? 0 : 1;
}
