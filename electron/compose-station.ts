import { app, screen } from 'electron';
import { ok } from '../shared/result.ts';
import { composeConsole, type Desk } from './compose-console.ts';
import { composeKiosk, type Kiosk } from './compose-kiosk.ts';
import { pixelsPerMm } from './device/glass.ts';
import { isLockedDown, readSurround } from './device/posture.ts';
import { type SpeechPosture, speechOf } from './device/speech.ts';
import type { ClosedDevice, OpenDevice } from './open-device.ts';
import { systemClock } from './store/clock.ts';
import type { ConsoleStore, KioskStore } from './store/store.ts';
import { createPortalClient } from './sync/portal-client.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { printPage } from './windows/print-page.ts';

/** What this program is at the moment: something it cannot be yet, or a device at work. */
export type Station =
  | ClosedDevice
  | { readonly kind: 'kiosk'; readonly device: OpenDevice; readonly sync: Sync; readonly kiosk: Kiosk }
  | { readonly kind: 'console'; readonly device: OpenDevice; readonly sync: Sync; readonly desk: Desk };

export interface StationParts {
  readonly replaceKioskWindow: () => void;
  readonly ring: (surface: 'kiosk' | 'staff') => void;
  readonly say: (line: string) => void;
  readonly reportBug: (where: string, error: unknown) => void;
}

/** A device whose store is open, put to work in its role. Its sync is not started yet. */
export function composeStation(device: OpenDevice, { replaceKioskWindow, ring, say, reportBug }: StationParts): Station {
  const { store, identity, secrets, keyUnprotected, config } = device;
  const { role, portalUrl, enrolUrl } = identity;
  const client = createPortalClient({ role, url: portalUrl, ca: secrets.ca, identity: secrets, clock: systemClock });
  const sync = createSync({ store, client, enrolUrl, reportBug: (error) => reportBug('sync', error) });
  const speech = speechOf(config);
  noteStart(device, role === 'kiosk' ? speech.posture : null);
  if (role === 'console') {
    const desk = composeConsole({
      store: store as ConsoleStore,
      client,
      sync,
      demoNotice: keyUnprotected,
      ring: () => ring('staff'),
      print: () => printPage(config.receiptPrinter ?? null),
    });
    return { kind: 'console', device, sync, desk };
  }
  if (speech.posture === 'voice-not-installed') say('speech is off: espeak-ng is not installed (docs/operations.md, Speech)');
  const kiosk = composeKiosk({
    store: store as KioskStore,
    client,
    sync,
    mayServe: config.lockdown === 'off' || isLockedDown(readSurround()),
    scannerPort: config.scannerPort === undefined ? null : { port: config.scannerPort, baud: config.scannerBaud ?? 9600 },
    speech: speech.device,
    say,
    replaceWindow: replaceKioskWindow,
    ring: () => ring('kiosk'),
    pixelsPerMm: () => glassPixelsPerMm(config.displayDiagonalInches),
    demoNotice: keyUnprotected,
  });
  return { kind: 'kiosk', device, sync, kiosk };
}

/** CSS pixels per millimetre of the display the kiosk stands on. */
export const glassPixelsPerMm = (diagonalInches: number | undefined): number =>
  pixelsPerMm({ ...screen.getPrimaryDisplay().size, diagonalInches });

function noteStart({ store, keyUnprotected }: OpenDevice, speech: SpeechPosture | null): void {
  const detail = { version: app.getVersion(), electron: process.versions.electron ?? '', ...(speech === null ? {} : { speech }) };
  store.transaction(() => {
    store.audit.append({ actor: { kind: 'device' }, action: 'start', detail });
    if (keyUnprotected) store.audit.append({ actor: { kind: 'device' }, action: 'key-unprotected' });
    return ok(null);
  });
}
