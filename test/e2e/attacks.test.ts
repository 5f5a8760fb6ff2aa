import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, emptyDevice, freshPage, type RunningApp, rendererPids, startApp, testApp } from './clinic.ts';

let kiosk: RunningApp;

beforeAll(async () => {
  kiosk = await startApp(emptyDevice());
}, 60_000);
afterAll(async () => {
  await kiosk?.app.close();
});

test('the browser itself names each line of the policy that an attempt runs into', async () => {
  const named = await kiosk.page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const seen = new Set<string>();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.add(effectiveDirective));
        setTimeout(() => {
          const put = (name: string, attributes: Record<string, string>) => {
            const element = document.createElement(name);
            for (const [attribute, value] of Object.entries(attributes)) {
              try {
                element.setAttribute(attribute, value);
              } catch {
                seen.add('require-trusted-types-for');
              }
            }
            document.body.append(element);
            return element;
          };
          put('base', { href: 'https://example.org/' });
          put('style', {}).append('body { color: red }');
          put('link', { rel: 'stylesheet', href: 'https://example.org/a.css' });
          put('img', { src: 'https://example.org/a.png' });
          put('audio', { src: 'https://example.org/a.wav' });
          put('object', { data: 'https://example.org/a' });
          put('iframe', { src: 'https://example.org/' });
          put('link', { rel: 'manifest', href: 'https://example.org/m.json' });
          put('form', { action: 'https://example.org/' }) instanceof HTMLFormElement &&
            (document.forms[document.forms.length - 1] as HTMLFormElement).submit();
          void new FontFace('x', 'url(https://example.org/a.woff2)').load().catch(() => undefined);
          void fetch('https://example.org/').catch(() => undefined);
          const script = document.createElement('script');
          try {
            script.src = 'https://example.org/a.js';
          } catch {
            seen.add('require-trusted-types-for');
          }
          setTimeout(() => done([...seen].sort()), 1500);
        });
      }),
  );
  for (const line of [
    'base-uri',
    'connect-src',
    'font-src',
    'form-action',
    'frame-src',
    'img-src',
    'media-src',
    'require-trusted-types-for',
    'style-src-elem',
  ])
    expect(named).toContain(line);
});

test('no spelling of a path leads to a file that is not listed', async () => {
  const statuses = await kiosk.app.evaluate(
    async ({ BrowserWindow }, paths) => {
      const [ours] = BrowserWindow.getAllWindows();
      const statusOf = (url: string): Promise<number> | undefined =>
        ours?.webContents.session.fetch(url).then(
          ({ status }) => status,
          () => 0,
        );
      return Promise.all(paths.map(async (path) => [path, await statusOf(path)] as const));
    },
    [
      'app://foyer/kiosk/index.html',
      'app://foyer/staff/index.html',
      'app://foyer/kiosk/../staff/index.html',
      'app://foyer/kiosk/%2e%2e/staff/index.html',
      'app://foyer/kiosk/%2e%2e%2f%2e%2e%2fmain/main.mjs',
      'app://foyer/..%5c..%5cmain%5cmain.mjs',
      'app://foyer/\\..\\main\\main.mjs',
      'app://foyer//etc/passwd',
      'app://foyer/%2Fetc%2Fpasswd',
      'app://foyer/KIOSK/INDEX.HTML',
      'app://foyer/kiosk/index.html%00.css',
      'app://foyer/site-logo/../../main/main.mjs',
      'app://foyer.evil/kiosk/index.html',
    ],
  );
  expect(statuses.filter(([, status]) => status === 200)).toEqual([['app://foyer/kiosk/index.html', 200]]);
});

test('a window that nobody of ours opened is told nothing, even with our page and our calls', async () => {
  const answer = await kiosk.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const [ours] = BrowserWindow.getAllWindows();
      if (!ours) throw new Error('no window');
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: {
          session: ours.webContents.session,
          preload,
          sandbox: true,
          contextIsolation: true,
        },
      });
      try {
        await stranger.loadURL('app://foyer/kiosk/index.html');
        const asked: unknown = await stranger.webContents.executeJavaScript('window.kiosk.surroundings({})');
        return asked;
      } finally {
        stranger.destroy();
      }
    },
    resolve(dirname(testApp), '../preload/kiosk.cjs'),
  );
  expect(answer).toEqual({ ok: false, error: 'forbidden' });
  expect(await ask(await freshPage(kiosk.app), 'kiosk', 'surroundings')).toMatchObject({ ok: true });
});

test('nothing outlives a page: no service worker, no storage that the next page can read', async () => {
  const page = await freshPage(kiosk.app);
  const worker = await page.evaluate(() =>
    Promise.resolve()
      .then(() => navigator.serviceWorker.register('/assets/sw.js'))
      .then(
        () => 'registered',
        () => 'refused',
      ),
  );
  expect(worker).toBe('refused');
  await page.evaluate(() => {
    try {
      localStorage.setItem('canary', 'Rosa');
    } catch {
      // No storage at all is as good.
    }
  });
  await page.evaluate(() => void location.assign('about:blank')).catch(() => undefined);
  await expect.poll(async () => (await freshPage(kiosk.app)) !== page, { timeout: 10_000 }).toBe(true);
  const next = await freshPage(kiosk.app);
  expect(await next.evaluate(() => localStorage.getItem('canary'))).toBeNull();
});

test('a page that tries to leave stays, and the visit with it', async () => {
  const page = await freshPage(kiosk.app);
  const before = await rendererPids(kiosk.app);
  for (const url of [
    'https://example.org/',
    'file:///etc/passwd',
    'app://foyer/staff/index.html',
    'app://foyer/kiosk/index.html?x',
    'data:text/html,x',
  ])
    await page.evaluate((to) => location.assign(to), url).catch(() => undefined);
  await pause(500);
  expect(await rendererPids(kiosk.app)).toEqual(before);
  expect(page.url()).toBe('app://foyer/kiosk/index.html');
});

test('no page whatever opens another window, not even one without a policy of its own', async () => {
  const opened = await kiosk.app.evaluate(async ({ BrowserWindow }) => {
    const stranger = new BrowserWindow({ show: false });
    try {
      await stranger.loadURL('data:text/html,x');
      const asked: unknown = await stranger.webContents.executeJavaScript("window.open('about:blank') === null", true);
      return asked === true ? 'refused' : 'opened';
    } finally {
      stranger.destroy();
    }
  });
  expect(opened).toBe('refused');
});
