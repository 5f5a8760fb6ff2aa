import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { openMailCatcher } from '../../resources/commands/mail-catcher.mjs';

const folder = mkdtempSync(join(tmpdir(), 'foyer-mails-'));
let catcher;
afterEach(async () => {
  await catcher?.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (subject) =>
  createTransport({ host: '127.0.0.1', port: catcher.port, secure: false, ignoreTLS: true }).sendMail({
    from: 'desk@riverside.example',
    to: 'rosa@example.org',
    subject,
    text: 'Your number is 482 190.',
  });

test('a mail of the demonstration stands in a file of its own, for its owner only, and another day goes on counting', async () => {
  const told = Promise.withResolvers();
  catcher = await openMailCatcher(folder, told.resolve);
  await send('first');
  await send('second');
  expect((await told.promise).length).toBeGreaterThan(0);
  await catcher.close();
  catcher = await openMailCatcher(folder);
  await send('third');
  expect(readdirSync(folder)).toEqual(['0001.eml', '0002.eml', '0003.eml']);
  expect(readFileSync(join(folder, '0003.eml'), 'utf8')).toMatch(/To: rosa@example.org[\s\S]*482 190/);
  expect(statSync(join(folder, '0003.eml')).mode & 0o077).toBe(0);
});
