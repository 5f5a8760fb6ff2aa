import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TOTP, URI } from 'otpauth';
import { afterAll, expect, test } from 'vitest';
import { demoConsents } from '../../portal/cli/demo-consents.ts';
import { en } from '../../renderer/i18n/en.ts';
import { en as staff } from '../../renderer/staff/words/en.ts';
import { agree } from '../tour/consent-hands.ts';
import { createDeskHands } from '../tour/desk-hands.ts';
import { answerUpTo, createKioskHands } from '../tour/kiosk-hands.ts';
import { ask, type Clinic, until } from './clinic.ts';
import { aFrontDesk, sayWho, signedIn } from './front-desk.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';

const [privacy, messages] = demoConsents.map(({ wordings }) => wordings.en?.title ?? '') as [string, string];
const clinician = { username: 'nora', password: 'plain-river-window-lantern-318' };
let mailbox: Mailbox;
let totp: () => string;

const at = aFrontDesk(
  async (clinic) => {
    for (const text of demoConsents) {
      const file = join(clinic.folder, `${text.consent}.json`);
      writeFileSync(file, JSON.stringify(text));
      await clinic.admin('consent', 'add', '--in', file);
    }
    mailbox = await openMailbox();
    const settings = join(clinic.folder, 'messages.json');
    writeFileSync(settings, JSON.stringify(mailbox.settings));
    await clinic.admin('messages', 'settings', '--in', settings);
    await clinic.policy('kiosk.screensAfterArrival=12', 'review.onKiosk=true');
    totp = addClinician(clinic);
  },
  { receiptPrinter: 'No printer of this name' },
);

afterAll(() => mailbox?.close());

test('a patient who has arrived signs one text with a finger and one with a typed name', async () => {
  const hands = createKioskHands(at.kiosk.app);
  await arriveAs(hands, 0);
  await answerUpTo(hands, privacy);
  await agree(hands, 'finger');
  await hands.see(messages);
  await agree(hands, 'typed');
  await until('the end of the texts', async () => !(await (await hands.here()).getByText(messages).first().isVisible()));
  await leave(hands);
}, 60_000);

test('on a later visit, the text retired since, the patient reads and takes an agreement back; the desk sees it at once, with language, mark, time and who said it', async () => {
  await at.clinic.admin('consent', 'retire', '--consent', 'text-messages');
  const atDesk = await signedIn(at);
  const hands = createKioskHands(at.kiosk.app);
  const patient = await arriveAs(hands, 0);
  const before = hands.effort().decisions;
  await hands.decide(/^More/);
  await hands.see(en.others.moreTitle);
  await hands.decide(en.consents.agreedTitle);
  await hands.see(en.consents.agreedTitle);
  await hands.decide(en.consents.readOne(messages));
  await hands.decide(en.consents.backToList);
  await hands.decide(en.consents.withdrawOne(messages));
  await hands.decide(en.consents.withdrawOne(messages));
  expect(await stateOf(patient.appointment)).toBe('active');
  await hands.decide(en.consents.withdrawOne(messages));
  await hands.decide(en.consents.done);
  await hands.see(en.consents.toldTitle);
  await hands.decide(en.consents.copy);
  await hands.decide(en.consents.done);
  await hands.see(en.arrived.title);
  expect(hands.effort().decisions - before).toBe(10);
  await leave(hands);

  await until('the withdrawal at the desk', async () => (await stateOf(patient.appointment)) === 'inactive');
  await atDesk.goTo(new RegExp(`${patient.given}.*${patient.family}`));
  const { page } = atDesk;
  await page
    .getByText(staff.consents.line(staff.consents.former(messages), staff.consents.states.inactive, false), { exact: false })
    .waitFor();
  await atDesk.goTo(staff.consents.showReceipt);
  const sheet = page.getByRole('region', { name: staff.consents.label });
  await sheet.waitFor();
  const said = await sheet.innerText();
  for (const part of [
    'agreed',
    'taken back',
    staff.consents.readIn('English'),
    staff.consents.signedBy('the patient'),
    'Said by the patient',
  ])
    expect(said).toContain(part);
  expect(said.match(/SHA-256 [0-9a-f]{64}/g)).toHaveLength(2);

  await atDesk.goTo(staff.consents.print);
  await page.getByText(staff.consents.notPrinted['printer-missing']).waitFor();
  await atDesk.goTo(staff.consents.mail);
  await page.getByText(staff.consents.mailed).waitFor();
}, 60_000);

test('who does not agree to what is needed goes to the desk, and has arrived all the same', async () => {
  const hands = createKioskHands(at.kiosk.app);
  await arriveAs(hands, 1);
  await answerUpTo(hands, privacy);
  await hands.decide(en.consents.decline);
  await hands.see(en.handOff.title);
  expect(await hands.seesAny([en.handOff.reasons['consent-declined']], 5000)).toBe(true);
  await hands.decide(en.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}, 60_000);

test('what a patient says of allergies and medicines waits for a clinician, who refuses it or takes it over; the record stays as it was', async () => {
  const hands = createKioskHands(at.kiosk.app);
  const patient = await arriveAs(hands, 0);
  await answerUpTo(hands, en.review.title.allergy);
  await hands.decide(en.review.add.allergy);
  await hands.letters('dust');
  await hands.decide(en.common.next);
  await hands.see(en.review.reactionTitle);
  await hands.decide(en.review.keepIt);
  await hands.see(en.review.title.allergy);
  await hands.decide(en.common.next);
  await hands.see(en.review.title.medicine);
  await hands.decide(/^I stopped it: /);
  await hands.decide(en.review.done);
  await leave(hands);

  const { page } = at.desk;
  const atDesk = createDeskHands(page);
  await until('the open answers on the board', async () => (await rowOf(patient.appointment))?.reviewOpen);
  expect(JSON.stringify(await ask(page, 'staff', 'reviewAnswers', { appointment: patient.appointment }))).toContain('forbidden');
  await ask(page, 'staff', 'signOut');
  await atDesk.signIn({ demo: { ...at.clinic.demo, staff: { ...clinician, totpSeed: '' } }, totp });
  await atDesk.choosePin('402817');
  await atDesk.goTo(new RegExp(`${patient.given}.*${patient.family}`));
  await atDesk.goTo(staff.review.read);
  const table = page.getByRole('table').filter({ hasText: staff.review.record });
  await table.waitFor();
  expect(await table.innerText()).toMatch(/(\S+ \d+ MG)\s+\1: stopped/);
  expect(await table.innerText()).toMatch(/added: dust/i);
  await atDesk.goTo(staff.review.takeOver);
  await until('the board without open answers', async () => (await rowOf(patient.appointment))?.reviewOpen === false);

  const read = await ask(page, 'staff', 'reviewAnswers', { appointment: patient.appointment });
  const [entry] = (read as { value: { entries: { state: string; current: { name: string }[] }[] } }).value.entries;
  expect(entry?.state).toBe('taken-over');
  expect(entry?.current.some(({ name }) => / MG$/.test(name))).toBe(true);
  expect(JSON.stringify(entry?.current)).not.toContain('dust');
}, 60_000);

/** Adults with an e-mail, in the order of the day: of a child somebody else would be asked first who they are. */
async function arriveAs(hands: ReturnType<typeof createKioskHands>, which: number) {
  const person = at.clinic.bookings.filter(({ birthDate, family }) => birthDate < '2000' && family !== 'Nophone')[which];
  if (!person) throw new Error('the demonstration has too few people');
  await hands.seeFirstScreen(en.attract.title);
  await hands.decide('English');
  await sayWho(hands, person);
  await hands.see(en.arrived.title);
  return person;
}

async function leave(hands: ReturnType<typeof createKioskHands>): Promise<void> {
  const page = await hands.here();
  const done = page.getByRole('heading', { name: en.done.title });
  await done
    .or(page.getByRole('button', { name: en.arrived.sit }))
    .first()
    .waitFor();
  if (!(await done.isVisible())) await hands.decide(en.arrived.sit);
  await hands.see(en.done.title);
  await hands.decide(en.common.finish);
  await hands.seeFirstScreen(en.attract.title);
}

type Row = { readonly appointment: string; readonly reviewOpen: boolean; readonly consents: { title: string; state: string }[] };

async function rowOf(appointment: string): Promise<Row | undefined> {
  const { value } = (await ask(at.desk.page, 'staff', 'board')) as { value?: { here: Row[] } };
  return value?.here.find((row) => row.appointment === appointment);
}

const stateOf = async (appointment: string): Promise<string | undefined> =>
  (await rowOf(appointment))?.consents.find(({ title }) => title === messages)?.state;

function addClinician(clinic: Clinic): () => string {
  const main = fileURLToPath(new URL('../../portal/cli/main.ts', import.meta.url));
  const person = ['--username', clinician.username, '--name', 'Nora Nurse', '--role', 'clinician', '--password-stdin'];
  const made = execFileSync(process.execPath, [main, 'staff', 'make', ...person, '--portal-data', clinic.portalData, '--json'], {
    input: clinician.password,
    encoding: 'utf8',
  });
  const uri = URI.parse((JSON.parse(made) as { totpUri: string }).totpUri);
  return () => (uri instanceof TOTP ? uri.generate() : '');
}
