import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TOTP, URI } from 'otpauth';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { z } from 'zod';
import { zoneAtNoon } from '../support/zone-at-noon.ts';

// Here and in every program started from here, so that the day's visits are neither over nor of another date.
process.env['TZ'] = zoneAtNoon();

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Who is invited to the day, and when. Another word in FOYER_DAY_SEED gives another day, for whoever doubts that a test holds on any. */
const daySeed = process.env['FOYER_DAY_SEED'] ?? 'e2e';

const Ready = z.object({ portalUrl: z.string(), enrolUrl: z.string() });
const Demo = z.object({
  organisation: z.string(),
  site: z.string(),
  zone: z.string(),
  data: z.looseObject({ imported: z.record(z.string(), z.number()), refused: z.number() }),
  day: z.looseObject({ appointments: z.number() }),
  staff: z.object({ username: z.string(), password: z.string(), totpSeed: z.string() }),
  enrolment: z.object({ kiosk: z.string(), console: z.string() }),
});
/** An appointment of today and whom it is for: any of the parts of a name may be missing, and the birth date may be a year only. */
const Invited = z.object({
  appointmentId: z.string(),
  bookingCode: z.string(),
  family: z.string().nullable(),
  given: z.string().nullable(),
  text: z.string().nullable(),
  birthDate: z.string().nullable(),
  postalCode: z.string().nullable(),
  deceased: z.boolean(),
  inactive: z.boolean(),
});
export type Invited = z.infer<typeof Invited>;

/** Alive, active and with a whole birth date. A name is not needed. */
export const canCheckInByCode = ({ birthDate, deceased, inactive }: Invited): boolean => birthDate?.length === 10 && !deceased && !inactive;

/** Where `npm test` says Electron and the built app are. */
export const electronPath = process.env['FOYER_ELECTRON'] ?? '';
export const testApp = process.env['FOYER_APP'] ?? '';
export const releaseApp = process.env['FOYER_RELEASE_APP'] ?? testApp.replace(/([\\/])test([\\/]main[\\/])/, '$1release$2');

export interface Booking {
  readonly appointment: string;
  readonly code: string;
  readonly birthDate: string;
  readonly family: string;
  readonly given: string;
  readonly postalCode: string;
}

interface ClinicOptions {
  /** FHIR records to import; a few invented people otherwise. */
  readonly records?: string | null;
  /** Where the portal and the devices keep their data, left there at the end; a temporary folder otherwise. */
  readonly keep?: string | null;
}

/** A clinic that is really there: a portal of its own on free ports, with a site, staff and a day of appointments. */
export async function openClinic({ records = null, keep = null }: ClinicOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  const homes = keep ?? folder;
  const data = join(homes, 'portal');
  const homesMade = [data];
  let portal = await startPortal(data);
  const codes = join(folder, 'codes.json');
  const urls = ['--portal-url', portal.portalUrl, '--enrol-url', portal.enrolUrl];
  const from = records === null ? [] : ['--data', records];
  const made = await admin(data, ['demo', 'make', '--out', folder, '--codes-to', codes, '--seed', daySeed, ...urls, ...from]);
  const demo = Demo.parse(JSON.parse(made));
  const ports = [new URL(portal.portalUrl).port, new URL(portal.enrolUrl).port];
  const day = z.array(Invited).parse(JSON.parse(readFileSync(codes, 'utf8')));
  return {
    folder,
    portalData: data,
    /** Every folder in which the portal or a device keeps data. */
    homes: homesMade as readonly string[],
    demo,
    /** Every appointment made for today. */
    day: day as readonly Invited[],
    /** Those of people with first and last name who can check in by code; plain ones first. */
    bookings: bookingsOf(day),
    /** One call of the admin command line; its answer as JSON. */
    admin: async (...args: readonly string[]): Promise<unknown> => JSON.parse(await admin(data, args)),
    stopPortal: () => portal.stop(),
    async startPortal(): Promise<void> {
      portal = await startPortal(data, ports);
    },
    /** A data folder of a device that was carried its enrolment file. */
    device(role: 'kiosk' | 'console', config: object = {}): string {
      const home = keep === null ? join(folder, `${role}-${Math.random().toString(36).slice(2)}`) : join(keep, role);
      mkdirSync(home, { recursive: true, mode: 0o700 });
      homesMade.push(home);
      writeFileSync(join(home, 'device.json'), JSON.stringify({ deviceRole: role, lockdown: 'off', allowUnprotectedKey: true, ...config }));
      cpSync(demo.enrolment[role], join(home, 'enrolment.json'));
      return home;
    },
    /** One more device of the clinic, by its own name. */
    async furtherDevice(role: 'kiosk' | 'console', name: string): Promise<string> {
      const home = join(folder, name);
      mkdirSync(home, { recursive: true, mode: 0o700 });
      homesMade.push(home);
      writeFileSync(join(home, 'device.json'), JSON.stringify({ deviceRole: role, lockdown: 'off', allowUnprotectedKey: true }));
      await admin(data, ['device', 'enrol', '--role', role, '--name', name, '--out', join(home, 'enrolment.json'), ...urls]);
      return home;
    },
    /** A clinician of the clinic, and what signs them in. */
    async clinician() {
      const person = { username: 'nurse', password: 'a quiet corridor at noon 47' };
      const names = ['--username', person.username, '--name', 'Noor Nurse', '--role', 'clinician', '--password-stdin'];
      const made = z.object({ totpUri: z.string() }).parse(JSON.parse(await admin(data, ['staff', 'make', ...names], person.password)));
      const totpSeed = z.instanceof(TOTP).parse(URI.parse(made.totpUri)).secret.base32;
      return { demo: { ...demo, staff: { ...person, totpSeed } }, totp: () => new TOTP({ secret: totpSeed }).generate() };
    },
    policy: (...changes: readonly string[]) => admin(data, ['site', 'policy', ...changes.flatMap((change) => ['--set', change])]),
    totp: (): string => new TOTP({ secret: demo.staff.totpSeed }).generate(),
    async close(): Promise<void> {
      await portal.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Clinic = Awaited<ReturnType<typeof openClinic>>;

async function startPortal(data: string, [port = '0', enrolPort = '0']: readonly string[] = []) {
  const args = [join(root, 'portal/server.ts'), '--data', data, '--port', port, '--enrol-port', enrolPort, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  const line = await firstLine(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { ...Ready.parse(JSON.parse(line)), stop };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the portal ended with ${code}`)));
  });
}

/** One command of the administrator; a refusal is thrown with its own sentence. */
async function admin(data: string, args: readonly string[], input = ''): Promise<string> {
  const command = [join(root, 'portal/cli/main.ts'), ...args, '--portal-data', data, '--json'];
  try {
    const running = run(process.execPath, command, { cwd: root });
    running.child.stdin?.end(input);
    return (await running).stdout;
  } catch (error) {
    const { stderr } = z.object({ stderr: z.string() }).catch({ stderr: '' }).parse(error);
    throw stderr === '' ? error : new Error(`${args.slice(0, 2).join(' ')}: ${stderr.trim()}`);
  }
}

const bookingsOf = (day: readonly Invited[]): readonly Booking[] => {
  const able = day.filter(canCheckInByCode).flatMap(bookingOf);
  return [...able.filter(isPlain), ...able.filter((one) => !isPlain(one))];
};

function bookingOf({ appointmentId, bookingCode, family, given, birthDate, postalCode }: Invited): Booking[] {
  if (birthDate === null || family === null || given === null) return [];
  return [{ appointment: appointmentId, code: bookingCode, birthDate, family, given, postalCode: postalCode ?? '' }];
}

/** Invented people with whom something is special: several first names, another of the name, the site's own, no phone, other insurance. */
const special = new Set(['Sample', 'Twin-Sample', 'Exampleson', 'Nophone', 'Exemple', 'Örnek', 'Esempio', 'Ejemplo Núñez', 'Ví Dụ']);

/** A grown-up with one first name and everything on file. Who is first on the day depends on its date; a test must not. */
const isPlain = ({ family, given, birthDate }: Booking): boolean =>
  !special.has(family) && !given.includes(' ') && Number(birthDate.slice(0, 4)) <= new Date().getFullYear() - 19;

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
}

const running = new Set<ElectronApplication>();

/** The apps that were started and not yet closed. */
export const openApps = (): readonly ElectronApplication[] => [...running];

/** Starts the test build on a data folder, with the real sandbox, and waits for its first page. @param switches of Chromium, which the test build alone takes */
export async function startApp(data: string, switches: readonly string[] = []): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [...switches, testApp, `--foyer-data=${data}`],
    chromiumSandbox: true,
  });
  running.add(app);
  app.once('close', () => running.delete(app));
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return { app, page };
}

/** A machine that IT set up and nobody enrolled: enough for everything that needs no patient. */
export function emptyDevice(files: Readonly<Record<string, string>> = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'device-'));
  const all = { 'device.json': JSON.stringify({ lockdown: 'off', allowUnprotectedKey: true }), ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(home, name), text);
  return home;
}

/** The page that stands on the kiosk's glass now, whichever window that is. A page that was replaced may still be listed for a moment: it no longer answers. */
export const freshPage = (app: ElectronApplication): Promise<Page> =>
  until('a page on the kiosk', async () => {
    const page = app.windows().findLast((listed) => !listed.isClosed() && listed.url().endsWith('/kiosk/index.html'));
    const stands = page?.evaluate(() => document.readyState === 'complete').catch(() => false);
    return (await Promise.race([stands, sleep(2000, false)])) === true ? page : null;
  });

/** Waits until one renderer stands alone that is none of those before. */
export const anotherRenderer = (app: ElectronApplication, before: readonly number[], ms?: number): Promise<number[]> =>
  until(
    'another renderer',
    async () => {
      const pids = await rendererPids(app);
      return pids.length === 1 && pids[0] !== 0 && !before.includes(pids[0]!) ? pids : null;
    },
    ms,
  );

export const rendererPids = (app: ElectronApplication): Promise<number[]> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()));

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Asks again and again until there is an answer. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false | null>, ms = 15_000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const left = Math.max(0, end - performance.now());
    // A question to a page that goes at that moment may stay without an answer.
    const found = await Promise.race([look(), sleep(left, null, { ref: false })]);
    if (found !== undefined && found !== false && found !== null) return found;
    if (performance.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await sleep(100);
  }
}

/** One question of the page to main, as its own code asks it. */
export const ask = (page: Page, surface: 'kiosk' | 'staff', method: string, input: object = {}): Promise<unknown> =>
  page.evaluate(([on, name, what]) => Reflect.get(Reflect.get(window, on), name)(what), [surface, method, input] as const);

/** Types as a person does: not faster than keys can be told apart. */
export async function type(page: Page, text: string): Promise<void> {
  for (const key of text) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}
