import { join } from 'node:path';
import { app } from 'electron';
import { kioskContract } from '../shared/ipc/kiosk.ts';
import { staffContract } from '../shared/ipc/staff.ts';
import type { Kiosk } from './compose-kiosk.ts';
import { glassPixelsPerMm, type Station } from './compose-station.ts';
import type { Preferences } from './device/preferences.ts';
import type { ElectronWire } from './ipc/electron-wire.ts';
import { closedKioskHandlers } from './ipc/kiosk-handlers.ts';
import { type ServeDeps, serve } from './ipc/serve.ts';
import { closedStaffHandlers } from './ipc/staff-handlers.ts';
import { systemClock } from './store/clock.ts';
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

export interface WindowsParts {
  readonly build: Build;
  readonly wire: ElectronWire;
  readonly preferences: Preferences;
  readonly station: () => Station;
  /** True when nothing but the kiosk may be seen on any display. */
  readonly covered: () => boolean;
  readonly ring: (surface: Page['surface']) => void;
  readonly say: (line: string) => void;
}

/** The window of whatever this device is at the moment. */
export function composeWindows({ build, wire, preferences, station, covered, ring, say }: WindowsParts) {
  const pages = { kiosk: lazily(() => page('kiosk')), staff: lazily(() => page('staff')) };
  let stage: KioskStage | null = null;
  let showing = '';

  /** Called again when the device became something else: another role, or a kiosk that must cover every display. */
  function show(): void {
    const { kind } = station();
    const role = kind === 'closed' ? (station() as Extract<Station, { kind: 'closed' }>).role : kind;
    const wanted = role === 'kiosk' && covered() ? 'kiosk, covered' : role;
    if (showing === wanted) return ring(role === 'kiosk' ? 'kiosk' : 'staff');
    close();
    showing = wanted;
    if (role === 'kiosk') showKiosk();
    else showConsole();
  }

  const kioskNow = (): Kiosk | null => {
    const now = station();
    return now.kind === 'kiosk' ? now.kiosk : null;
  };

  function showKiosk(): void {
    stage = createKioskStage({
      page: pages.kiosk(),
      covered: covered(),
      mono: systemClock.mono,
      onOpened: (contents) => wire.admit(contents, 'kiosk', pages.kiosk().address.origin),
      onClosing: wire.dismiss,
      mayScan: () => kioskNow()?.mayScan() === true,
      onScan: (text) => kioskNow()?.scanned(text),
      onInput: () => kioskNow()?.touched(),
      onLost: (why) => {
        say(`the kiosk page was replaced (${why})`);
        const now = station();
        if (now.kind === 'kiosk') now.kiosk.endVisit('page-lost', { replaceWindow: false });
      },
    });
    stage.open();
  }

  function showConsole(): void {
    openStaffWindow({
      page: pages.staff(),
      onOpened: (contents) => wire.admit(contents, 'staff', pages.staff().address.origin),
      onClosing: wire.dismiss,
      onInput: () => {
        const now = station();
        if (now.kind === 'console') now.desk.session.touched();
      },
      place: preferences.consolePlace,
      onPlaced: preferences.keepConsolePlace,
      onClosed: () => app.quit(),
    });
  }

  function page(surface: Page['surface']): Page {
    return {
      surface,
      address: pageAddress(surface, build.devServer),
      files: listPageFiles(join(build.root, 'client'), surface),
      preload: join(build.root, 'preload', `${surface}.cjs`),
      logo: () => logoOf(station()),
      cameraWanted: () => surface === 'kiosk' && kioskNow()?.mayUseCamera() === true,
      devTools: build.devTools,
    };
  }

  function close(): void {
    stage?.close();
    stage = null;
  }

  return { show, close, replaceKiosk: (): void => stage?.renew() };
}

/** Both contracts are served from the start; who may call what is decided at each call. */
export function serveWindows({
  wire,
  station,
  ...notes
}: Pick<WindowsParts, 'wire' | 'station'> & Pick<ServeDeps<typeof kioskContract>, 'onRejected' | 'onBug'>): void {
  const glass = { pixelsPerMm: () => glassPixelsPerMm(undefined), demoNotice: false };
  serve(kioskContract, {
    ...notes,
    wire: wire.wire,
    mono: systemClock.mono,
    callerOf: (sender) => (wire.surfaceOf(sender) === 'kiosk' ? { surface: 'kiosk' } : null),
    handlers: () => {
      const now = station();
      return now.kind === 'kiosk' ? now.kiosk.handlers : closedKioskHandlers(reasonOf(now), glass);
    },
  });
  serve(staffContract, {
    ...notes,
    wire: wire.wire,
    mono: systemClock.mono,
    callerOf: (sender) => {
      const now = station();
      if (wire.surfaceOf(sender) !== 'staff') return null;
      return { surface: 'staff', role: now.kind === 'console' ? (now.desk.session.worker()?.role ?? null) : null };
    },
    handlers: () => {
      const now = station();
      return now.kind === 'console' ? now.desk.handlers : closedStaffHandlers(reasonOf(now), false);
    },
  });
}

const reasonOf = (station: Station) => (station.kind === 'closed' ? station.reason : 'not-set-up');

function logoOf(station: Station): Logo | null {
  const logo = station.kind === 'closed' ? null : (station.device.store.site.current()?.settings.logo ?? null);
  return logo === null ? null : { type: logo.type, bytes: Buffer.from(logo.base64, 'base64') };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
