import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kioskContract } from '../../shared/ipc/kiosk.ts';
import { emptyDevice, freshPage, type RunningApp, rendererPids, startApp, until } from './clinic.ts';

let kiosk: RunningApp;
let server: Server;
let port: number;
let heard = 0;

beforeAll(async () => {
  server = createServer((_request, answer) => {
    heard += 1;
    answer.setHeader('access-control-allow-origin', '*').end('x');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  kiosk = await startApp(emptyDevice());
}, 60_000);

afterAll(async () => {
  await kiosk?.app.close();
  server.close();
});

describe('the content policy is enforced, line by line', () => {
  test('no inline script, no eval, no script text without trusted types', async () => {
    const ran = await kiosk.page.evaluate(
      () =>
        // A turn later: what a driver runs directly is exempt from the policy, what it leaves behind is not.
        new Promise<Record<string, unknown>>((resolve) =>
          setTimeout(() => {
            const attempt = (work: () => unknown): string => {
              try {
                work();
                return 'ran';
              } catch (error) {
                return (error as Error).name;
              }
            };
            const script = document.createElement('script');
            const inline = attempt(() => {
              script.textContent = 'window.canary = 1';
            });
            const html = attempt(() => {
              document.createElement('div').innerHTML = '<img src=x onerror=canary=1>';
            });
            const evaluated = attempt(() => Reflect.get(window, 'eval')('window.canary = 2'));
            const made = attempt(() => new Function('window.canary = 3')());
            attempt(() => {
              script.append('window.canary = 4');
              document.head.append(script);
            });
            const attribute = attempt(() => document.body.setAttribute('onclick', 'window.canary = 5'));
            document.body.click();
            resolve({ inline, html, attribute, evaluated, made, canary: Reflect.get(window, 'canary') ?? null });
          }),
        ),
    );
    expect(ran).toEqual({
      inline: 'TypeError',
      html: 'TypeError',
      attribute: 'TypeError',
      evaluated: 'EvalError',
      made: 'EvalError',
      canary: null,
    });
  });

  test('nothing reaches the network: fetch, image, socket, event stream, beacon, style, frame, worker', async () => {
    const results = await kiosk.page.evaluate(async (at) => {
      const url = `http://127.0.0.1:${at}/`;
      const failed = (element: HTMLElement, set: () => void) =>
        new Promise<string>((resolve) => {
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('failed'));
          set();
          document.body.append(element);
          setTimeout(() => resolve('nothing'), 1500);
        });
      const image = document.createElement('img');
      const sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      const frame = document.createElement('iframe');
      const opened = (make: () => EventTarget) =>
        new Promise<string>((resolve) => {
          try {
            const target = make();
            target.addEventListener('open', () => resolve('opened'));
            target.addEventListener('message', () => resolve('opened'));
            target.addEventListener('error', () => resolve('failed'));
          } catch (error) {
            resolve((error as Error).name);
          }
          setTimeout(() => resolve('nothing'), 1500);
        });
      return {
        fetch: await fetch(url).then(
          () => 'answered',
          () => 'failed',
        ),
        own: await fetch('app://foyer/kiosk/index.html').then(
          () => 'answered',
          () => 'failed',
        ),
        image: await failed(image, () => {
          image.src = url;
        }),
        style: await failed(sheet, () => {
          sheet.href = url;
        }),
        frame: await failed(frame, () => {
          frame.src = url;
        }),
        socket: await opened(() => new WebSocket(`ws://127.0.0.1:${at}/`)),
        stream: await opened(() => new EventSource(url)),
        worker: await opened(() => new Worker(url as unknown as URL)),
        beacon: navigator.sendBeacon(url, 'x'),
      };
    }, port);
    expect(heard).toBe(0);
    expect(results).toMatchObject({ fetch: 'failed', own: 'failed', image: 'failed', style: 'failed', socket: 'failed', stream: 'failed' });
    expect(results.worker).not.toBe('opened');
    expect(results.frame).not.toBe('answered');
  });
});

describe('the window stays where it is', () => {
  test.each([
    'https://example.org/',
    'file:///etc/passwd',
    'app://foyer/staff/index.html',
    'app://evil/',
    'data:text/html,x',
    'blob:x',
    'about:blank',
    'chrome://gpu',
    'javascript:document.title="x"',
    'mailto:a@example.org',
    'tel:1',
  ])('going to %s is refused, or ends in a fresh page', async (url) => {
    await kiosk.page.evaluate((to) => {
      try {
        location.href = to;
      } catch {
        // Trusted types refuse some of them before anything else can.
      }
    }, url);
    await pause(400);
    await until('our own words', async () => {
      kiosk = { app: kiosk.app, page: await freshPage(kiosk.app) };
      return kiosk.page.evaluate(() => document.body.innerText.includes('Please see reception')).catch(() => false);
    });
    expect(kiosk.app.windows().map((page) => page.url())).toEqual(['app://foyer/kiosk/index.html']);
  });

  test('no form of opening another window opens one', async () => {
    const opened = await kiosk.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'app://foyer/kiosk/index.html';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      const form = document.createElement('form');
      form.action = 'app://foyer/kiosk/index.html';
      form.target = '_blank';
      document.body.append(form);
      form.requestSubmit();
      return ['', 'about:blank', 'app://foyer/kiosk/index.html', 'https://example.org'].map((url) => window.open(url) === null);
    });
    expect(opened).toEqual([true, true, true, true]);
    expect(await rendererPids(kiosk.app)).toHaveLength(1);
  });

  test('nothing is downloaded', async () => {
    const downloads: string[] = [];
    kiosk.page.on('download', (download) => downloads.push(download.url()));
    await kiosk.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      document.body.append(link);
      link.click();
    });
    await kiosk.page.waitForTimeout(500);
    expect(downloads).toEqual([]);
  });
});

test('every permission is refused without a question', async () => {
  const answers = await kiosk.page.evaluate(async () => {
    const no = (work: () => Promise<unknown>) =>
      Promise.resolve()
        .then(work)
        .then(
          () => 'granted',
          () => 'refused',
        );
    const state = (name: string) =>
      navigator.permissions.query({ name } as never).then(
        (status) => status.state,
        () => 'unknown',
      );
    return {
      camera: await no(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await no(() => navigator.mediaDevices.getDisplayMedia()),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('refused'),
          { timeout: 2000 },
        ),
      ),
      notify: await Notification.requestPermission(),
      clipboard: await no(() => navigator.clipboard.readText()),
      midi: await no(() => navigator.requestMIDIAccess({ sysex: true } as never)),
      states: await Promise.all(['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'].map(state)),
    };
  });
  expect(answers).toMatchObject({
    camera: 'refused',
    screen: 'refused',
    place: 'refused',
    notify: 'denied',
    clipboard: 'refused',
    midi: 'refused',
  });
  expect(answers.states).not.toContain('granted');
  expect(answers.states).not.toContain('prompt');
});

test('the page has no Node, no Electron, and only the calls of its contract', async () => {
  const found = await kiosk.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'staff'].filter((name) => name in window),
    kiosk: Object.keys(Reflect.get(window, 'kiosk')).sort(),
  }));
  expect(found.globals).toEqual([]);
  expect(found.kiosk).toEqual([...Object.keys(kioskContract.methods), 'onChanged'].sort());
});

test('dialogs and printing are not shown', async () => {
  const answers = await kiosk.page.evaluate(() => {
    window.print();
    const prompted = () => {
      try {
        return window.prompt('x');
      } catch {
        return 'refused';
      }
    };
    return { alert: window.alert('x') ?? null, confirm: window.confirm('x'), prompt: prompted() };
  });
  expect(answers).toEqual({ alert: null, confirm: false, prompt: 'refused' });
});

test('the renderer is sandboxed by the system, and the window fills the screen', async () => {
  const [pid] = await rendererPids(kiosk.app);
  const { readFileSync } = await import('node:fs');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\s*2$/m);
  expect(status).toMatch(/^NoNewPrivs:\s*1$/m);
  const { bounds, screen } = await kiosk.app.evaluate(({ BrowserWindow, screen }) => ({
    bounds: BrowserWindow.getAllWindows()[0]!.getBounds(),
    screen: screen.getPrimaryDisplay().bounds,
  }));
  expect(bounds).toEqual(screen);
});

test('a page can neither size nor place its own window', async () => {
  await kiosk.page.evaluate(() => {
    window.moveTo(10, 10);
    window.resizeTo(100, 100);
  });
  await kiosk.page.waitForTimeout(300);
  const { bounds, screen } = await kiosk.app.evaluate(({ BrowserWindow, screen }) => ({
    bounds: BrowserWindow.getAllWindows()[0]!.getBounds(),
    screen: screen.getPrimaryDisplay().bounds,
  }));
  expect(bounds).toEqual(screen);
});

test('function keys, chords and the context menu do nothing', async () => {
  for (const chord of [
    'F1',
    'F5',
    'F7',
    'F10',
    'F11',
    'F12',
    'Control+R',
    'Control+Shift+I',
    'Control+P',
    'Control+W',
    'Control+Q',
    'Control+N',
    'Control+O',
    'Alt+F4',
    'Control+Equal',
  ]) {
    await kiosk.page.keyboard.press(chord);
  }
  await kiosk.page.mouse.click(200, 200, { button: 'right' });
  await kiosk.page.mouse.click(200, 200, { button: 'middle' });
  await kiosk.page.waitForTimeout(300);
  const seen = await kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      full: window.isFullScreen(),
      zoom: window.webContents.getZoomFactor(),
      tools: window.webContents.isDevToolsOpened(),
      back: window.webContents.navigationHistory.canGoBack(),
    })),
  );
  expect(seen).toEqual([{ full: true, zoom: 1, tools: false, back: false }]);
});

test('a page that closes its own window is replaced at once, however often it does so', async () => {
  for (let times = 0; times < 4; times += 1) {
    const before = await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id));
    await kiosk.app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('window.close()'));
    await until('another window', () =>
      kiosk.app.evaluate(
        ({ BrowserWindow }, [last]) => BrowserWindow.getAllWindows().some((window) => window.id !== last && window.isVisible()),
        before,
      ),
    );
  }
  kiosk = { ...kiosk, page: await freshPage(kiosk.app) };
  await until('the page of the kiosk', () => kiosk.page.locator('h1').first().isVisible());
});
