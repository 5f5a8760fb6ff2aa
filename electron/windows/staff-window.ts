import type { BrowserWindow, WebContents } from 'electron';
import { mayNavigate } from './page-address.ts';
import { openPageWindow, type Page } from './page-window.ts';

export interface StaffWindowOptions {
  readonly page: Page;
  readonly onOpened: (contents: WebContents) => void;
  readonly onClosing: (contents: WebContents) => void;
  readonly onInput: () => void;
  /** The person closed it, which ends the program. */
  readonly onClosed: () => void;
}

/** The staff console: an ordinary window, kept out of screenshots and screen sharing. */
export function openStaffWindow(options: StaffWindowOptions): void {
  const { page, onOpened, onClosing, onClosed } = options;
  const window = openPageWindow(page, { width: 1440, height: 900, minWidth: 1024, minHeight: 700, autoHideMenuBar: true });
  const { webContents } = window;
  window.setContentProtection(true);
  onOpened(webContents);
  webContents.on('input-event', (_event, { type }) => type !== 'mouseMove' && type !== 'mouseLeave' && options.onInput());
  webContents.on('render-process-gone', () => reopen(window, options));
  window.on('unresponsive', () => reopen(window, options));
  // A move to `about:blank` asks nobody, so it can only be noticed.
  webContents.on('did-navigate', (_event, url) => mayNavigate(url, page.address) || reopen(window, options));
  window.on('close', () => (onClosing(webContents), onClosed()));
  window.maximize();
  window.show();
  void webContents.loadURL(page.address.url).catch(() => undefined);
}

/** A fresh window in place of a lost one, a moment later so that a page that always crashes does not spin. */
function reopen(lost: BrowserWindow, options: StaffWindowOptions): void {
  options.onClosing(lost.webContents);
  lost.destroy();
  setTimeout(() => openStaffWindow(options), 500);
}
