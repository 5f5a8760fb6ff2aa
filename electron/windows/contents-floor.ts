import { app, type WebContents } from 'electron';
import { mayNavigate, type PageAddress } from './page-address.ts';

/** Questions Chromium would otherwise put to the person in front of the screen, or answer in favour of the page. */
export function closeApplication(): void {
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => (event.preventDefault(), answer()));
  app.on('login', (event, _contents, _details, _info, answer) => (event.preventDefault(), answer()));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => (event.preventDefault(), answer(false)));
  app.on('web-contents-created', (_event, contents) => closeContents(contents));
}

/** Every web contents, known or not: nothing opens, nothing is attached. Where it may go is added by `keepOnPage`. */
function closeContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => (event.preventDefault(), answer('')));
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}

/** Holds a window on its own page, at its own size. */
export function keepOnPage(contents: WebContents, page: PageAddress): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, page)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(event.url, page)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  // Without a window manager in between, a page may otherwise size and place its own window.
  contents.on('content-bounds-updated', (event) => event.preventDefault());
  contents.on('zoom-changed', () => contents.setZoomFactor(1));
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
}
