import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import type { BuiltInLanguage as Language } from '../../shared/domain/language.ts';
import type { Wanted } from './kiosk-page.tsx';
import { findOverflow } from './overflow.ts';
import type { Pages } from './pages.ts';
import type { Picture } from './plan.ts';
import { findSmallTargets } from './targets.ts';

/** What axe or the measuring found on one picture. */
export interface Finding {
  readonly picture: string;
  readonly what: string;
}

export interface Found {
  readonly violations: readonly Finding[];
  readonly overflow: readonly Finding[];
  /** What a finger presses that is smaller on the glass than it must be. */
  readonly small: readonly Finding[];
  /**
   * Pictures whose words had to shrink to fit, and to which share of their size: the longest translations show here. A fault only where
   * somebody asked for larger words and would get smaller ones than usual; those stand under `overflow`, too.
   */
  readonly shrunk: readonly Finding[];
}

declare global {
  interface Window {
    readonly axe: { run(options: RunOptions): Promise<AxeResults> };
    showStaff(name: string, language: string): Promise<void>;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A window that photographs one picture after another into the folder `out`. */
export async function createCamera(page: Page, pages: Pages, out: string) {
  await page.addInitScript(axeSource);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let open = '';

  async function show({ surface, screen, language, theme, size }: Picture): Promise<void> {
    const place = `${surface} ${size.name}`;
    // A staff state is reached once per page load.
    if (surface === 'staff' || open !== place) {
      await page.setViewportSize({ width: size.width, height: size.height });
      await page.goto(pages.address(surface));
      open = place;
    }
    if (surface === 'staff') await page.evaluate(([name, lang]) => window.showStaff(name, lang), [screen, language] as const);
    else {
      const wanted: Wanted = { name: screen, language: language as Language, theme, pixelsPerMm: size.pixelsPerMm };
      await page.evaluate((one) => window.show(one), wanted);
    }
    await page.evaluate(settled);
  }

  return async (picture: Picture): Promise<Found> => {
    await show(picture);
    const file = join(out, picture.file);
    mkdirSync(dirname(file), { recursive: true });
    await page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
    const overflow = await page.evaluate(findOverflow, picture.surface === 'staff');
    const { fit, enlarged } = picture.surface === 'staff' ? usual : await page.evaluate(fitOfWords);
    const shrunk = fit < 1 ? [`words at ${Math.round(fit * 100)} %`] : [];
    const small = picture.surface === 'staff' ? [] : await page.evaluate(findSmallTargets, picture.size.pixelsPerMm);
    const violations = await page.evaluate((options) => window.axe.run(options), axeOptions(picture));
    return {
      shrunk: shrunk.map((what) => ({ picture: picture.file, what })),
      overflow: [...overflow, ...(enlarged ? shrunk : [])].map((what) => ({ picture: picture.file, what })),
      small: small.map((what) => ({ picture: picture.file, what })),
      violations: violations.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => ({
          picture: picture.file,
          what: `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`,
        })),
      ),
    };
  };
}

const usual = { fit: 1, enlarged: false };

/** To which share of their usual size the words are, and whether larger ones were asked for. */
const fitOfWords = (): typeof usual => {
  const block = document.querySelector('.screen-block');
  const enlarged = (document.documentElement.dataset['text'] ?? 'standard') !== 'standard';
  return { fit: block === null ? 1 : Number(getComputedStyle(block).getPropertyValue('--fit')), enlarged };
};

/** Fonts of a script are fetched when its first letter is laid out; text may shrink to fit once they are there. */
async function settled(): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let times = 0; times < 2; times += 1) {
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    await frame();
  }
}

/** All of axe's rules; strong contrast must keep 7:1 (WCAG 2.2 SC 1.4.6). */
const axeOptions = ({ theme }: Picture): RunOptions => ({
  resultTypes: ['violations'],
  rules: { 'color-contrast-enhanced': { enabled: theme === 'contrast' }, 'target-size': { enabled: true } },
});
