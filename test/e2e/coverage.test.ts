import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../renderer/i18n/en.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { createKioskHands, type KioskHands } from '../tour/kiosk-hands.ts';
import { ask, type Booking, type Clinic, freshPage, openClinic, type RunningApp, startApp, until } from './clinic.ts';
import { sayWho } from './front-desk.ts';

let clinic: Clinic;
let kiosk: RunningApp;
let desk: RunningApp;
let hands: KioskHands;

beforeAll(async () => {
  clinic = await openClinic();
  await clinic.policy('idle.formsSeconds=120', 'idle.doneSeconds=60', 'details.confirmEveryDays=30');
  const film = join(clinic.folder, 'card.y4m');
  filmCard(film);
  kiosk = await startApp(clinic.device('kiosk'), ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]);
  desk = await startApp(clinic.device('console'));
  hands = createKioskHands(kiosk.app);
  await until('a kiosk in service', async () => {
    const answer = (await ask(await freshPage(kiosk.app), 'kiosk', 'surroundings')) as { value?: { outOfService: string | null } };
    return answer.value?.outOfService === null;
  });
  const receptionist = createDeskHands(desk.page);
  await receptionist.signIn(clinic);
  await receptionist.choosePin('285017');
}, 120_000);

afterAll(async () => {
  await desk?.app.close();
  await kiosk?.app.close();
  await clinic?.close();
});

/** A card with print on a table, 1280 x 720, in the middle of the camera's picture. */
function filmCard(file: string): void {
  const [width, height] = [1280, 720];
  const picture = Buffer.alloc(width * height, 80);
  for (let y = 92; y < 628; y += 1) {
    for (let x = 215; x < 1065; x += 1)
      picture[y * width + x] = y % 28 < 14 && Math.floor(x / 5) % 3 === 0 && x > 260 && x < 1010 ? 60 : 205;
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, frame, frame]), { mode: 0o644 });
}

/** To the question about insurance, wherever it stands among what is asked. */
async function toInsurance(booking: Booking): Promise<void> {
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await sayWho(hands, booking);
  await hands.see(en.arrived.title);
  await hands.decide(/short question|Check my details/);
  await hands.see(en.details.title);
  await hands.decide(en.details.allCorrect);
  await hands.seesWhich([en.coverage.title, en.coverage.titleNothing]);
}

interface Answers {
  readonly value: { readonly open: readonly { readonly id: string; readonly pictures: readonly string[]; readonly asked: object }[] };
}
const answersAtDesk = async () => ((await ask(desk.page, 'staff', 'coverageAnswers')) as Answers).value.open;

test('a new card is photographed and typed; the desk sees the pictures beside the fields and accepts; no picture lies in clear anywhere', async () => {
  const [first] = clinic.bookings.filter(({ family }) => family !== 'Exemple');
  await toInsurance(first!);
  await hands.decide(/new card|have a card/);
  for (const heading of [en.coverage.front, en.coverage.back]) {
    await hands.see(heading);
    await (await hands.here()).getByText(en.coverage.hold).waitFor({ timeout: 10_000 });
    await hands.decide(en.coverage.take);
    await (await hands.here()).getByText(en.coverage.readable).waitFor();
    await hands.decide(en.coverage.use);
  }
  await hands.see(en.coverage.fields.payer);
  await hands.letters('Beta');
  await hands.decide(en.common.next);
  await hands.see(en.coverage.fields.memberId);
  await hands.digits('4711');
  await hands.decide(en.common.next);
  await hands.see(en.coverage.fields.group);
  await hands.decide(en.coverage.send);

  const [answer] = await until('the answer at the desk', async () => {
    const open = await answersAtDesk();
    return open.length > 0 ? open : null;
  });
  expect(answer).toMatchObject({ asked: { payer: 'Beta', memberId: '4711' }, pictures: ['front', 'back'] });
  const picture = (await ask(desk.page, 'staff', 'cardPicture', { answer: answer!.id, side: 'front' })) as { value: { base64: string } };
  const bytes = Buffer.from(picture.value.base64, 'base64');
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  const needle = bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 48);
  expect(clinic.homes.flatMap(filesUnder).filter((file) => readFileSync(file).includes(needle))).toEqual([]);

  await desk.page.getByRole('button', { name: /^Changes/ }).click();
  await desk.page.getByRole('button', { name: /^Show the card of/ }).click();
  await desk.page.getByRole('img', { name: 'Front of the card' }).waitFor();
  await desk.page.getByRole('button', { name: /^Accept insurance of/ }).click();
  await until('the decision at the portal', async () => (await answersAtDesk()).length === 0, 20_000);
}, 60_000);

test('a second insurance is asked about after the first; "ask the desk" there stands in the lane of those who need somebody', async () => {
  await hands.seesWhich([en.done.title, en.attract.title]);
  await ask(await freshPage(kiosk.app), 'kiosk', 'finish').catch(() => undefined);
  const both = clinic.bookings.find(({ family }) => family === 'Exemple');
  if (!both) throw new Error('the demonstration has nobody with two insurances today');
  await toInsurance(both);
  await hands.decide(en.coverage.stillRight);
  await hands.see(en.coverage.second.title);
  await hands.decide(en.coverage.desk);
  await until('the call at the desk', async () => {
    const { value } = (await ask(desk.page, 'staff', 'board')) as { value: { needsYou: { reason: string }[] } };
    return value.needsYou.some(({ reason }) => reason === 'coverage-issue');
  });
}, 40_000);

/** Ordinary files only: Chromium keeps links that lead nowhere. */
const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [join(one.parentPath, one.name)] : []));
