import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { en } from '../../renderer/i18n/en.ts';
import { electronPath, isAlive, testApp, until } from '../e2e/clinic.ts';
import { shownPage } from '../tour/kiosk-hands.ts';
import { circumstances } from './circumstances.ts';
import type { Findings, Prove, Trial } from './proof.ts';
import { type Canary, type CanaryClinic, needlesOf, openCanaryClinic } from './residue/canary-clinic.ts';
import { type Film, needlesOfPicture } from './residue/card.ts';
import { filesBelow, openFilesOf, picturesAmong } from './residue/files.ts';
import { createHunt, type Hunt, type Needle } from './residue/hunt.ts';
import { selfCheck, type Watched } from './residue/self-check.ts';
import { makeVisit, type Seen, type VisitKind } from './residue/visit.ts';
import { piecesOfClipboard, piecesOfWindow, writeClipboards } from './residue/window.ts';

/** One trial is one patient at a kiosk, and the search after them. */
export const usualN = 25;

/** At once; who walks away keeps a kiosk busy for most of a minute. */
const kiosksFor = (patients: number): number => (patients > 200 ? 6 : 3);
/** Longer than walking away takes. */
const visitLimitMs = 90_000;
/** A day of the portal holds 500 appointments. */
const perClinic = 400;
const exempt = 'memory of the main process: the database it reads is encrypted on disk, and the rows it read are in its memory';

interface Tally {
  readonly failures: readonly string[];
  /** Kept, and told at once: a long proof need not end before somebody knows. */
  readonly fail: (what: string) => void;
  readonly visits: Record<string, number>;
  readonly hunt: Hunt;
  selfChecks: number;
  pictures: number;
  done: number;
}

/**
 * Patients whose every word, card and signature can be recognised use real kiosks: some come to the end, some walk away, some pages crash.
 * After each visit nothing of that patient may be in the new window, on a clipboard or in any file the app has written or holds open.
 */
export const prove: Prove = async (trial): Promise<Findings> => {
  const failures: string[] = [];
  const fail = (what: string): void => {
    failures.push(what);
    trial.note(what);
  };
  const tally: Tally = { failures, fail, visits: {}, hunt: createHunt(), selfChecks: 0, pictures: 0, done: 0 };
  for (let left = trial.n; left > 0; left -= perClinic) await oneClinic(Math.min(left, perClinic), trial, tally);
  const { visits, hunt, selfChecks, pictures, done } = tally;
  return {
    done,
    failures,
    details: { ...circumstances(), kiosks: kiosksFor(trial.n), visits, pictures, searched: hunt.searched, selfChecks, exempt },
  };
};

async function oneClinic(count: number, trial: Trial, tally: Tally): Promise<void> {
  const clinic = await openCanaryClinic(count, trial.random);
  try {
    const kiosks = kiosksFor(trial.n);
    const plan = planVisits({ canaries: clinic.canaries, kiosks, random: trial.random });
    const lanes = Array.from({ length: kiosks }, (_, lane) => plan.filter((_visit, index) => index % kiosks === lane));
    await Promise.all(lanes.map((visits, lane) => oneKiosk({ clinic, name: `kiosk-${lane}`, visits, tally, note: trial.note })));
  } finally {
    await clinic.close();
  }
}

interface Planned {
  readonly canary: Canary;
  readonly kind: VisitKind;
  readonly isSelfCheck: boolean;
}

interface Plan {
  readonly canaries: readonly Canary[];
  readonly kiosks: number;
  readonly random: () => number;
}

const usual = ['details', 'change', 'arrive', 'details', 'name', 'change'] as const satisfies readonly VisitKind[];
/** One for each kiosk, and what they show differs. */
const selfChecking = ['card', 'details', 'sign'] as const satisfies readonly VisitKind[];

/**
 * Every kiosk begins with a visit that checks the searches; in every 25 visits three walk away, two pages crash and two are refused, and in
 * every second 25 one more photographs a card and one more signs and fills in a form.
 */
function planVisits({ canaries, kiosks, random }: Plan): readonly Planned[] {
  const rare: Readonly<Record<number, VisitKind>> = {
    5: 'walk-away-typing',
    8: 'crash',
    11: 'refused',
    13: 'walk-away-card',
    16: 'walk-away-details',
    19: 'crash-card',
    22: 'refused',
  };
  const rarer: Readonly<Record<number, VisitKind>> = { 28: 'card', 39: 'sign' };
  return canaries.map((canary, index) => {
    const isSelfCheck = index < kiosks;
    const checking = isSelfCheck ? selfChecking[index % selfChecking.length] : undefined;
    const kind = checking ?? rarer[index % 50] ?? rare[index % 25] ?? usual[Math.floor(random() * usual.length)] ?? 'details';
    return { canary, kind, isSelfCheck };
  });
}

interface Lane {
  readonly clinic: CanaryClinic;
  readonly name: string;
  readonly visits: readonly Planned[];
  readonly tally: Tally;
  readonly note: Trial['note'];
}

async function oneKiosk({ clinic, name, visits, tally, note }: Lane): Promise<void> {
  if (visits.length === 0) return;
  const { places, film } = await clinic.kiosk(name);
  const env = { ...process.env, HOME: places.home, TMPDIR: places.temporary };
  const app = await _electron.launch({
    executablePath: electronPath,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film.file}`, testApp, `--foyer-data=${places.data}`],
    chromiumSandbox: true,
    env,
  });
  const watched: Watched = { app, places };
  const looked: Needle[] = [...film.rows];
  try {
    await inService(app);
    for (const visit of visits) {
      await withinLimit(oneVisit({ watched, film, looked, tally }, visit)).catch(async (error: unknown) => {
        tally.fail(`${visit.kind} could not be played: ${String(error).slice(0, 300)}; ${await whatIsShown(app)}`);
      });
      if (tally.failures.length > 20) return;
      if (tally.done % 10 === 0) note(`${tally.done} visits, ${tally.failures.length} failures`);
    }
    await app.close();
    // The portal and the test's own notes are not below these folders.
    const left = tally.hunt.find(filesBelow(Object.values(places)), looked);
    for (const { where } of left) tally.fail(`after the kiosk was closed: ${where}`);
  } finally {
    await app.close().catch(() => undefined);
  }
}

/** A page that died in the middle may never answer. */
async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not end within ${visitLimitMs} ms`)), visitLimitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The headings on the glass, for whoever has to find out why a visit stopped. */
async function whatIsShown(app: ElectronApplication): Promise<string> {
  const pages = await Promise.all(
    app
      .windows()
      .map((page) =>
        Promise.race([
          page.evaluate(() => [...document.querySelectorAll('h1, h2')].map((heading) => heading.textContent).join(' / ')),
          new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 2000)),
        ]).catch((error: unknown) => String(error).slice(0, 80)),
      ),
  );
  return `${pages.length} pages: ${pages.join(' | ')}`;
}

/** Enrolled, and today's appointments have come. */
const inService = (app: ElectronApplication): Promise<unknown> =>
  until(
    'a kiosk in service',
    async () => {
      const page = await shownPage(app);
      return page
        .getByRole('heading', { name: en.attract.title })
        .isVisible()
        .catch(() => false);
    },
    60_000,
  );

interface AtKiosk {
  readonly watched: Watched;
  readonly film: Film;
  /** Everything that was looked for at this kiosk, to be looked for once more at its end. */
  readonly looked: Needle[];
  readonly tally: Tally;
}

async function oneVisit({ watched, film, looked, tally }: AtKiosk, { canary, kind, isSelfCheck }: Planned): Promise<void> {
  const { app, places } = watched;
  const needles: Needle[] = [...needlesOf(canary)];
  /** But the film itself. */
  const openFilesNow = () => openFilesOf(app.process().pid ?? 0).filter(({ where }) => where !== film.file);
  const { hunt } = tally;
  const before = await shownPage(app);
  const renderer = await processOf(app, before);
  const atTheFullest = async (page: Page, seen: Seen): Promise<void> => {
    needles.push(...seen.pictures.flatMap(needlesOfPicture), ...seen.drawn);
    tally.pictures += seen.pictures.length;
    if (!isSelfCheck) return leaveOnClipboards(app, canary, seen);
    const { blind, checks } = await selfCheck(watched, page, seen);
    tally.selfChecks += checks;
    for (const what of blind) tally.fail(`the search is blind: ${what} was not found`);
  };
  const whileFilming = (): void => {
    if (!isSelfCheck) return;
    tally.selfChecks += 1;
    const seen = createHunt().find(openFilesNow(), film.rows);
    if (seen.length === 0) tally.fail('the search is blind: what the camera sees was not found in shared memory');
  };
  await makeVisit(app, { kind, canary, whileFilming, atTheFullest });
  const fresh = await nextWindow(app, before);
  await until('the end of the old renderer', async () => !isAlive(renderer), 5000).catch((error: unknown) =>
    tally.fail(`${kind}: ${String(error)}`),
  );

  const files = filesBelow(Object.values(places));
  const pieces = [...(await piecesOfWindow(app, fresh)), ...(await piecesOfClipboard(app)), ...files, ...openFilesNow()];
  looked.push(...needles);
  for (const { place, where } of hunt.find(pieces, [...needles, ...film.rows]))
    tally.fail(`${kind}: something is left in ${place} (${where})`);
  for (const where of picturesAmong(files)) tally.fail(`${kind}: a picture was left: ${where}`);
  tally.visits[kind] = (tally.visits[kind] ?? 0) + 1;
  tally.done += 1;
}

/** As if something outside the page had copied what is on it. */
async function leaveOnClipboards(app: ElectronApplication, { family, phone }: Canary, { pictures }: Seen): Promise<void> {
  const text = `${family} ${phone}`;
  await writeClipboards(app, { clipboard: text, selection: text, pixels: pictures[0]?.pixels ?? null });
}

const processOf = async (app: ElectronApplication, page: Page): Promise<number> =>
  (await app.browserWindow(page)).evaluate(({ webContents }) => webContents.getOSProcessId());

/** The window that took the place of the one that showed the visit, on its first screen. Whoever walked away is waited for. */
const nextWindow = (app: ElectronApplication, before: Page): Promise<Page> =>
  until(
    'another window',
    async () => {
      const page = await shownPage(app);
      const isFresh =
        page !== before &&
        (await page
          .getByRole('heading', { name: en.attract.title })
          .isVisible()
          .catch(() => false));
      return isFresh && page;
    },
    60_000,
  );
