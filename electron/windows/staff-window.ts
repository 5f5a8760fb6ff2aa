import { type BrowserWindow, screen, type WebContents } from 'electron';
import { mayNavigate } from './page-address.ts';
import { openPageWindow, type Page } from './page-window.ts';

/** Pixels of the desktop, and whether the window filled its display. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export interface StaffWindowOptions {
  readonly page: Page;
  readonly onOpened: (contents: WebContents) => void;
  readonly onClosing: (contents: WebContents) => void;
  readonly onInput: () => void;
  /** Where it was left last time; null: it fills the display. */
  readonly place: () => WindowPlace | null;
  readonly onPlaced: (place: WindowPlace) => void;
  /** The person closed it, which ends the program. */
  readonly onClosed: () => void;
}

/** The staff console: an ordinary window, kept out of screenshots and screen sharing. */
export function openStaffWindow(options: StaffWindowOptions): void {
  const { page, onOpened, onClosing, onClosed } = options;
  const place = visiblePlace(options.place());
  const size = place ?? { width: 1440, height: 900 };
  const window = openPageWindow(page, { ...size, minWidth: 1024, minHeight: 700, autoHideMenuBar: true });
  const { webContents } = window;
  window.setContentProtection(true);
  onOpened(webContents);
  webContents.on('input-event', (_event, { type }) => type !== 'mouseMove' && type !== 'mouseLeave' && options.onInput());
  webContents.on('render-process-gone', () => reopen(window, options));
  window.on('unresponsive', () => reopen(window, options));
  // A move to `about:blank` asks nobody, so it can only be noticed.
  webContents.on('did-navigate', (_event, url) => mayNavigate(url, page.address) || reopen(window, options));
  window.on('close', () => {
    options.onPlaced({ ...window.getNormalBounds(), maximized: window.isMaximized() });
    onClosing(webContents);
    onClosed();
  });
  if (place === null || place.maximized) window.maximize();
  window.show();
  void webContents.loadURL(page.address.url).catch(() => undefined);
}

/** A display may have been unplugged since: a window nobody can see is put back where it opens the first time. */
function visiblePlace(place: WindowPlace | null): WindowPlace | null {
  if (place === null) return null;
  const { x, y, width, height } = screen.getDisplayMatching(place).workArea;
  const seen = place.x < x + width - 100 && place.x + place.width > x + 100 && place.y >= y - 10 && place.y < y + height - 100;
  return seen ? place : null;
}

/** A fresh window in place of a lost one, a moment later so that a page that always crashes does not spin. */
function reopen(lost: BrowserWindow, options: StaffWindowOptions): void {
  options.onClosing(lost.webContents);
  lost.destroy();
  setTimeout(() => openStaffWindow(options), 500);
}
