import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAdmin } from '../../../portal/cli/run.ts';
import { composeReceipt } from '../../../portal/consents/mail-receipt.ts';
import { printReceipt } from '../../../portal/consents/print-receipt.ts';
import { languagesOfSite } from '../../../portal/languages/offered.ts';
import { writtenLanguages } from '../../../portal/languages/written.ts';
import { printLetters } from '../../../portal/messages/letters/print-letters.ts';
import { sendCode } from '../../../portal/messages/one-time-codes.ts';
import { queueVisits } from '../../../portal/messages/queue-visits.ts';
import { MessageSettings } from '../../../portal/messages/settings.ts';
import { messageLanguages } from '../../../portal/messages/templates/languages.ts';
import { writingFor } from '../../../portal/messages/visit-words.ts';
import { ConsentReceipt } from '../../../shared/domain/consent-receipt.ts';
import type { CheckInPatient } from '../../../shared/domain/patient.ts';
import { LocalDate } from '../../../shared/domain/time.ts';
import { SendCode } from '../../../shared/sync/code-commands.ts';
import { at } from '../../support/people.ts';
import { marked, type Template } from '../../support/pseudo-language.ts';
import { aClinic, newId, thePortal } from '../messages/support.ts';

const portal = thePortal();
const smtp = { host: '127.0.0.1', port: 2525, security: 'none', from: 'desk@riverside.example' };
const day = LocalDate.parse('2026-03-02');
type Clinic = Awaited<ReturnType<typeof aClinic>>;
type Sentences = Record<string, { text: unknown }>;

const clinicOf = (languages: readonly string[] = ['en', 'es']) => aClinic(portal, { settings: { smtp }, site: { languages } });
const inFolder = (name: string): string => join(portal.folder, name);

async function admin({ tenant }: Clinic, ...words: readonly string[]) {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    live: false,
    askHidden: async () => null,
    readInput: async () => '',
  };
  const exit = await runAdmin([...words, '--organisation', tenant, '--data', portal.folder], { env: {}, terminal, now: () => portal.now });
  return { exit, out, err };
}

/** A whole file in marked English; `change` works on its sentences. */
async function aFile(clinic: Clinic, code: string, change: (sentences: Sentences) => void = () => {}): Promise<string> {
  await admin(clinic, 'language', 'template', '--code', code, '--out', inFolder(`${clinic.tenant}.json`));
  const file = { ...marked<Template>(JSON.parse(readFileSync(inFolder(`${clinic.tenant}.json`), 'utf8'))), name: code };
  change(file.sentences);
  writeFileSync(inFolder(`${clinic.tenant}.json`), JSON.stringify(file));
  return inFolder(`${clinic.tenant}.json`);
}

const inMessages = (sentences: Sentences) => Object.keys(sentences).filter((key) => key.startsWith('messages.'));
const withoutMessages = (sentences: Sentences): void => {
  for (const key of inMessages(sentences)) delete sentences[key];
};

/** The one mail that is queued for a patient. */
async function invited(clinic: Clinic, patient: Partial<CheckInPatient>) {
  await clinic.visit({ patient });
  const settings = await clinic.settingsNow();
  await portal.store.write(clinic.tenant, (tx) => queueVisits(tx, { site: clinic.site, settings }, { kind: 'invitation', day }));
  const message = await portal.store.write(clinic.tenant, (tx) => tx.messages.claim([]));
  if (message === null) throw new Error('nothing was queued');
  return message.body;
}
const written = ({ tenant }: Clinic) => portal.store.read(tenant, writtenLanguages);
const somali = { language: null, preferredLanguage: 'so' };

describe('a language file with the texts of messages', () => {
  test('brings a patient who prefers it an invitation in it, with day, time and number in their places', async () => {
    const clinic = await clinicOf();
    const answer = await admin(clinic, 'language', 'add', await aFile(clinic, 'so'));
    expect(answer).toMatchObject({ exit: 0, out: expect.stringContaining('Messages to patients go out in so, too.') });
    const mail = await invited(clinic, somali);
    expect(mail).toMatchObject({ language: 'so', subject: '«Your visit to Riverside Clinic»' });
    expect(mail.text).toContain("«Hello Nora Jane O'Brien,»");
    expect(mail.text).toContain('- «This page, or the number on it\n- A photo ID');
    expect(mail.html).toContain('<html lang="so" dir="ltr">');
    expect(mail.short).toMatch(/^«Riverside Clinic: your visit is on .*2026.* Check-in number: \d{4} \d{4} \d{4}\..*»$/);
  });

  test('of a language from right to left makes a mail that is marked so, with every value kept in its order', async () => {
    const clinic = await clinicOf();
    await admin(clinic, 'language', 'add', await aFile(clinic, 'he'));
    const mail = await invited(clinic, { language: null, preferredLanguage: 'he' });
    expect(mail.html).toContain('<html lang="he" dir="rtl">');
    expect(mail.text).toContain("«Hello \u2068Nora Jane O'Brien\u2069,»");
    expect(mail.text).toMatch(/\u2068\d{4} \d{4} \d{4}\u2069/);
  });

  test('gives whoever stands at the kiosk in it their code in it', async () => {
    const clinic = await clinicOf();
    await admin(clinic, 'language', 'add', await aFile(clinic, 'he'));
    await clinic.visit();
    portal.set(at('14:00'));
    const claim = { by: 'name', family: 'OBrien', given: null };
    const order = { id: newId(), type: 'send-code', claim, birthDate: '1948-03-04', channel: 'email', language: 'he' };
    const message = await portal.store.write(clinic.tenant, async (tx) => {
      await sendCode(tx, clinic.device, SendCode.parse(order));
      return tx.messages.claim([]);
    });
    expect(message?.body).toMatchObject({ language: 'he', subject: '«Your code for Riverside Clinic»' });
    expect(message?.body.html).toContain('dir="rtl"');
  });

  test('is told to kiosks without them', async () => {
    const clinic = await clinicOf();
    await admin(clinic, 'language', 'add', await aFile(clinic, 'so'), '--offer');
    const [told] = await portal.store.read(clinic.tenant, async (tx) => languagesOfSite(tx, (await tx.sites.list())[0]!));
    expect(told?.sentences['common.next']).toBe('«Next»');
    expect(inMessages((told?.sentences ?? {}) as never)).toEqual([]);
  });

  test('is checked like every other: a wrong placeholder, a missing one, an empty text and a line too many are said by key', async () => {
    const clinic = await clinicOf();
    const path = await aFile(clinic, 'so', (sentences) => {
      sentences['messages.tip'] = { text: 'Ask {doctor}.' };
      sentences['messages.when'] = { text: '{date}' };
      sentences['messages.otpSubject'] = { text: ' ' };
      sentences['messages.greetingPlain'] = { text: 'Two\nlines' };
      delete sentences['messages.receipt.mark'];
    });
    const answer = await admin(clinic, 'language', 'add', path);
    expect(answer.exit).toBe(65);
    for (const line of [
      'messages.tip: {doctor} is not a placeholder here. Use {clinic}.',
      'messages.when: {time} is missing (a time of day). Put it where it belongs.',
      'messages.otpSubject: There is no text. Write what stands for "Your code for {clinic}".',
      'messages.greetingPlain: It holds a line break',
      'messages.receipt.mark: It is not in the file.',
    ])
      expect(answer.err).toContain(line);
    expect(answer.err).toContain('5 things are to be put right');
  });

  test('takes the clinic’s own texts for it, as ours do', async () => {
    const clinic = await clinicOf();
    await admin(clinic, 'language', 'add', await aFile(clinic, 'so'));
    await clinic.saveSettings({ smtp, texts: { so: { bring: 'Muraayadahaaga' } } });
    expect((await invited(clinic, somali)).text).toContain('- Muraayadahaaga\n');
    writeFileSync(inFolder('settings.json'), JSON.stringify({ smtp, texts: { sw: { bring: 'Miwani yako' } } }));
    expect(await admin(clinic, 'messages', 'settings', '--in', inFolder('settings.json'))).toMatchObject({
      exit: 65,
      err: expect.stringContaining('texts.sw: there is no such language.'),
    });
  });
});

describe('a language file without the texts of messages', () => {
  test('is added all the same, and said to lack them; kiosks have the language, mails go out in the site’s first built-in one', async () => {
    const clinic = await clinicOf(['es', 'en']);
    const answer = await admin(clinic, 'language', 'add', await aFile(clinic, 'so', withoutMessages), '--offer');
    expect(answer).toMatchObject({ exit: 0, out: expect.stringContaining('It has no text for messages to patients.') });
    const told = await portal.store.read(clinic.tenant, async (tx) => languagesOfSite(tx, (await tx.sites.list())[0]!));
    expect(told.map(({ code }) => code)).toEqual(['so']);
    expect((await invited(clinic, somali)).language).toBe('es');
    const { out } = await admin(clinic, 'language', 'list');
    expect(out).not.toContain('Kept from patients');
    expect(out).toMatch(
      /so {2}so {2}version 1 {2}offered at main-street\n {2}Mails, codes, letters and receipts go out in a language of Foyer instead\. It lacks \d+ texts of messages: messages\.inviteSubject,/,
    );
  });

  test('may leave every one of them empty, too; a template from it asks for them', async () => {
    const clinic = await clinicOf();
    const empty = await aFile(clinic, 'so', (sentences) => {
      for (const key of inMessages(sentences)) sentences[key] = { text: '' };
    });
    expect(await admin(clinic, 'language', 'add', empty)).toMatchObject({ exit: 0, err: '' });
    expect(await written(clinic)).toEqual([]);
    await admin(clinic, 'language', 'template', '--from', 'so', '--out', empty);
    const again = JSON.parse(readFileSync(empty, 'utf8')).sentences as Sentences;
    const unwritten = Object.entries(again).flatMap(([key, { text }]) => (text === '' ? [key] : []));
    expect(unwritten).toEqual(inMessages(again));
    expect(unwritten.length).toBeGreaterThan(30);
  });

  test('of one that had them takes them away again, in its new version', async () => {
    const clinic = await clinicOf();
    await admin(clinic, 'language', 'add', await aFile(clinic, 'so'));
    expect(await written(clinic)).toHaveLength(1);
    await admin(clinic, 'language', 'add', await aFile(clinic, 'so', withoutMessages));
    expect(await written(clinic)).toEqual([]);
  });
});

describe('which language somebody is written to in', () => {
  const added = ['so', 'es-MX', 'zh-Hant', 'pt-BR'].map((code) => ({ ...messageLanguages.en, code: code as never }));
  const site = { settings: { languages: ['so', 'vi', 'en'] } } as never;
  test.each([
    ['ours, where they speak it', { language: 'ar', preferredLanguage: 'ar' }, 'ar'],
    ['an added one they prefer, before a second one of ours', { language: 'en', preferredLanguage: 'so' }, 'so'],
    ['the same language of another country', { language: null, preferredLanguage: 'so-SO' }, 'so'],
    ['a variant by its very tag', { language: 'es', preferredLanguage: 'es-MX' }, 'es-MX'],
    ['ours, where a variant is not theirs', { language: 'es', preferredLanguage: 'es-PR' }, 'es'],
    ['the same script before ours in another', { language: 'zh-Hans', preferredLanguage: 'zh-TW' }, 'zh-Hant'],
    ['the only one of that language', { language: null, preferredLanguage: 'pt' }, 'pt-BR'],
    ['ours beside one that nobody added', { language: 'en', preferredLanguage: 'fr' }, 'en'],
    ['the site’s first of ours, where none is known', { language: null, preferredLanguage: 'fr' }, 'vi'],
    ['the same for a tag that is none', { language: null, preferredLanguage: 'a_b' }, 'vi'],
    ['the same where nothing is on file', { language: null, preferredLanguage: null }, 'vi'],
  ] as const)('%s', (_what, patient, code) => {
    expect(writingFor(patient, { site, added }).code).toBe(code);
  });
});

describe('on paper', () => {
  const settings = MessageSettings.parse({});
  const hebrew = (sentences: Sentences): void => {
    for (const key of ['messages.letterTitle', 'messages.receipt.title']) sentences[key] = { text: 'ביקור' };
  };
  const sign = () => `FA1_${'a'.repeat(36)}`;

  test.each([
    ['one whose letters our fonts have', 'so', () => {}, true],
    ['one whose letters they have not', 'he', hebrew, false],
  ] as const)('%s: the letter and the receipt', async (_what, code, change, printed) => {
    const clinic = await clinicOf();
    await admin(clinic, 'language', 'add', await aFile(clinic, code, change));
    const added = await written(clinic);
    const [writing] = added;
    if (writing === undefined) throw new Error('the language has its texts');
    const visit = await clinic.visit({ patient: { language: null, preferredLanguage: code } });
    const letterWith = async (languages: typeof added) =>
      (await printLetters([visit], { sender: { site: clinic.site, settings, added: languages }, sign, now: at('12:00') })).pdf;
    expect((await letterWith(added)).equals(await letterWith([]))).toBe(!printed);
    const title = (pdf: Buffer) => pdf.toString('latin1').includes('(What you agreed to)');
    expect(title(await printReceipt({ receipt, writing: messageLanguages.en }))).toBe(true);
    expect(title(await printReceipt({ receipt, writing }))).toBe(!printed);
  });

  test('a receipt by mail has no letters to lack: it goes out in the added language', async () => {
    const clinic = await clinicOf();
    await admin(clinic, 'language', 'add', await aFile(clinic, 'he', hebrew));
    const [writing] = await written(clinic);
    const mail = composeReceipt({ receipt, writing: writing ?? messageLanguages.en });
    expect(mail).toMatchObject({ language: 'he', subject: 'ביקור · Riverside Clinic' });
    expect(mail.html).toContain('<html lang="he" dir="rtl">');
    expect(mail.text).toMatch(/^«This is your copy from Riverside Clinic\.»\n/);
    expect(mail.text).toContain('«You agreed» · ');
    expect(mail.text).toContain(' · «Version 3»');
  });
});

const receipt = ConsentReceipt.parse({
  clinic: 'Riverside Clinic',
  language: 'en',
  patientName: 'Nora',
  madeAt: at('09:00'),
  zone: 'America/New_York',
  lines: [
    {
      consent: 'text-messages',
      version: 3,
      required: false,
      language: 'en',
      title: 'Text messages',
      body: 'May we text you?',
      textHash: 'ab'.repeat(32),
      status: 'active',
      dateTime: at('08:55'),
      signedBy: { kind: 'patient' },
      signature: null,
    },
  ],
});
