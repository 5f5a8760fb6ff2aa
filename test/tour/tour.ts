import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../portal/store/database.ts';
import { en } from '../../renderer/i18n/en.ts';
import { type Clinic, type Invited, openClinic, type RunningApp, startApp } from '../e2e/clinic.ts';
import { databasesAtRest, filesInClear, needlesOf } from './at-rest.ts';
import { type Cast, castFrom } from './cast.ts';
import { createDeskHands, type DeskHands } from './desk-hands.ts';
import { createKioskHands, type KioskHands, passTasks } from './kiosk-hands.ts';
import { createTourLog, NotApplicable } from './log.ts';
import { type Guest, guests, writeGuests } from './people.ts';
import { arriveByCode, arriveByName, finishVisit, start, type TourParts, typeCodeAndDate } from './visits.ts';

/*
 * npm run tour -- [--out DIR] [--data DIR] [--keep DIR]: a clinic's day in the real app, played through the glass. --data: FHIR records (the
 * records beside the project, or else a few invented people). --keep: leaves kiosk/, console/ and portal/ there for inspection.
 */
const { values } = parseArgs({ options: { out: { type: 'string' }, data: { type: 'string' }, keep: { type: 'string' } } });
const out = resolve(values.out ?? join('out', 'tour'));
const keep = values.keep === undefined ? null : resolve(values.keep);
const besideProject = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const records = values.data ? resolve(values.data) : existsSync(besideProject) ? besideProject : null;

mkdirSync(out, { recursive: true });
const log = createTourLog(out, process.env['FOYER_ELECTRON_VERSION'] ?? 'unknown');
const { report, step, picture } = log;

let clinic!: Clinic;
let cast!: Cast;
let consoleApp: RunningApp;
let kioskApp: RunningApp;
let kiosk: KioskHands;
let desk: DeskHands;
let kioskHome = '';
const parts: TourParts = { log, kiosk: () => kiosk, desk: () => desk };

const steps: Readonly<Record<string, () => Promise<void>>> = {
  async 'import the records and make a day'() {
    clinic = await openClinic({ records, keep });
    cast = castFrom(clinic.day);
    report.imported = clinic.demo.data.imported;
    report.refused = clinic.demo.data.refused;
    report.appointments = clinic.demo.day.appointments;
    const folder = mkdtempSync(join(tmpdir(), 'guests-'));
    writeGuests(folder, new Date());
    await clinic.admin('data', 'import', folder);
    rmSync(folder, { recursive: true, force: true });
    await clinic.policy('idle.identifySeconds=10');
  },
  async 'staff sign in at the console'() {
    consoleApp = await startApp(clinic.device('console'));
    await consoleApp.page.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 30_000 });
    desk = createDeskHands(consoleApp.page);
    await picture(desk.page, 'console-sign-in');
    await desk.signIn(clinic);
    await picture(desk.page, 'console-pin');
    await desk.choosePin('402817');
    await desk.page.getByRole('heading', { name: 'Needs you' }).waitFor();
    await picture(desk.page, 'console-board-before');
  },
  async 'the kiosk invites'() {
    kioskHome = clinic.device('kiosk', { displayDiagonalInches: 15.6 });
    kioskApp = await startApp(kioskHome);
    kiosk = createKioskHands(kioskApp.app);
    await kiosk.see(en.attract.title, 30_000);
    await picture(await kiosk.here(), 'kiosk-attract');
  },
  async 'five patients check in by code'() {
    for (const { visitor, asks, manner } of cast.online) {
      await arriveByCode(parts, visitor, manner);
      await (asks.length > 0 ? askForChanges(asks) : finishVisit(parts, manner));
    }
    const fewer = cast.missing('online');
    if (fewer) throw fewer;
  },
  async 'a wrong code'() {
    await start(kiosk);
    await typeCodeAndDate(kiosk, { bookingCode: '000000000000', birthDate: '1950-01-01' });
    await kiosk.see(en.refused.title);
    await picture(await kiosk.here(), 'refused');
    await deskSeesNumber();
    report.refusals += 1;
    await kiosk.decide(en.common.finish);
  },
  async 'somebody who died, or whose record is closed, is for the desk'() {
    if (cast.deskOnly === null)
      throw new NotApplicable('nobody with an appointment died or has a closed record, and has a whole birth date');
    await start(kiosk);
    await typeCodeAndDate(kiosk, cast.deskOnly);
    await kiosk.see(en.handOff.title);
    await picture(await kiosk.here(), 'for-the-desk');
    await deskSeesNumber();
    await kiosk.decide(en.common.finish);
  },
  async 'one walks away'() {
    await start(kiosk);
    const page = await kiosk.here();
    const before = await processId();
    await kiosk.digits('1234');
    await page.getByRole('alertdialog').waitFor({ timeout: 20_000 });
    await picture(page, 'still-there');
    await page.waitForEvent('close', { timeout: 40_000 });
    await kiosk.seeFirstScreen(en.attract.title);
    if ((await processId()) === before) throw new Error('the window was not replaced');
    report.autoLogouts += 1;
    await picture(await kiosk.here(), 'walked-away');
  },
  'a name with an apostrophe': () => byName(guests.apostrophe, 'apostrophe'),
  'a name with accents, typed without': () => byName(guests.accents, 'accents'),
  'a twin': () => byName(guests.twin, 'twin'),
  async 'somebody asks for help'() {
    await kiosk.seeFirstScreen(en.attract.title);
    await kiosk.decide(en.common.help);
    await kiosk.decide(en.help.yes);
    await kiosk.see(en.help.title);
    await picture(await kiosk.here(), 'help');
    await deskSeesNumber();
    await kiosk.decide(en.common.finish);
  },
  async 'somebody who reads none of the languages'() {
    await kiosk.seeFirstScreen(en.attract.title);
    await kiosk.decide(new RegExp(en.attract.otherLanguage));
    await kiosk.see(en.handOff.title);
    await picture(await kiosk.here(), 'another-language');
    await deskSeesNumber();
    await kiosk.decide(en.common.finish);
  },
  async 'staff see them on the board'() {
    const page = desk.page;
    await picture(page, 'console-board');
    const lanes = await board();
    report.board.arrived = lanes.here;
    report.handOffs = lanes.needsYou;
    if (report.board.arrived < report.checkIns.length)
      throw new Error(`${report.board.arrived} of ${report.checkIns.length} are on the board`);
  },
  async 'staff accept one change and reject one'() {
    const page = desk.page;
    if (cast.online.length === 0) throw new NotApplicable('nobody of this data can check in by code, and so nobody asked for a change');
    await desk.goTo(/^Changes/);
    await page.getByRole('heading', { name: 'Changes patients asked for' }).waitFor();
    await picture(page, 'console-changes');
    await desk.goTo(/^Accept Phone/);
    await desk.goTo(/^Reject E-mail/);
    await page.getByText('Accepted. It is on the record.').waitFor({ timeout: 30_000 });
    report.changeRequests.accepted += 1;
    await page.getByText('Rejected. The record stays.').waitFor({ timeout: 30_000 });
    report.changeRequests.rejected += 1;
    await picture(page, 'console-changes-decided');
    await desk.goTo(/^Board/);
  },
  async 'a manager sees the settings'() {
    await desk.goTo(/^Settings/);
    await desk.page
      .getByRole('heading', { name: /settings/i })
      .first()
      .waitFor();
    await picture(desk.page, 'console-settings');
    await desk.goTo(/^Board/);
  },
  async 'the portal stops, two check in, the kiosk is killed, all arrives once'() {
    await clinic.stopPortal();
    const tickets: string[] = [];
    for (const [index, visitor] of cast.offline.entries()) {
      const manner = index === 0 ? { pictures: 'offline' } : {};
      tickets.push(await arriveByCode(parts, visitor, { ...manner, online: false }));
      report.offline.made += 1;
      await finishVisit(parts, manner);
    }
    await kiosk.seeFirstScreen(en.attract.title);
    await killKiosk();
    kioskApp = await startApp(kioskHome);
    kiosk = createKioskHands(kioskApp.app);
    await kiosk.see(en.attract.title, 30_000);
    await picture(desk.page, 'console-offline');
    await clinic.startPortal();
    for (const ticket of tickets) if ((await desk.sees(ticket, 90_000)) === null) throw new Error(`${ticket} never reached the desk`);
    const effects = await arrivalsAtPortal(cast.offline);
    report.offline.delivered = effects.filter((count) => count > 0).length;
    report.offline.lost = effects.filter((count) => count === 0).length;
    report.offline.doubled = effects.filter((count) => count > 1).length;
    await picture(desk.page, 'console-caught-up');
    if (report.offline.lost + report.offline.doubled > 0) throw new Error(`lost ${report.offline.lost}, doubled ${report.offline.doubled}`);
    const fewer = cast.missing('offline');
    if (fewer) throw fewer;
  },
  async 'nobody was checked in whom only the desk may check in'() {
    if (cast.notAtKiosk.length === 0) throw new NotApplicable('everybody with an appointment may check in at the kiosk');
    const arrived = (await arrivalsAtPortal(cast.notAtKiosk)).filter((count) => count > 0);
    if (arrived.length > 0) throw new Error(`${arrived.length} were`);
  },
  async 'the console locks'() {
    await desk.goTo('Lock');
    await desk.page.getByRole('heading', { name: 'Locked' }).waitFor();
    await picture(desk.page, 'console-locked');
  },
  async 'nothing stands in clear on any disk'() {
    await kioskApp.app.close();
    await consoleApp.app.close();
    await clinic.stopPortal();
    const databases = clinic.homes.map(databasesAtRest);
    const found = databases.reduce((sum, one) => sum + one.found, 0);
    const plain = databases.flatMap((one) => one.plain);
    const names = needlesOf([...clinic.day, ...Object.values(guests)]);
    const clear = clinic.homes.flatMap((place) => filesInClear(place, names));
    report.encryptedAtRest = found >= 2 && plain.length === 0 && clear.length === 0;
    if (!report.encryptedAtRest) throw new Error(`databases ${found}, plain ${plain.length}, names in clear in ${clear.join(', ')}`);
  },
};

/** From the arrival to the details, one request for each field, and out. */
async function askForChanges(fields: readonly ('phone' | 'email')[]): Promise<void> {
  await kiosk.decide(/short question|Check my details/);
  await kiosk.see(en.details.title);
  for (const field of fields) await askForChange(field);
  await kiosk.decide(en.details.noChange);
  await passTasks(kiosk);
  await kiosk.see(en.done.title);
  await kiosk.decide(en.common.finish);
}

async function askForChange(field: 'phone' | 'email'): Promise<void> {
  const { details, change } = en;
  const label = details.fields[field];
  const page = await kiosk.here();
  if (field === 'phone') {
    await picture(page, 'details-masked');
    const show = page.getByRole('button', { name: details.showField(label) });
    if (await show.isVisible()) {
      await kiosk.decide(details.showField(label));
      await picture(page, 'details-shown');
    }
  }
  await kiosk.decide(details.changeField(label));
  if (field === 'phone') await kiosk.digits('5550104242');
  else await kiosk.letters('nueva@mail.org');
  await picture(page, `change-${field}`);
  await kiosk.decide(change.send);
  await kiosk.see(details.title);
  await picture(page, `details-${field}-asked`);
}

/** The number on the kiosk's glass stands at the desk too. */
async function deskSeesNumber(): Promise<void> {
  const number = /([A-Z]{1,2}\d+)/.exec(await kiosk.read('.desk-number'))?.[1];
  if (number === undefined) throw new Error('the kiosk shows no number');
  if ((await desk.sees(number, 10_000)) === null) throw new Error(`the desk does not see ${number}`);
}

async function byName(guest: Guest, pictures: string): Promise<void> {
  await arriveByName(parts, guest, { pictures });
  await finishVisit(parts);
}

const processId = async (): Promise<number> => {
  const window = await kioskApp.app.browserWindow(await kiosk.here());
  return window.evaluate((one) => one.webContents.getOSProcessId());
};

/** What the console's own page is told of the day, through the same contract as its screen. */
const board = (): Promise<{ readonly here: number; readonly needsYou: number }> =>
  desk.page.evaluate(async () => {
    const { staff } = globalThis as unknown as {
      staff: { board(input: object): Promise<{ value: { here: unknown[]; needsYou: unknown[] } }> };
    };
    const { value } = await staff.board({});
    return { here: value.here.length, needsYou: value.needsYou.length };
  });

/** SIGKILL to the app's main process; its other processes end with it. */
async function killKiosk(): Promise<void> {
  const child = kioskApp.app.process();
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

/** How many times the portal gave each of these appointments an arrival, as its audit says. */
async function arrivalsAtPortal(appointments: readonly Invited[]): Promise<readonly number[]> {
  const database = await openDatabase({ dataDir: clinic.portalData, databaseUrl: null });
  if (!database.ok) throw new Error('the portal database could not be read');
  const { db, close } = database.value;
  const subjects = appointments.map(({ appointmentId }) => `Appointment/${appointmentId}`);
  const rows = await db
    .transaction()
    .execute((trx) => trx.selectFrom('audit').select('subject').where('action', '=', 'arrive').where('subject', 'in', subjects).execute());
  await close();
  return subjects.map((subject) => rows.filter((row) => row.subject === subject).length);
}

let opened: Clinic | undefined;
for (const [name, work] of Object.entries(steps)) {
  // Without a clinic or its two screens nothing after can happen; the report then says so of each step.
  if (report.failed.length > 0 && (opened === undefined || report.screenshots.length < 4)) break;
  await step(name, work);
  opened = clinic;
}
const { ok } = log.finish(Object.keys(steps));
await opened?.close().catch(() => undefined);
process.stdout.write(`${ok ? 'The tour went well' : 'The tour met trouble'}: ${join(out, 'tour.json')}\n`);
process.exit(ok ? 0 : 1);
