import { setTimeout as pause } from 'node:timers/promises';
import { app, powerMonitor } from 'electron';
import { BootId } from '../shared/domain/ids.ts';
import { ok } from '../shared/result.ts';
import { composeStation, type Station } from './compose-station.ts';
import { type Build, composeWindows, serveWindows } from './compose-windows.ts';
import { openPreferenceFile } from './device/preference-file.ts';
import { createPreferences } from './device/preferences.ts';
import { createElectronWire } from './ipc/electron-wire.ts';
import { createPublisher } from './ipc/publish.ts';
import { createDeviceOpener } from './open-device.ts';
import type { DataFolder } from './provisioning/data-folder.ts';
import type { DeviceConfig } from './provisioning/device-config.ts';
import { systemClock } from './store/clock.ts';
import { electronProtector } from './vault/key-vault.ts';
import { createOsVault } from './vault/os-vault.ts';

export interface ComposeOptions {
  readonly folder: DataFolder;
  readonly build: Build;
  readonly say: (line: string) => void;
}

/** Builds each part once and joins them. What a part decides is in its own file; here is only who knows whom. */
export function compose({ folder, build, say }: ComposeOptions) {
  let station: Station = { kind: 'closed', reason: 'not-set-up', role: 'kiosk', againMs: 0 };
  const boot = BootId.parse(crypto.randomUUID());
  const reportBug = bugReporter(say);
  const wire = createElectronWire();
  const { changed: ring } = createPublisher(wire.ring);
  const opener = createDeviceOpener({ folder, boot, version: app.getVersion(), makeVault: vaultIn(folder), say });
  const preferences = createPreferences(openPreferenceFile(folder.root));
  const windows = composeWindows({ build, wire, preferences, ring, say, station: () => station, covered: opener.mustBeLockedDown });

  /** config, keys, store: one try. Answers how long to wait before the next, or null when the device is open. */
  async function open(): Promise<number | null> {
    const device = await opener.open();
    station =
      device.kind === 'closed' ? device : composeStation(device, { replaceKioskWindow: windows.replaceKiosk, ring, say, reportBug });
    return device.kind === 'closed' ? device.againMs : null;
  }

  /** Waits for what is missing (a file, a key, the portal), then keeps in step with the portal until the program ends. */
  async function follow(againMs: number | null): Promise<void> {
    for (let wait = againMs; wait !== null; ) {
      await pause(wait);
      wait = await open();
      windows.show();
    }
    if (station.kind !== 'closed') station.sync.start();
  }

  /** The system slept or was locked: whoever looks at the screen next is somebody else. */
  function watchPower(): void {
    const rest = (why: 'device-slept' | 'device-woke' | 'screen-locked') => (): void => {
      if (station.kind === 'kiosk') station.kiosk.endVisit(why);
      if (station.kind === 'console') station.desk.session.lock(why);
    };
    powerMonitor.on('suspend', rest('device-slept'));
    powerMonitor.on('resume', rest('device-woke'));
    powerMonitor.on('lock-screen', rest('screen-locked'));
  }

  async function close(): Promise<void> {
    windows.close();
    if (station.kind === 'closed') return;
    const { sync, device } = station;
    if (station.kind === 'kiosk') station.kiosk.stop();
    else station.desk.stop();
    await sync.stop();
    device.store.transaction(() => ok(device.store.audit.append({ actor: { kind: 'device' }, action: 'stop' })));
    device.store.close();
  }

  return {
    open,
    serveWindows: () => serveWindows({ wire, station: () => station, onRejected: rejectionNoter(() => station), onBug: reportBug }),
    show: windows.show,
    watchPower,
    follow,
    close,
  };
}

const vaultIn =
  ({ key, database }: DataFolder) =>
  ({ allowUnprotectedKey }: DeviceConfig) =>
    createOsVault({ file: key, database, protector: electronProtector, allowUnprotected: allowUnprotectedKey });

/** Any rejection is a sign of a page that is not ours; noted at most once a second so that it cannot fill the disk. */
function rejectionNoter(station: () => Station) {
  let last = Number.NEGATIVE_INFINITY;
  return (channel: string, why: string): void => {
    const now = station();
    const mono = systemClock.mono();
    if (now.kind === 'closed' || mono - last < 1000) return;
    last = mono;
    const { store } = now.device;
    store.transaction(() =>
      ok(store.audit.append({ actor: { kind: 'device' }, action: 'access-refused', outcome: 'refused', detail: { channel, why } })),
    );
  };
}

/** Where a bug is, never what it was about: a message may quote what it choked on. */
const bugReporter =
  (say: (line: string) => void) =>
  (where: string, error: unknown): void => {
    if (!(error instanceof Error)) return say(`unexpected ${typeof error} in ${where}`);
    const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    say(`unexpected ${error.name} in ${where}${places.slice(0, 4).join(' ')}`);
  };
