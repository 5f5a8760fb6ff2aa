import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, type Booking, type Clinic, freshPage, openClinic, type RunningApp, startApp, type, until } from './clinic.ts';
import { type Mail, type Mailbox, openMailbox, qrOf } from './mailbox.ts';
import { filmPicture, qrText, readPng } from './qr-picture.ts';

/** At the site. */
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: clinic.demo.zone }).format(new Date());

let clinic: Clinic;
let mailbox: Mailbox;
let kiosk: RunningApp;
/** Those who were invited by e-mail, with their mail. */
let invited: readonly { readonly booking: Booking; readonly mail: Mail }[];

beforeAll(async () => {
  clinic = await openClinic();
  mailbox = await openMailbox();
  await clinic.policy(
    'idle.identifySeconds=60',
    'identity.refusalMs=300',
    'identity.kioskFailures=50',
    'identity.codeAgainSeconds=5',
    'arrival.opensMinutesBefore=1440',
    'arrival.closesMinutesAfter=1440',
  );
  const settings = join(clinic.folder, 'messages.json');
  writeFileSync(settings, JSON.stringify(mailbox.settings));
  await clinic.admin('messages', 'settings', '--in', settings);
  await clinic.admin('invitations', 'send', '--date', today());
  invited = await until(
    'the invitations',
    async () => {
      const found = clinic.bookings.flatMap((booking) => {
        const mail = mailbox.mails.find(({ text }) => text.replace(/[^0-9]/g, '').includes(booking.code));
        return mail === undefined ? [] : [{ booking, mail }];
      });
      // How many are still to come today, and by mail, depends on the hour.
      return found.length >= 3 && found.slice(2).some(isPlainlyWritten) ? found : null;
    },
    30_000,
  );
  const film = join(clinic.folder, 'letter.y4m');
  filmPicture(qrOf(invited[0]!.mail), film);
  kiosk = await startApp(clinic.device('kiosk'), ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]);
  await until('a kiosk in service', async () => {
    const answer = (await ask(await freshPage(kiosk.app), 'kiosk', 'surroundings')) as { value?: { outOfService: string | null } };
    return answer.value?.outOfService === null;
  });
}, 120_000);

/** A name the kiosk's first keys can write. */
const isPlainlyWritten = ({ booking: { family, given } }: { readonly booking: Booking }): boolean =>
  /^[A-Za-z]+ [A-Za-z]+$/.test(`${given} ${family}`);

afterAll(async () => {
  await kiosk?.app.close();
  await clinic?.close();
  await mailbox?.close();
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).waitFor();
  await page.waitForTimeout(400); // a screen ignores touches that were meant for the one before
  await page.getByRole('button', { name }).click();
}

/** Each test begins before the first screen, however the one before it ended. */
afterEach(async () => {
  const page = await freshPage(kiosk.app);
  if (!(await page.getByRole('heading', { name: 'Check in here' }).isVisible())) await leave(page);
});

const seen = (page: Page, heading: string) => page.getByRole('heading', { name: heading }).waitFor();

async function typeDate(page: Page, birthDate: string): Promise<void> {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  await seen(page, 'Your date of birth');
  await page.waitForTimeout(400);
  await type(page, `${month}${day}${year}`);
  await page.keyboard.press('Enter');
}

async function typeName(page: Page, heading: string, name: string): Promise<void> {
  await seen(page, heading);
  await page.waitForTimeout(400);
  await type(page, name);
  await page.keyboard.press('Enter');
}

async function firstScreen(): Promise<Page> {
  const page = await freshPage(kiosk.app);
  await page.getByRole('button', { name: 'English' }).waitFor();
  return page;
}

const leave = async (page: Page): Promise<void> => {
  await ask(page, 'kiosk', 'finish').catch(() => undefined); // the page is gone before it hears the answer
  await until('the end of the page', async () => page.isClosed());
};

const cameraOpens = (page: Page): Promise<string> =>
  page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      (stream) => {
        for (const track of stream.getTracks()) track.stop();
        return 'open';
      },
      (error: Error) => error.name,
    ),
  );

test('the QR of a real invitation, held up to the camera, and the birth date check its owner in', async () => {
  const page = await firstScreen();
  expect(await cameraOpens(page)).toBe('NotAllowedError');
  await press(page, 'English');
  await seen(page, 'Number on your letter');
  expect(await cameraOpens(page)).toBe('NotAllowedError');
  await press(page, 'Scan the QR code');
  await typeDate(page, invited[0]!.booking.birthDate);
  await seen(page, 'You have arrived');
  expect(await cameraOpens(page)).toBe('NotAllowedError');
});

test('the same QR a second time says that its owner is here already', async () => {
  const page = await firstScreen();
  await press(page, 'English');
  await press(page, 'Scan the QR code');
  await typeDate(page, invited[0]!.booking.birthDate);
  await page.getByText('We already have you.').waitFor();
});

/** What a scanner that plays a keyboard does. Playwright's own keys come in behind main's ear, so the system's are imitated. */
const scan = (text: string): Promise<void> =>
  kiosk.app.evaluate(async ({ BrowserWindow }, keys) => {
    const contents = BrowserWindow.getAllWindows().find((window) => window.isVisible())?.webContents;
    for (const keyCode of [...keys, 'Enter']) {
      const modifiers: 'shift'[] = /^[A-Z_]$/.test(keyCode) ? ['shift'] : [];
      for (const type of ['keyDown', 'char', 'keyUp'] as const) contents?.sendInputEvent({ type, keyCode, modifiers });
      await new Promise((resume) => setTimeout(resume, 2));
    }
  }, text);

test('a scanner that plays a keyboard is read whole on the first screen', async () => {
  const { booking, mail } = invited[1]!;
  const token = qrText(qrOf(mail));
  expect(token).toMatch(/^FA1_/);
  const page = await firstScreen();
  await press(page, 'English');
  await seen(page, 'Number on your letter');
  await page.waitForTimeout(400);
  await scan(token ?? '');
  await typeDate(page, booking.birthDate);
  await seen(page, 'You have arrived');
});

test('a code sent by e-mail, the name and the birth date check the patient in', async () => {
  const { booking, mail } = invited.slice(2).find(isPlainlyWritten)!;
  const before = mailbox.mails.length;
  const page = await firstScreen();
  await press(page, 'English');
  await press(page, 'I don’t have it');
  await press(page, 'Send me a code by e-mail');
  await typeName(page, 'Your last name', booking.family);
  await typeDate(page, booking.birthDate);
  await typeName(page, 'Your first name', booking.given);
  await seen(page, 'Type the 6 digits');
  const sent = await until('a mail with a code', async () => mailbox.mails.slice(before).find(({ to }) => to === mail.to));
  const code = /(\d{3}) (\d{3})/.exec(sent.text)?.slice(1).join('') ?? '';
  await page.waitForTimeout(400);
  await type(page, `${code.slice(0, 5)}${(Number(code[5]) + 1) % 10}`);
  await page.keyboard.press('Enter');
  await seen(page, 'We could not match that');
  await press(page, 'Try again');
  await seen(page, 'Type the 6 digits');
  await page.waitForTimeout(400);
  await type(page, code);
  await page.keyboard.press('Enter');
  await seen(page, 'You have arrived');
});

const mayRaster = spawnSync('pdftoppm', ['-v']).error === undefined;

test.skipIf(!mayRaster)('a letter printed for today holds the same QR as the mail (needs pdftoppm)', async () => {
  const [pdf, page] = [join(clinic.folder, 'letters.pdf'), join(clinic.folder, 'letter')];
  await clinic.admin('letters', 'print', '--date', today(), '--out', pdf);
  execFileSync('pdftoppm', ['-r', '150', '-gray', '-png', '-f', '1', '-l', '1', '-singlefile', pdf, page]);
  const printed = qrText(readPng(readFileSync(`${page}.png`)));
  expect(printed).toMatch(/^FA1_/);
  expect(mailbox.mails.filter(({ raw }) => raw.includes('check-in.png')).map((mail) => qrText(qrOf(mail)))).toContain(printed);
});
