import { join } from 'node:path';
import { app, powerMonitor, screen } from 'electron';
import type { BootId } from '../shared/domain/ids.ts';
import { kioskContract } from '../shared/ipc/kiosk.ts';
import { staffContract } from '../shared/ipc/staff.ts';
import { ok } from '../shared/result.ts';
import { composeConsole, type Desk } from './compose-console.ts';
import { composeKiosk, type Kiosk } from './compose-kiosk.ts';
import { pixelsPerMm } from './device/glass.ts';
import { isLockedDown, readSurround } from './device/posture.ts';
import { createElectronWire } from './ipc/electron-wire.ts';
import { closedKioskHandlers, type GlassFacts } from './ipc/kiosk-handlers.ts';
import { createPublisher } from './ipc/publish.ts';
import { serve } from './ipc/serve.ts';
import { closedStaffHandlers } from './ipc/staff-handlers.ts';
import { type ClosedDevice, createDeviceOpener, type OpenDevice } from './open-device.ts';
import type { DataFolder } from './provisioning/data-folder.ts';
import type { CacheRole } from './store/appointments.ts';
import { systemClock } from './store/clock.ts';
import type { ConsoleStore, KioskStore } from './store/store.ts';
import { createPortalClient } from './sync/portal-client.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { electronProtector } from './vault/key-vault.ts';
import { createOsVault } from './vault/os-vault.ts';
import type { Logo } from './windows/app-scheme.ts';
import { createKioskStage, type KioskStage } from './windows/kiosk-stage.ts';
import { pageAddress } from './windows/page-address.ts';
import { listPageFiles } from './windows/page-files.ts';
import type { Page } from './windows/page-window.ts';
import { openStaffWindow } from './windows/staff-window.ts';

export interface Build {
  /** The folder that holds `client`, `main` and `preload`. */
  readonly root: string;
  /** Origin of the development server, or ''. */
  readonly devServer: string;
  readonly devTools: boolean;
}

/** What this program is at the moment: something it cannot be yet, or a device at work. */
type Station =
  | ClosedDevice
  | { readonly kind: 'kiosk'; readonly device: OpenDevice; readonly sync: Sync; readonly kiosk: Kiosk }
  | { readonly kind: 'console'; readonly device: OpenDevice; readonly sync: Sync; readonly desk: Desk };

export interface ComposeOptions {
  readonly folder: DataFolder;
  readonly build: Build;
  readonly say: (line: string) => void;
}

/** Builds each part once and joins them. What each part decides is in its own file; here is only who knows whom. */
export function compose({ folder, build, say }: ComposeOptions) {
  const boot = crypto.randomUUID() as BootId;
  const wire = createElectronWire();
  const publisher = createPublisher(wire.ring);
  const opener = createDeviceOpener({ folder, boot, version: app.getVersion(), makeVault, say });
  let station: Station = { kind: 'closed', reason: 'not-set-up', role: 'kiosk', againMs: 0 };
  let stage: KioskStage | null = null;
  let showing: CacheRole | null = null;

  function makeVault({ allowUnprotectedKey }: { readonly allowUnprotectedKey: boolean }) {
    return createOsVault({
      file: folder.key,
      database: folder.database,
      protector: electronProtector,
      allowUnprotected: allowUnprotectedKey,
    });
  }

  /** config -> keys -> store: one try. Answers how long to wait before the next, or null when the device is open. */
  async function open(): Promise<number | null> {
    const device = await opener.open();
    station = device.kind === 'closed' ? device : stationOf(device);
    return device.kind === 'closed' ? device.againMs : null;
  }

  function stationOf(device: OpenDevice): Station {
    const { store, identity, secrets, keyUnprotected } = device;
    const { role, portalUrl, enrolUrl } = identity;
    const client = createPortalClient({ role, url: portalUrl, ca: secrets.ca, identity: secrets, clock: systemClock });
    const sync = createSync({ store, client, enrolUrl, reportBug: (error) => reportBug('sync', error) });
    store.transaction(() => {
      store.audit.append({
        actor: { kind: 'device' },
        action: 'start',
        detail: { version: app.getVersion(), electron: process.versions.electron ?? '' },
      });
      if (keyUnprotected) store.audit.append({ actor: { kind: 'device' }, action: 'key-unprotected' });
      return ok(null);
    });
    if (role === 'console') {
      const desk = composeConsole({
        store: store as ConsoleStore,
        client,
        sync,
        demoNotice: keyUnprotected,
        ring: () => publisher.changed('staff'),
      });
      return { kind: 'console', device, sync, desk };
    }
    const mayServe = device.config.lockdown === 'off' || isLockedDown(readSurround());
    const replaceWindow = (): void => stage?.renew();
    const ring = (): void => publisher.changed('kiosk');
    const kiosk = composeKiosk({
      store: store as KioskStore,
      client,
      sync,
      mayServe,
      replaceWindow,
      ring,
      ...glass(),
      demoNotice: keyUnprotected,
    });
    return { kind: 'kiosk', device, sync, kiosk };
  }

  const glass = (): GlassFacts => ({
    pixelsPerMm: () => pixelsPerMm({ ...screen.getPrimaryDisplay().size, diagonalInches: configNow()?.displayDiagonalInches }),
    demoNotice: station.kind !== 'closed' && station.device.keyUnprotected,
  });
  const configNow = () => (station.kind === 'closed' ? undefined : station.device.config);
  const roleNow = (): CacheRole => (station.kind === 'closed' ? station.role : station.kind);

  /** The window of what this device is now; called again when enrolment made it something else. */
  function show(): void {
    if (showing === roleNow()) return publisher.changed(showing === 'kiosk' ? 'kiosk' : 'staff');
    stage?.close();
    stage = null;
    showing = roleNow();
    if (showing === 'kiosk') showKiosk();
    else showConsole();
  }

  function showKiosk(): void {
    stage = createKioskStage({
      page: page('kiosk'),
      covered: configNow()?.lockdown === 'required',
      mono: systemClock.mono,
      onOpened: (contents) => wire.admit(contents, 'kiosk', page('kiosk').address.origin),
      onClosing: wire.dismiss,
      onInput: () => station.kind === 'kiosk' && station.kiosk.touched(),
      onLost: (why) => {
        say(`the kiosk page was replaced (${why})`);
        if (station.kind === 'kiosk') station.kiosk.endVisit('page-lost', { replaceWindow: false });
      },
    });
    stage.open();
  }

  function showConsole(): void {
    openStaffWindow({
      page: page('staff'),
      onOpened: (contents) => wire.admit(contents, 'staff', page('staff').address.origin),
      onClosing: wire.dismiss,
      onInput: () => station.kind === 'console' && station.desk.session.touched(),
      onClosed: () => app.quit(),
    });
  }

  const pages = new Map<Page['surface'], Page>();
  function page(surface: Page['surface']): Page {
    const made = pages.get(surface) ?? {
      surface,
      address: pageAddress(surface, build.devServer),
      files: listPageFiles(join(build.root, 'client'), surface),
      preload: join(build.root, 'preload', `${surface}.cjs`),
      logo: siteLogo,
      devTools: build.devTools,
    };
    pages.set(surface, made);
    return made;
  }

  function siteLogo(): Logo | null {
    const logo = station.kind === 'closed' ? null : (station.device.store.site.current()?.settings.logo ?? null);
    return logo === null ? null : { type: logo.type, bytes: Buffer.from(logo.base64, 'base64') };
  }

  /** Both contracts are served from the start; who may call what is decided at each call. */
  function serveWindows(): void {
    const rules = { wire: wire.wire, onRejected: noteRejection, onBug: reportBug };
    const closedGlass = glass();
    serve(kioskContract, {
      ...rules,
      callerOf: (sender) => (wire.surfaceOf(sender) === 'kiosk' ? { surface: 'kiosk' } : null),
      handlers: () =>
        station.kind === 'kiosk'
          ? station.kiosk.handlers
          : closedKioskHandlers(station.kind === 'closed' ? station.reason : 'not-set-up', closedGlass),
    });
    serve(staffContract, {
      ...rules,
      callerOf: (sender) => {
        if (wire.surfaceOf(sender) !== 'staff') return null;
        return { surface: 'staff', role: station.kind === 'console' ? (station.desk.session.worker()?.role ?? null) : null };
      },
      handlers: () =>
        station.kind === 'console'
          ? station.desk.handlers
          : closedStaffHandlers(station.kind === 'closed' ? station.reason : 'not-set-up', false),
    });
  }

  let lastRejection = Number.NEGATIVE_INFINITY;
  /** Any rejection is a sign of a page that is not ours; noted at most once a second so that it cannot fill the disk. */
  function noteRejection(channel: string, why: string): void {
    const now = systemClock.mono();
    if (station.kind === 'closed' || now - lastRejection < 1000) return;
    lastRejection = now;
    const { store } = station.device;
    store.transaction(() =>
      ok(store.audit.append({ actor: { kind: 'device' }, action: 'access-refused', outcome: 'refused', detail: { channel, why } })),
    );
  }

  /** Where a bug is, never what it was about: a message may quote what it choked on. */
  function reportBug(where: string, error: unknown): void {
    const place =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => /^\s+at /.test(line))
            .slice(0, 4)
            .join(' ')
        : '';
    say(`unexpected ${error instanceof Error ? error.name : typeof error} in ${where}${place}`);
  }

  /** Waits for what is missing (a file, a key, the portal), then keeps in step with the portal until the program ends. */
  async function follow(againMs: number | null): Promise<void> {
    let wait = againMs;
    while (wait !== null) {
      await new Promise((resume) => setTimeout(resume, wait ?? 0));
      wait = await open();
      show();
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
    stage?.close();
    if (station.kind === 'closed') return;
    const { sync, device } = station;
    if (station.kind === 'kiosk') station.kiosk.stop();
    else station.desk.stop();
    await sync.stop();
    device.store.transaction(() => ok(device.store.audit.append({ actor: { kind: 'device' }, action: 'stop' })));
    device.store.close();
  }

  return { open, show, serveWindows, follow, watchPower, close };
}
