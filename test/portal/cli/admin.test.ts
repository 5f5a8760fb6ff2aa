import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { totpStep } from '../../../portal/auth/totp.ts';
import { addressesFile } from '../../../portal/start.ts';
import { TenantId } from '../../../shared/domain/ids.ts';
import { EnrolmentFile } from '../../../shared/sync/portal-api.ts';
import { patient } from '../import/a-folder.ts';
import { openAdminDesk } from '../support/admin-desk.ts';

const { folder, dataDir, store, now, close, admin: run } = await openAdminDesk();
afterAll(close);

/** One line as it is typed; its answer as JSON where that was asked for. */
async function admin(line: string, typing: Parameters<typeof run>[1] = {}) {
  const words = (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'|'$/g, ''));
  const answer = await run(words, typing);
  return { ...answer, json: line.includes('--json') ? JSON.parse(answer.out) : null };
}

const clinic = TenantId.parse('harbour');
const auditOf = (action: string) =>
  store.read(clinic, async ({ auditLog }) => (await auditLog.after(0, 1000)).filter((row) => row.action === action));

test('a clinic is set up from nothing, each step saying what the next one needs', async () => {
  expect(await admin('site make --name A --zone Europe/Madrid')).toMatchObject({
    exit: 64,
    err: expect.stringContaining('organisation make --name NAME'),
  });
  expect(await admin("organisation make --name 'Harbour' --json")).toMatchObject({ exit: 0, json: { organisation: 'harbour' } });
  expect(await admin('day make')).toMatchObject({ exit: 64, err: expect.stringContaining('site make --name NAME') });
  expect(await admin("site make --name 'Müller & Söhne' --zone Europe/Madrid --json")).toMatchObject({
    exit: 0,
    json: { site: 'muller-sohne' },
  });
  expect(await admin('site make --name B --zone Europe/Madird')).toMatchObject({
    exit: 64,
    err: expect.stringContaining('Did you mean "Europe/Madrid"?'),
  });
  expect(await admin('site list --json')).toMatchObject({
    json: { sites: [{ id: 'muller-sohne', name: 'Müller & Söhne', zone: 'Europe/Madrid' }] },
  });
  expect(await admin('day make')).toMatchObject({ exit: 65, err: expect.stringContaining('data import DIR') });
});

test('what an administrator made is in the audit log, and names the administrator', async () => {
  const rows = await auditOf('create');
  expect(rows).toEqual(
    expect.arrayContaining([expect.objectContaining({ actor: { kind: 'admin', name: 'admin' }, subject: 'Location/muller-sohne' })]),
  );
});

test('the status of a site says how many tries did not match, and which devices were heard from', async () => {
  const { json, out } = await admin('site status --json').then(async (first) => ({ ...first, out: (await admin('site status')).out }));
  expect(json).toMatchObject({ missesLastHour: 0, limit: 50, guessing: [], devices: expect.any(Array) });
  expect(out).toContain('0 tries of the last hour');
});

test('what is past its time is counted on a dry run and never counts the audit log', async () => {
  const { json, out } = { ...(await admin('retention prune --dry-run --json')), out: (await admin('retention prune --dry-run')).out };
  expect(json).toMatchObject({ facts: 0, commands: 0, sessions: 0, keptDays: { answers: 120, sessions: 30 }, done: false });
  expect(out).toContain('The audit log is kept whole');
});

describe('policy', () => {
  test('is changed by name, checked, and shows what differs from the default', async () => {
    const { out } = await admin('site policy --set arrival.opensMinutesBefore=90 --set device.allowUnprotectedKey=true');
    expect(out).toContain('arrival.opensMinutesBefore=90  (default 60)');
    expect((await admin('site policy --json')).json).toMatchObject({
      policy: { arrival: { opensMinutesBefore: 90 }, device: { allowUnprotectedKey: true } },
    });
  });

  test.each([
    ['arrival.opensMinutsBefore=1', 'Did you mean "arrival.opensMinutesBefore"?'],
    ['arrival.opensMinutesBefore=-1', 'cannot be "-1"'],
    ['arrival.opensMinutesBefore=soon', 'cannot be "soon"'],
    ['arrival', 'NAME=VALUE'],
  ])('%s is refused with the reason', async (change, why) => {
    expect(await admin(`site policy --set ${change}`)).toMatchObject({ exit: 64, err: expect.stringContaining(why) });
  });
});

describe('staff', () => {
  const password = 'velvet otter umbrella';

  test('get a secret for their authenticator that works, and a password nobody can read', async () => {
    const { exit, json } = await admin('staff make --username ana --name Ana --role front-desk --password-stdin --json', {
      input: `${password}\n`,
    });
    expect(exit).toBe(0);
    const seed = new URL(json.totpUri).searchParams.get('secret') ?? '';
    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    const person = await store.read(clinic, ({ staff }) => staff.findByUsername('ANA'));
    expect(person).toMatchObject({
      role: 'front-desk',
      sites: ['muller-sohne'],
      passwordHash: expect.stringMatching(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/),
    });
    expect(totpStep(person?.totpSeed ?? '', '000000', now())).toBeNull();
  });

  test('are asked for the password twice on a terminal, which must agree', async () => {
    const make = 'staff make --username ben --name Ben --role clinician';
    expect(await admin(make, { hidden: [password, 'velvet otter umbrela'] })).toMatchObject({
      exit: 64,
      err: expect.stringContaining('differ'),
    });
    const { exit, out } = await admin(make, { hidden: [password, password] });
    expect(exit).toBe(0);
    expect(out).toContain('otpauth://totp/');
    expect(out).not.toContain(password);
  });

  test.each([
    ['--username cleo --name Cleo --role frontdesk', password, 'Did you mean "front-desk"?'],
    ['--username cleo --name Cleo --role front-desk', 'Password1234567!', 'most used passwords'],
    ['--username cleo --name Cleo --role front-desk', 'short', '15 characters'],
    ['--username ana --name Again --role front-desk', password, 'is taken'],
  ])('are refused with the reason: %s', async (flags, input, why) => {
    expect(await admin(`staff make ${flags} --password-stdin`, { input })).toMatchObject({ exit: 64, err: expect.stringContaining(why) });
  });

  test('without a terminal and without --password-stdin, the way out is named', async () => {
    expect(await admin('staff make --username cleo --name Cleo --role it')).toMatchObject({
      exit: 64,
      err: expect.stringContaining('--password-stdin'),
    });
  });

  test('can be disabled', async () => {
    expect(await admin('staff disable --username ben')).toMatchObject({ exit: 0 });
    const { json } = await admin('staff list --json');
    expect(json.staff).toEqual([
      expect.objectContaining({ username: 'ana', active: true }),
      expect.objectContaining({ username: 'ben', active: false }),
    ]);
    expect(JSON.stringify(json)).not.toMatch(/argon2|secret|totp/i);
  });
});

describe('devices', () => {
  const file = join(folder, 'kiosk.json');

  test('enrol with a file that only its owner may read, and whose code is kept as a mark', async () => {
    writeFileSync(
      join(dataDir, addressesFile),
      JSON.stringify({ portalUrl: 'https://127.0.0.1:9443', enrolUrl: 'https://127.0.0.1:9444' }),
    );
    const { exit, out } = await admin(`device enrol --role kiosk --name 'Kiosk A' --out ${file}`);
    expect(exit).toBe(0);
    const enrolment = EnrolmentFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(enrolment).toMatchObject({
      portalUrl: 'https://127.0.0.1:9443',
      enrolUrl: 'https://127.0.0.1:9444',
      ca: expect.stringContaining('BEGIN CERTIFICATE'),
    });
    expect(out).toContain(`Code: ${enrolment.code}`);
    expect(enrolment.code).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await store.portal.tenantOfCode(enrolment.code)).toBe('harbour');
  });

  test('an enrolment file may replace an older one, and nothing else', async () => {
    expect((await admin(`device enrol --role kiosk --name A --out ${file}`)).exit).toBe(0);
    const precious = join(folder, 'precious.txt');
    writeFileSync(precious, 'do not lose this');
    expect(await admin(`device enrol --role kiosk --name A --out ${precious}`)).toMatchObject({
      exit: 73,
      err: expect.stringContaining('is something else'),
    });
    expect(readFileSync(precious, 'utf8')).toBe('do not lose this');
    expect(await admin(`device enrol --role kiosk --name A --out ${folder}/no/such/place.json`)).toMatchObject({ exit: 73 });
    expect(await admin(`device enrol --role display --name A --out ${file}`)).toMatchObject({ exit: 64 });
    expect(await admin(`device enrol --role kiosk --name A --out ${file} --portal-url http://10.0.0.1`)).toMatchObject({ exit: 64 });
  });

  test('one that does not exist cannot be revoked', async () => {
    expect(await admin('device revoke --id nobody')).toMatchObject({ exit: 64, err: expect.stringContaining('device list') });
  });
});

describe('data and day', () => {
  const records = join(folder, 'records.ndjson');
  const codes = join(folder, 'codes.json');
  const lines = Array.from({ length: 60 }, (_, index) =>
    JSON.stringify(patient(`p${index}`, { birthDate: `19${10 + index}-01-01`, deceasedBoolean: index === 7 })),
  );
  writeFileSync(records, `${lines.join('\n')}\nnot a record of ${'Very Secret Name'}\n`);

  test('a dry run says what an import would do, and does nothing', async () => {
    expect((await admin(`data import ${records} --dry-run --json`)).json).toMatchObject({
      imported: { Patient: 60 },
      refused: 1,
      dryRun: true,
    });
    expect(await store.read(clinic, ({ patients }) => patients.count())).toBe(0);
    expect(await auditOf('import')).toEqual([]);
  });

  test('an import reports counts, and writes refusals without anything of the record', async () => {
    const refused = join(folder, 'refused.txt');
    const { exit, json } = await admin(`data import ${records} --json --refused-to ${refused}`);
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      imported: { Patient: 60 },
      updated: {},
      unchanged: {},
      refused: 1,
      refusals: [{ file: 'records.ndjson', line: 61, reason: 'not-json' }],
      unknown: {},
    });
    expect(readFileSync(refused, 'utf8')).toBe('records.ndjson:61\tnot-json\tis not JSON\n');
    expect(await auditOf('import')).toMatchObject([{ detail: { 'Patient.imported': 60 }, actor: { kind: 'admin' } }]);
    expect((await admin(`data import ${records}`)).out).toMatch(/Patient\s+0\s+0\s+60/);
  });

  test.each([
    ['/no/such/folder', 66, 'Check the path'],
    [folder.replace(/$/, '/nothing'), 66, 'cannot be read'],
  ])('%s cannot be imported (%i)', async (path, exit, why) => {
    expect(await admin(`data import ${path}`)).toMatchObject({ exit, err: expect.stringContaining(why) });
  });

  test('a folder with nothing of use ends with 65 and says why', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect(await admin(`data import ${empty}`)).toMatchObject({ exit: 65, err: expect.stringContaining('holds no .ndjson') });
    writeFileSync(join(empty, 'cut.json'), '{"resourceType":"Bundle","entry":[');
    expect(await admin(`data import ${empty}`)).toMatchObject({ exit: 65, err: expect.stringContaining('cut.json:1 ends in the middle') });
  });

  test('a day is made once: asking again changes nothing and gives the same codes', async () => {
    const first = await admin(`day make --date 2026-03-02 --seed 7 --codes-to ${codes} --json`);
    expect(first).toMatchObject({ exit: 0, json: { appointments: 40, date: '2026-03-02', outcome: 'made' } });
    const before = readFileSync(codes, 'utf8');
    expect(statSync(codes).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(before)[0]).sort()).toEqual(['appointmentId', 'bookingCode', 'patientId', 'start']);
    expect((await admin(`day make --date 2026-03-02 --seed 7 --codes-to ${codes} --json`)).json).toMatchObject({
      outcome: 'kept',
      appointments: 40,
    });
    expect(readFileSync(codes, 'utf8')).toBe(before);
    expect((await admin('day make --date 2026-03-02 --seed 8')).out).toContain('--replace makes it anew');
    expect(await auditOf('day-make')).toHaveLength(1);
  });

  test('free times are made once over the opening hours, counted by day, and refused with the reason', async () => {
    const make = 'slots make --from 2026-03-02 --to 2026-03-03 --minutes 60 --practitioner Dr.Lee --json';
    const { json } = await admin(make);
    expect(json).toMatchObject({ from: '2026-03-02', to: '2026-03-03' });
    expect((json as { made: number }).made).toBeGreaterThan(0);
    expect((await admin(make)).json).toMatchObject({ made: 0 });
    const { json: list } = await admin('slots list --from 2026-03-02 --to 2026-03-03 --json');
    expect(list).toMatchObject({ days: [{ date: '2026-03-02', held: 0, booked: 0 }, { date: '2026-03-03' }] });
    expect(await admin('slots make --minutes 3')).toMatchObject({ exit: 64, err: expect.stringContaining('--minutes') });
    expect(await admin('slots make --from 2026-03-02 --to 2026-03-01')).toMatchObject({ exit: 64, err: expect.stringContaining('--to') });
    expect(await auditOf('slot-make')).toHaveLength(1);
  });

  test('a replaced day cancels what was booked and makes new codes', async () => {
    const before = new Set(JSON.parse(readFileSync(codes, 'utf8')).map((one: { bookingCode: string }) => one.bookingCode));
    const { json } = await admin(`day make --date 2026-03-02 --seed 8 --count 12 --replace --codes-to ${codes} --with-identities --json`);
    expect(json).toMatchObject({ outcome: 'made', appointments: 12 });
    const after = JSON.parse(readFileSync(codes, 'utf8'));
    expect(after).toHaveLength(12);
    expect(after[0]).toMatchObject({ family: 'Sample', given: 'Ada', birthDate: expect.any(String), phone: null });
    expect(after.some((one: { bookingCode: string }) => before.has(one.bookingCode))).toBe(false);
    const stored = await store.read(clinic, ({ appointments }) =>
      appointments.between('muller-sohne' as never, '2026-03-01T00:00:00Z' as never, '2026-03-04T00:00:00Z' as never),
    );
    expect(stored.filter(({ status }) => status === 'booked')).toHaveLength(12);
    expect(stored.filter(({ status }) => status === 'cancelled')).toHaveLength(40);
  });

  test('a dry run of a day makes none and writes no codes', async () => {
    const none = join(folder, 'none.json');
    expect(await admin(`day make --date 2026-04-01 --codes-to ${none} --dry-run`)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('nothing was written'),
    });
    expect(existsSync(none)).toBe(false);
    expect((await admin('day make --date 2026-04-01 --json')).json).toMatchObject({ outcome: 'made' });
  });

  test.each([
    ['--date 2026-02-30', 'is not a date'],
    ['--count 0', '1 to 500'],
    ['--around 25:00', 'is not a time'],
    ['--with-identities', '--codes-to'],
  ])('day make %s is refused with the reason', async (flags, why) => {
    expect(await admin(`day make ${flags}`)).toMatchObject({ exit: 64, err: expect.stringContaining(why) });
  });
});

test('the demonstration can be made twice: same place, same person, same day, fresh enrolment files', async () => {
  const first = (await admin('demo make --json', { portalFlag: '--portal-data' })).json;
  const second = (await admin('demo make --json', { portalFlag: '--portal-data' })).json;
  expect(second.staff.password).toBe(first.staff.password);
  expect(second.day).toEqual({ ...first.day, outcome: 'kept' });
  expect(second.data).toMatchObject({ imported: { Patient: 0 } });
  expect(second.try).toEqual(first.try);
  expect(EnrolmentFile.safeParse(JSON.parse(readFileSync(second.enrolment.kiosk, 'utf8'))).success).toBe(true);
}, 60_000);

test('the command works by itself, without a portal, and ends with the number of its outcome', async () => {
  const alone = join(folder, 'alone');
  const main = new URL('../../../portal/cli/main.ts', import.meta.url).pathname;
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      execFile(process.execPath, [main, ...args, '--data', alone], (error, out) => resolve({ code: Number(error?.code ?? 0), out }));
    });
  expect(await run('organisation', 'make', '--name', 'Alone', '--json')).toMatchObject({
    code: 0,
    out: '{"organisation":"alone","name":"Alone"}\n',
  });
  expect(await run('organisation', 'mak')).toMatchObject({ code: 64 });
}, 60_000);
