import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolderAt, prepareDataFolder } from '../../../electron/provisioning/data-folder.ts';
import { DeviceConfig, decideConfig } from '../../../electron/provisioning/device-config.ts';
import { readJsonFile, writeJsonFile } from '../../../electron/provisioning/json-file.ts';
import { aFolder } from '../../support/clinic.ts';

const aConfig = DeviceConfig.parse({ deviceRole: 'kiosk', lockdown: 'off' });

test('settings left out are the strict ones', () => {
  expect(DeviceConfig.parse({})).toEqual({ lockdown: 'required', allowUnprotectedKey: false });
});

test('a machine nobody set up says so', () => {
  const reading = readJsonFile(join(aFolder(), 'device.json'), DeviceConfig);
  expect(decideConfig(reading, aConfig)).toEqual({ kind: 'stop', reason: 'not-set-up' });
});

test.each(['{', '', '[]', '{"lockdown":"maybe"}', '{"lockDown":"off"}', '{"displayDiagonalInches":"13"}'])(
  'settings that cannot be understood (%s) lock the kiosk, whatever was known before',
  (text) => {
    const file = join(aFolder(), 'device.json');
    writeFileSync(file, text);
    expect(decideConfig(readJsonFile(file, DeviceConfig), aConfig)).toEqual({ kind: 'stop', reason: 'settings-malformed' });
  },
);

test('settings that cannot be read for the moment leave the last known in force', () => {
  const folder = join(aFolder(), 'device.json');
  mkdirSync(folder); // reading a folder fails for root as well
  const reading = readJsonFile(folder, DeviceConfig);
  expect(reading.kind).toBe('unreadable');
  expect(decideConfig(reading, aConfig)).toEqual({ kind: 'use', config: aConfig });
  expect(decideConfig(reading, null)).toEqual({ kind: 'stop', reason: 'settings-malformed' });
});

test('why settings are malformed names the field and never its value', () => {
  const file = join(aFolder(), 'device.json');
  writeFileSync(file, '{"deviceRole":"secret-value"}');
  const reading = readJsonFile(file, DeviceConfig);
  expect(JSON.stringify(reading)).toContain('deviceRole');
  expect(JSON.stringify(reading)).not.toContain('secret-value');
});

test('the data folder is the device user’s own, and so is each file written there', () => {
  const folder = dataFolderAt(join(aFolder(), 'kiosk'));
  expect(prepareDataFolder(folder)).toEqual({ ok: true, value: null });
  chmodSync(folder.root, 0o755);
  prepareDataFolder(folder);
  for (const path of [folder.root, folder.vault, folder.chromium]) expect(statSync(path).mode & 0o777).toBe(0o700);
  writeJsonFile(folder.lastConfig, aConfig);
  writeJsonFile(folder.lastConfig, { ...aConfig, lockdown: 'required' });
  expect(statSync(folder.lastConfig).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.root).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('a data folder that cannot be made is named by the system’s code', () => {
  const file = join(aFolder(), 'in-the-way');
  writeFileSync(file, '');
  expect(prepareDataFolder(dataFolderAt(join(file, 'kiosk')))).toEqual({ ok: false, error: 'ENOTDIR' });
});
