import { randomUUID } from 'node:crypto';
import { BrowserWindow, type BrowserWindowConstructorOptions, session as sessions } from 'electron';
import { type Logo, serveAppScheme } from './app-scheme.ts';
import { keepOnPage } from './contents-floor.ts';
import type { PageAddress } from './page-address.ts';
import type { PageFiles } from './page-files.ts';
import { closeSession } from './session-floor.ts';

/** What a window shows and with what rights; the same for the life of the program. */
export interface Page {
  readonly surface: 'kiosk' | 'staff';
  readonly address: PageAddress;
  readonly files: PageFiles;
  readonly preload: string;
  readonly logo: () => Logo | null;
  /** Whether this page shows a screen for the camera now. */
  readonly cameraWanted: () => boolean;
  /** Only the builds that tests and developers use have developer tools. */
  readonly devTools: boolean;
}

export const paper = '#F6F3EC';

/** A window in a session of its own that lives in memory only and is never used again. It is not shown and not loaded yet. */
export function openPageWindow(page: Page, options: BrowserWindowConstructorOptions): BrowserWindow {
  const session = sessions.fromPartition(`${page.surface}-${randomUUID()}`, { cache: false });
  closeSession(session, page.address, { cameraWanted: page.cameraWanted, speaks: page.surface === 'kiosk' });
  serveAppScheme(session, page);
  const window = new BrowserWindow({
    ...options,
    show: false,
    backgroundColor: paper,
    title: 'Foyer',
    webPreferences: {
      session,
      preload: page.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: page.devTools,
      safeDialogs: true,
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
      zoomFactor: 1,
    },
  });
  window.removeMenu();
  keepOnPage(window.webContents, page.address);
  return window;
}
