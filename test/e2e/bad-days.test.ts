import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Clinic, emptyDevice, freshPage, openClinic, startApp, until } from './clinic.ts';

/** The reason a kiosk started on this folder shows to IT. */
async function reasonOn(data: string): Promise<string | null> {
  const { app } = await startApp(data);
  try {
    return await until('a reason', async () => {
      const page = await freshPage(app);
      const { value } = (await ask(page, 'kiosk', 'surroundings')) as { value: { outOfService: string | null } };
      if (value.outOfService !== null) await page.getByText('Please see reception').waitFor();
      return value.outOfService ?? undefined;
    });
  } finally {
    await app.close();
  }
}

describe('a kiosk nobody may use says so, with one code for IT', () => {
  test.each([
    { why: 'nobody enrolled it', files: {}, reason: 'not-set-up' },
    { why: 'its settings are malformed', files: { 'device.json': '{"lockdown":"maybe"}' }, reason: 'settings-malformed' },
    { why: 'its keyring is missing and must not be', files: { 'device.json': '{"lockdown":"off"}' }, reason: 'key-unavailable' },
    { why: 'its enrolment file is damaged', files: { 'enrolment.json': '{"v":1' }, reason: 'enrolment-refused' },
  ])('$why', async ({ files, reason }) => {
    const data = emptyDevice(files);
    expect(await reasonOn(data)).toBe(reason);
    rmSync(data, { recursive: true, force: true });
  });

  test('its folder cannot be written', async () => {
    const data = emptyDevice();
    chmodSync(data, 0o500);
    expect(await reasonOn(data)).toBe('storage-failed');
    chmodSync(data, 0o700);
    rmSync(data, { recursive: true, force: true });
  });
});

describe('a kiosk that worked yesterday', () => {
  let clinic: Clinic;
  let yesterday: string;
  const today = (name: string): string => {
    const data = join(clinic.folder, name);
    cpSync(yesterday, data, { recursive: true });
    return data;
  };

  beforeAll(async () => {
    clinic = await openClinic();
    yesterday = clinic.device('kiosk');
    const { app } = await startApp(yesterday);
    await until(
      'a kiosk in service',
      async () =>
        ((await ask(await freshPage(app), 'kiosk', 'surroundings')) as { value: { outOfService: string | null } }).value.outOfService ===
        null,
    );
    await app.close();
    await clinic.stopPortal();
  }, 90_000);
  afterAll(() => clinic?.close());

  test('goes on without the portal', async () => {
    const { app } = await startApp(today('offline'));
    await until(
      'a kiosk in service',
      async () =>
        ((await ask(await freshPage(app), 'kiosk', 'surroundings')) as { value: { outOfService: string | null } }).value.outOfService ===
        null,
    );
    await app.close();
  });

  test('stops when its store is damaged', async () => {
    const data = today('damaged');
    const store = join(data, 'vault', 'store.db');
    const bytes = readFileSync(store);
    bytes.fill(7, 4096, 12_288);
    writeFileSync(store, bytes);
    expect(await reasonOn(data)).toBe('storage-failed');
  });

  test('stops when its key belongs to another store, and when it is gone', async () => {
    const data = today('other-key');
    const file = join(data, 'vault', 'key.json');
    const key = JSON.parse(readFileSync(file, 'utf8')) as { wrapped: string };
    writeFileSync(file, JSON.stringify({ ...key, wrapped: Buffer.alloc(32, 9).toString('base64') }));
    expect(await reasonOn(data)).toBe('storage-failed');
    rmSync(file);
    expect(await reasonOn(data)).toBe('key-unavailable');
  });

  test('stops when it is told to be something else', async () => {
    const data = today('other-role');
    writeFileSync(join(data, 'device.json'), JSON.stringify({ deviceRole: 'console', lockdown: 'off', allowUnprotectedKey: true }));
    const { app, page } = await startApp(data);
    expect(await ask(page, 'staff', 'state')).toMatchObject({
      ok: true,
      value: { outOfService: 'settings-malformed', phase: 'signed-out' },
    });
    await app.close();
  });

  test('does not serve on an unlocked system unless IT said that it may', async () => {
    const data = today('unlocked');
    writeFileSync(join(data, 'device.json'), JSON.stringify({ deviceRole: 'kiosk', allowUnprotectedKey: true }));
    expect(await reasonOn(data)).toBe('not-locked-down');
  });

  test('its code works once: the same enrolment file on another machine is refused', async () => {
    await clinic.startPortal();
    const data = join(clinic.folder, 'second-machine');
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(join(data, 'device.json'), JSON.stringify({ lockdown: 'off', allowUnprotectedKey: true }));
    cpSync(clinic.demo.enrolment.kiosk, join(data, 'enrolment.json'));
    expect(await reasonOn(data)).toBe('enrolment-refused');
    await clinic.stopPortal();
  });
});
