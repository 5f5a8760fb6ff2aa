import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface CheckIn {
  readonly via: 'code' | 'name';
  readonly decisions: number;
  readonly keystrokes: number;
  /** From the first touch to "You have arrived". */
  readonly seconds: number;
  /** From "You have arrived" to "The clinic has it"; null when the portal was away. */
  readonly portalAckMs: number | null;
  /** From "You have arrived" to the row on a signed-in console. */
  readonly deskSeenMs: number | null;
}

export interface TourReport {
  ok: boolean;
  electron: string;
  imported: Readonly<Record<string, number>>;
  refused: number;
  appointments: number;
  checkIns: CheckIn[];
  refusals: number;
  handOffs: number;
  autoLogouts: number;
  changeRequests: { accepted: number; rejected: number };
  board: { arrived: number };
  offline: { made: number; delivered: number; lost: number; doubled: number };
  encryptedAtRest: boolean;
  notApplicable: { step: string; reason: string }[];
  failed: { step: string; why: string }[];
  screenshots: string[];
}

/** Thrown by a step that this data has nothing for. */
export class NotApplicable extends Error {}

/** Collects what was really seen. A step that fails is written down, and the tour goes on with the next one. */
export function createTourLog(out: string, electron: string) {
  const report: TourReport = {
    ok: false,
    electron,
    imported: {},
    refused: 0,
    appointments: 0,
    checkIns: [],
    refusals: 0,
    handOffs: 0,
    autoLogouts: 0,
    changeRequests: { accepted: 0, rejected: 0 },
    board: { arrived: 0 },
    offline: { made: 0, delivered: 0, lost: 0, doubled: 0 },
    encryptedAtRest: false,
    notApplicable: [],
    failed: [],
    screenshots: [],
  };
  const finished = new Set<string>();

  return {
    report,
    async step(name: string, work: () => Promise<void>): Promise<void> {
      process.stdout.write(`tour: ${name}\n`);
      try {
        await work();
        finished.add(name);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (error instanceof NotApplicable) report.notApplicable.push({ step: name, reason: why });
        else report.failed.push({ step: name, why: why.slice(0, 600) });
        process.stdout.write(`tour: ${name}: ${why.slice(0, 300)}\n`);
      }
    },
    async picture(page: Page, name: string): Promise<void> {
      const file = `${String(report.screenshots.length + 1).padStart(2, '0')}-${name}.png`;
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(out, file) });
      report.screenshots.push(file);
    },
    /** Writes tour.json. It is ok only if every step happened or says why it could not. */
    finish(planned: readonly string[]): TourReport {
      const excused = new Set(report.notApplicable.map(({ step }) => step));
      for (const step of planned) {
        const known = finished.has(step) || excused.has(step) || report.failed.some((failure) => failure.step === step);
        if (!known) report.failed.push({ step, why: 'it was never reached' });
      }
      report.ok = report.failed.length === 0;
      writeFileSync(join(out, 'tour.json'), `${JSON.stringify(report, null, 2)}\n`);
      return report;
    },
  };
}
export type TourLog = ReturnType<typeof createTourLog>;
