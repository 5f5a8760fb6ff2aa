import type { ElectronApplication, Page } from 'playwright-core';

/** One thing somebody might do to get out of the kiosk. It may fail in any way it likes; what counts is what stands afterwards. */
export interface Attempt {
  readonly name: string;
  readonly make: (at: Glass) => Promise<unknown>;
}

export interface Glass {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly random: () => number;
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T;
const place = (random: () => number) => ({ x: Math.floor(random() * 1900), y: Math.floor(random() * 1060) });

const keys = [
  ...['Alt+F4', 'Control+w', 'Control+q', 'Control+F4', 'Alt+Tab', 'Alt+Escape', 'Alt+Space', 'Escape', 'Tab'],
  ...[
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F10',
    'F11',
    'F12',
    'Shift+F10',
    'ContextMenu',
    'Alt+d',
    'Alt+ArrowLeft',
    'Alt+ArrowRight',
    'Alt+Home',
  ],
  ...[
    'Control+Shift+i',
    'Control+Shift+j',
    'Control+Shift+c',
    'Control+Shift+t',
    'Control+Shift+n',
    'Control+Shift+Delete',
    'Control+r',
    'Control+Shift+r',
  ],
  ...['p', 's', 'o', 'n', 't', 'u', 'h', 'l', 'j', 'f', 'g', 'd', 'k', 'e', '=', '-', '0', '1', '9', 'Tab'].map((key) => `Control+${key}`),
];

const addresses = [
  ...['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'file:///', 'ftp://example.org/', 'ws://example.org/'],
  ...[
    'app://foyer/staff/index.html',
    'app://foyer/kiosk/../staff/index.html',
    'app://foyer/',
    'app://evil/',
    'app://foyer/kiosk/index.html#x',
    '/staff/index.html',
  ],
  ...[
    'data:text/html,x',
    'blob:app://foyer/0',
    'about:blank',
    'about:srcdoc',
    'javascript:document.title="x"',
    'view-source:app://foyer/kiosk/index.html',
  ],
  ...[
    'chrome://gpu',
    'chrome://settings',
    'chrome-extension://x/',
    'devtools://devtools/bundled/inspector.html',
    'chrome://crash',
    'chrome://version',
  ],
  ...[
    'mailto:a@example.org',
    'tel:1',
    'sms:1',
    'ms-settings:',
    'shell:startup',
    'search-ms:',
    'ms-msdt:x',
    'intent://x',
    'steam://run',
    'vscode://x',
  ],
];

const permissions = [
  ...['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read', 'clipboard-write', 'persistent-storage'],
  ...[
    'screen-wake-lock',
    'idle-detection',
    'window-management',
    'local-fonts',
    'display-capture',
    'storage-access',
    'accelerometer',
    'payment-handler',
  ],
];

const inPage = (name: string, work: (page: Page, random: () => number) => Promise<unknown>): Attempt => ({
  name,
  make: ({ page, random }) => work(page, random),
});

/** The attempts of the break-out list that the app itself must stop, numbered as there. */
export const attempts: readonly Attempt[] = [
  inPage('1, 6-10: a key or combination', (page, random) => page.keyboard.press(pick(keys, random))),
  inPage('17: keys held and repeated', async (page, random) => {
    const key = pick(['a', '5', 'Enter', 'Escape', 'Shift', 'Alt', 'Control'], random);
    for (let presses = 0; presses < 40; presses += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
  }),
  inPage('20, 21: another mouse button, twice', async (page, random) => {
    const { x, y } = place(random);
    await page.mouse.click(x, y, { button: pick(['right', 'middle', 'left'], random), clickCount: 2 });
  }),
  inPage('9: zooming with wheel and key', async (page, random) => {
    await page.keyboard.down('Control');
    for (let turns = 0; turns < 10; turns += 1) await page.mouse.wheel(0, random() < 0.5 ? 120 : -120);
    await page.keyboard.up('Control');
  }),
  inPage('23: dragging over the glass', async (page, random) => {
    const [from, to] = [place(random), place(random)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
  }),
  {
    name: '26: ten fingers at once',
    async make({ app, page, random }) {
      const session = await app.context().newCDPSession(page);
      const touchPoints = Array.from({ length: 10 }, (_, id) => ({ ...place(random), id }));
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await session.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: touchPoints.map((point) => ({ ...point, y: point.y / 2 })),
      });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await session.detach();
    },
  },
  inPage('27: choosing a file', (page, random) =>
    page.evaluate((which) => {
      if (which < 0.3) return Reflect.apply(Reflect.get(window, 'showOpenFilePicker'), window, []);
      if (which < 0.5) return Reflect.apply(Reflect.get(window, 'showDirectoryPicker'), window, []);
      const input = document.createElement('input');
      input.type = 'file';
      document.body.append(input);
      input.click();
      return input.remove();
    }, random()),
  ),
  inPage('28: dropping a file or an address', (page) =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/uri-list', 'https://example.org/');
      data.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer: data }));
    }),
  ),
  inPage('29, 35: dialogs and printing', (page, random) =>
    page.evaluate(
      (name) => Reflect.apply(Reflect.get(window, name), window, ['x']),
      pick(['alert', 'confirm', 'prompt', 'print', 'stop', 'close', 'find'], random),
    ),
  ),
  inPage('30: a download', (page) =>
    page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.html';
      document.body.append(link);
      link.click();
      link.remove();
    }),
  ),
  inPage('31, 32: another address', (page, random) =>
    page.evaluate(
      ([to, how]) => {
        if (how === 0) location.href = to;
        else if (how === 1) location.replace(to);
        else history.pushState(null, '', to);
      },
      [pick(addresses, random), Math.floor(random() * 3)] as const,
    ),
  ),
  inPage('33: another window', (page, random) =>
    page.evaluate(
      ([to, how]) => {
        if (how === 0) return window.open(to) === null;
        const link = document.createElement('a');
        link.href = to;
        link.target = how === 1 ? '_blank' : 'other';
        document.body.append(link);
        link.click();
        link.remove();
        const form = document.createElement('form');
        form.action = to;
        form.method = 'post';
        form.target = '_blank';
        document.body.append(form);
        form.submit();
        return form.remove();
      },
      [pick(addresses, random), Math.floor(random() * 3)] as const,
    ),
  ),
  inPage('34: a frame, a plug-in, a refresh', (page, random) =>
    page.evaluate(
      ([tag, to]) => {
        const element = document.createElement(tag);
        element.setAttribute(tag === 'object' ? 'data' : 'src', to);
        if (tag === 'meta') {
          element.setAttribute('http-equiv', 'refresh');
          element.setAttribute('content', `0;url=${to}`);
        }
        document.body.append(element);
        setTimeout(() => element.remove(), 200);
      },
      [pick(['iframe', 'object', 'embed', 'meta', 'webview', 'portal'], random), pick(addresses, random)] as const,
    ),
  ),
  inPage('36: a permission', (page, random) =>
    page.evaluate(
      async (name) => {
        const { mediaDevices, geolocation } = navigator;
        await Promise.race([
          Promise.allSettled([
            mediaDevices?.getUserMedia({ video: true, audio: true }),
            mediaDevices?.getDisplayMedia(),
            new Promise((resolve) => geolocation.getCurrentPosition(resolve, resolve)),
            Notification.requestPermission(),
            ...['usb', 'serial', 'hid', 'bluetooth'].map((bus) => Reflect.get(navigator, bus)?.requestDevice?.({ filters: [] })),
            navigator.permissions.query({ name } as never),
          ]),
          new Promise((resolve) => setTimeout(resolve, 1000)),
        ]);
      },
      pick(permissions, random),
    ),
  ),
  inPage('37: full screen, pointer and keyboard', (page) =>
    page.evaluate(async () => {
      await document.documentElement.requestFullscreen().catch(() => undefined);
      await document.exitFullscreen().catch(() => undefined);
      await Promise.resolve(document.body.requestPointerLock()).catch(() => undefined);
      window.moveTo(10, 10);
      window.resizeTo(100, 100);
      window.blur();
    }),
  ),
  inPage('40: a worker that stays', (page) =>
    page.evaluate(() =>
      navigator.serviceWorker.register('/kiosk/index.html').then(
        () => true,
        () => false,
      ),
    ),
  ),
  inPage('45: far too much text', (page, random) =>
    page.evaluate(
      async ([text, times]) => {
        const kiosk = Reflect.get(window, 'kiosk');
        const much = text.repeat(times);
        await Promise.allSettled([
          kiosk.identifyByCode({ code: much, birthDate: much }),
          kiosk.askDesk({ step: much, reason: much }),
          kiosk.begin({ language: much }),
        ]);
      },
      [pick(['x', '\u202e', 'e\u0301', '👨‍👩‍👧‍👦', '\u0000'], random), 200_000] as const,
    ),
  ),
  {
    name: '43: the page crashes',
    make: async ({ app, page }) => (await app.browserWindow(page)).evaluate(({ webContents }) => webContents.forcefullyCrashRenderer()),
  },
];
