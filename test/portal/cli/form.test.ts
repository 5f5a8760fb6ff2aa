import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { moodQuestionnaire, shortQuestionnaire } from '../../support/questionnaires.ts';
import { openAdminDesk } from '../support/admin-desk.ts';

const { folder, file, close, admin: run } = await openAdminDesk();
afterAll(close);

const admin = (...words: readonly string[]) => run(words, { input: 'a quiet corridor at noon 47' });

test('a form is installed, asked at visits of a type, listed, and retired', async () => {
  await admin('organisation', 'make', '--name', 'Harbour');
  await admin('site', 'make', '--name', 'Harbour', '--zone', 'America/New_York');
  const url = 'https://clinic.example/forms/before';
  expect(await admin('form', 'assign', url)).toMatchObject({ exit: 64, err: expect.stringContaining('form install FILE') });
  const short = file('short.json', shortQuestionnaire());
  expect(await admin('form', 'install', short)).toMatchObject({ exit: 0, out: expect.stringContaining('3 screens, languages en, es.') });
  expect(await admin('form', 'install', short)).toMatchObject({ exit: 0, out: expect.stringContaining('was here already') });
  expect(
    await admin('form', 'assign', url, '--visit-type', 'Check-up', '--practitioner', 'Lee', '--practitioner', 'Osei', '--every-days', '30'),
  ).toMatchObject({ exit: 0 });
  expect(await admin('form', 'list')).toMatchObject({
    out: expect.stringContaining('harbour: visits of type Check-up with Lee or Osei, once in 30 days'),
  });
  expect(await admin('form', 'retire', `${url}|1`)).toMatchObject({ exit: 0 });
  expect(await admin('form', 'retire', `${url}|1`)).toMatchObject({ exit: 64 });
  expect(await admin('form', 'list')).toMatchObject({ out: expect.stringContaining('retired') });
});

test('clinicians are named to come, and nobody else can be', async () => {
  expect(await admin('form', 'responder', 'noor')).toMatchObject({ exit: 64, err: expect.stringContaining('staff make --role clinician') });
  const make = (username: string, role: string) =>
    admin('staff', 'make', '--username', username, '--name', username, '--role', role, '--password-stdin');
  for (const [username, role] of [
    ['noor', 'clinician'],
    ['dana', 'front-desk'],
  ] as const)
    expect(await make(username, role)).toMatchObject({ exit: 0 });
  expect(await admin('form', 'responder', 'dana')).toMatchObject({ exit: 64, err: expect.stringContaining('noor') });
  expect(await admin('form', 'responder', 'noor')).toMatchObject({ exit: 0, out: expect.stringContaining('1 named at harbour') });
  expect(await admin('form', 'responder', 'noor')).toMatchObject({ exit: 0, out: expect.stringContaining('1 named at harbour') });
  expect(await admin('form', 'responder', 'noor', '--remove')).toMatchObject({ out: expect.stringContaining('Nobody is named now') });
});

test('a version that was changed without a new name is refused, because answers name it', async () => {
  const changed = file('changed.json', shortQuestionnaire({ title: 'Something else' }));
  expect(await admin('form', 'install', changed)).toMatchObject({
    exit: 65,
    err: expect.stringContaining('Give the changed form a version of its own'),
  });
});

test('a form with something unsupported is refused with every reason at once', async () => {
  const item = [
    { linkId: 'photo', text: 'A photo', type: 'attachment' },
    { linkId: 'time', text: 'When', type: 'time' },
  ];
  const answer = await admin('form', 'install', file('odd.json', shortQuestionnaire({ url: 'https://clinic.example/odd', item })));
  expect(answer).toMatchObject({ exit: 65 });
  expect(answer.err).toContain('Item photo ("A photo") is of a type that is not supported: attachment.');
  expect(answer.err).toContain('Item time ("When") is of a type that is not supported: time.');
});

test('whoever installs a form with a safety question is told what it needs', async () => {
  const mood = file('mood.json', moodQuestionnaire());
  expect(await admin('form', 'install', mood)).toMatchObject({ out: expect.stringContaining('only while a clinician is signed in') });
});

test('questionnaires that came with an import are installed from there', async () => {
  expect(await admin('form', 'install', '--from-import')).toMatchObject({ exit: 65, err: expect.stringContaining('data import DIR') });
  const imported = mkdtempSync(join(folder, 'import-'));
  writeFileSync(
    join(imported, 'q.json'),
    JSON.stringify({ id: 'walk', ...shortQuestionnaire({ url: 'https://clinic.example/forms/walk' }) }),
  );
  // `--data` of this command names the portal's folder; the operand is what is imported.
  expect(await admin('data', 'import', imported)).toMatchObject({ exit: 0 });
  expect(await admin('form', 'install', '--from-import')).toMatchObject({
    exit: 0,
    out: expect.stringContaining('https://clinic.example/forms/walk|1'),
  });
});

const examples = join(import.meta.dirname, '../../../../shared/data/sdc-questionnaires');
const files = (() => {
  try {
    return readdirSync(examples).filter((name) => name.startsWith('Questionnaire-'));
  } catch {
    return [];
  }
})();

test.skipIf(files.length === 0)('each example questionnaire installs, or is refused in sentences, at the command line', async () => {
  for (const name of files) {
    const { exit, out, err } = await admin('form', 'install', join(examples, name));
    expect([0, 65]).toContain(exit);
    if (exit === 0) expect(out).toMatch(/is installed: \d+ screens, languages/);
    else
      expect(
        err.split('\n').filter((line) => line.startsWith('  ') || /Item|The form/.test(line)).length,
        readFileSync(join(examples, name), 'utf8').slice(0, 80),
      ).toBeGreaterThan(0);
  }
  expect((await admin('form', 'list', '--json')).out).toContain('PHQ');
});
