import { BrowserWindow, clipboard, type Display, type InputEvent, screen, type WebContents } from 'electron';
import { createKeyFilter } from './keyboard.ts';
import { mayNavigate } from './page-address.ts';
import { openPageWindow, type Page, paper } from './page-window.ts';
import { createWedge } from './wedge.ts';

/**
 * `left`: the page is no longer ours. `closed`: the page closed its own window. A move to `about:blank` and `window.close()` ask nobody, so
 * they can only be noticed.
 */
export type LossReason = 'crashed' | 'hung' | 'not-loaded' | 'left' | 'closed';

export interface StageOptions {
  readonly page: Page;
  /** True on a real kiosk: nothing else may be seen on any display. */
  readonly covered: boolean;
  readonly mono: () => number;
  readonly onOpened: (contents: WebContents) => void;
  /** Before the window goes: from then on nothing it says counts. */
  readonly onClosing: (contents: WebContents) => void;
  /** Is there a screen that waits for a letter to be scanned? */
  readonly mayScan: () => boolean;
  /** A scanner that plays a keyboard typed this. */
  readonly onScan: (text: string) => void;
  /** A touch or a key of a person. */
  readonly onInput: () => void;
  /** The page crashed, hung or did not load; the stage has begun to replace it. */
  readonly onLost: (why: LossReason) => void;
}

const displayEvents = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
const quickLosses = 3;
const slowRetryMs = 5000;

/**
 * The kiosk's glass: one window on the main display, plain covers on the others. A window serves one visit; `renew` puts a fresh one,
 * with a new renderer process and an empty session, in its place.
 */
export function createKioskStage(options: StageOptions) {
  const { page, covered, mono, onOpened, onClosing, onLost } = options;
  let current: Shown | null = null;
  let covers: readonly BrowserWindow[] = [];
  let losses: readonly number[] = [];

  /** The new window is plain paper until its page is there, so the old page is out of sight at once and the system behind it never seen. */
  function renew(loadAfterMs = 0): void {
    const old = current;
    const window = openPageWindow(page, placed(screen.getPrimaryDisplay(), covered));
    const fresh: Shown = { window, contents: window.webContents };
    current = fresh;
    if (old) onClosing(old.contents);
    watch(fresh);
    onOpened(fresh.contents);
    window.show();
    putAway(old);
    forgetClipboard();
    const load = () => fresh === current && void window.loadURL(page.address.url).catch(() => undefined);
    if (loadAfterMs === 0) load();
    else setTimeout(load, loadAfterMs);
  }

  function watch(shown: Shown): void {
    const { window, contents: webContents } = shown;
    const keys = createKeyFilter(mono);
    const wedge = createWedge({ mono, mayScan: options.mayScan, onScan: options.onScan });
    const lost = (why: LossReason) => shown === current && recover(why);
    window.on('close', (event) => event.preventDefault());
    webContents.on('destroyed', () => lost('closed'));
    window.on('unresponsive', () => lost('hung'));
    webContents.on('render-process-gone', () => lost('crashed'));
    webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => isMainFrame && code !== aborted && lost('not-loaded'));
    webContents.on('did-navigate', (_event, url) => mayNavigate(url, page.address) || lost('left'));
    webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => !isMainFrame || mayNavigate(url, page.address) || lost('left'));
    webContents.on('before-input-event', (event, input) => {
      if (wedge.takes(input) || !keys.mayPass(input)) event.preventDefault();
    });
    webContents.on('input-event', (_event, input) => isTouch(input) && shown === current && options.onInput());
    if (covered) for (const event of ['blur', 'leave-full-screen', 'minimize'] as const) window.on(event as 'blur', () => hold(window));
  }

  /** Something took the screen away: take it back. */
  function hold(window: BrowserWindow): void {
    if (window !== current?.window || window.isDestroyed()) return;
    window.restore();
    window.setKiosk(true);
    window.focus();
  }

  function recover(why: LossReason): void {
    const now = mono();
    losses = [...losses.filter((at) => now - at < 60_000), now];
    onLost(why);
    renew(losses.length <= quickLosses ? 0 : slowRetryMs);
  }

  function cover(): void {
    for (const window of covers) window.destroy();
    const main = screen.getPrimaryDisplay();
    covers = covered
      ? screen
          .getAllDisplays()
          .filter(({ id }) => id !== main.id)
          .map(openCover)
      : [];
    current?.window.setBounds(main.bounds);
  }

  return {
    open(): void {
      renew();
      cover();
      for (const event of displayEvents) screen.on(event as 'display-added', cover);
    },
    renew: () => renew(),
    /** The program ends, or this device turned out to be a console. */
    close(): void {
      for (const event of displayEvents) screen.off(event as 'display-added', cover);
      const last = current;
      current = null;
      if (last !== null) onClosing(last.contents);
      putAway(last);
      for (const window of covers) window.destroy();
      covers = [];
    },
    /** The operating system's id of the page's process, for tests and for the audit. */
    processId: (): number | null => current?.contents.getOSProcessId() ?? null,
  };
}
export type KioskStage = ReturnType<typeof createKioskStage>;

/** A window and its page, kept apart: once a page is gone its window no longer says which one it had. */
interface Shown {
  readonly window: BrowserWindow;
  readonly contents: WebContents;
}

/** Out of the way for good, page and process. */
function putAway(old: Shown | null): void {
  if (old !== null && !old.window.isDestroyed()) old.window.destroy();
}

/** Chromium's ERR_ABORTED: a load that something newer replaced. */
const aborted = -3;

const placed = ({ bounds }: Display, covered: boolean) =>
  ({
    ...bounds,
    frame: false,
    kiosk: true,
    fullscreen: true,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    closable: false,
    alwaysOnTop: covered,
    skipTaskbar: covered,
  }) as const;

function openCover({ bounds }: Display): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    frame: false,
    fullscreen: true,
    focusable: false,
    closable: false,
    alwaysOnTop: true,
    skipTaskbar: true,
    backgroundColor: paper,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, devTools: false, partition: 'cover' },
  });
  window.removeMenu();
  window.on('close', (event) => event.preventDefault());
  return window;
}

/** Linux keeps a second clipboard of whatever was last selected. */
function forgetClipboard(): void {
  clipboard.clear();
  // Electron 42 names it by an argument, later ones by a property.
  if (process.platform === 'linux') Reflect.apply(clipboard.clear, clipboard.selection ?? clipboard, ['selection']);
}

const touches = new Set<InputEvent['type']>([
  'mouseDown',
  'mouseWheel',
  'rawKeyDown',
  'keyDown',
  'touchStart',
  'gestureTap',
  'gestureTapDown',
  'pointerDown',
]);
const isTouch = ({ type }: InputEvent): boolean => touches.has(type);
