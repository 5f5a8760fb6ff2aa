import type { ElectronApplication, Page } from 'playwright-core';
import type { Piece } from './hunt.ts';

/** What can be seen of a window from inside and from outside: its document, its JavaScript heap, and everything it could store. */
export async function piecesOfWindow(app: ElectronApplication, page: Page): Promise<readonly Piece[]> {
  const dom = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return [
      document.documentElement.outerHTML,
      document.documentElement.innerText,
      document.title,
      location.href,
      window.name,
      ...fields,
    ].join('\n');
  });
  return [
    { place: 'dom', where: 'document', bytes: Buffer.from(dom) },
    { place: 'heap', where: 'JavaScript heap', bytes: await heapOf(app, page) },
    { place: 'storage', where: 'storage of the page', bytes: Buffer.from(await storageOf(page)) },
    { place: 'storage', where: 'session of the window', bytes: Buffer.from(await sessionOf(app, page)) },
  ];
}

/** Both selections of an X display, and a picture on the first. Electron 42 answers at once and has images, later ones promise items. */
export async function piecesOfClipboard(app: ElectronApplication): Promise<readonly Piece[]> {
  const { text, bitmap } = await app.evaluate(async ({ clipboard, nativeImage }) => {
    const second = await Reflect.apply(clipboard.readText, Reflect.get(clipboard, 'selection') ?? clipboard, ['selection']);
    const readImage = Reflect.get(clipboard, 'readImage');
    const png = async () => {
      const item = (await clipboard.read()).find(({ types }) => types.includes('image/png'));
      const held = await (await item?.getType('image/png'))?.arrayBuffer();
      return held === undefined ? Buffer.alloc(0) : Buffer.from(held);
    };
    const image: Electron.NativeImage = readImage ? Reflect.apply(readImage, clipboard, []) : nativeImage.createFromBuffer(await png());
    return { text: `${await clipboard.readText()}\n${second}`, bitmap: image.toBitmap().toString('base64') };
  });
  return [
    { place: 'clipboard', where: 'clipboard', bytes: Buffer.from(text) },
    { place: 'clipboard', where: 'picture on the clipboard', bytes: Buffer.from(bitmap, 'base64') },
  ];
}

export interface OnClipboards {
  readonly clipboard: string;
  readonly selection: string;
  /** One row of pixels, four bytes each. */
  readonly pixels: Buffer | null;
}

export const writeClipboards = (app: ElectronApplication, { clipboard, selection, pixels }: OnClipboards): Promise<void> =>
  app.evaluate(
    async ({ clipboard: board, nativeImage, ClipboardItem }, { first, second, row }) => {
      const bitmap = Buffer.from(row, 'base64');
      if (bitmap.length === 0) await board.writeText(first);
      else {
        const image = nativeImage.createFromBitmap(bitmap, { width: bitmap.length / 4, height: 1 });
        const both = ClipboardItem
          ? [new ClipboardItem({ 'text/plain': first, 'image/png': new Blob([new Uint8Array(image.toPNG())]) })]
          : { text: first, image };
        await Reflect.apply(board.write, board, [both]);
      }
      await Reflect.apply(board.writeText, Reflect.get(board, 'selection') ?? board, [second, 'selection']);
    },
    { first: clipboard, second: selection, row: pixels?.toString('base64') ?? '' },
  );

/** The debugger collects garbage first and then writes every object and every string that is left. */
async function heapOf(app: ElectronApplication, page: Page): Promise<Buffer> {
  const session = await app.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Buffer.from(chunks.join(''));
}

const storageOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const databases = await Promise.all(
      (await indexedDB.databases()).map(async ({ name = '' }) => {
        const database = await done(indexedDB.open(name));
        const stores = [...database.objectStoreNames];
        const rows = await Promise.all(stores.map((store) => done(database.transaction(store).objectStore(store).getAll())));
        database.close();
        return { name, stores, rows };
      }),
    );
    const text = (bytes: Uint8Array) => btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
    const cached = async () =>
      Promise.all(
        (await caches.keys()).map(async (name) => {
          const cache = await caches.open(name);
          const kept = (await cache.keys()).map(async (request) => [
            request.url,
            text(new Uint8Array((await (await cache.match(request))?.arrayBuffer()) ?? [])),
          ]);
          return [name, await Promise.all(kept)];
        }),
      );
    // Bytes become base64; JSON alone would write a picture as an empty object.
    const readable = (_key: string, value: unknown) =>
      value instanceof ArrayBuffer ? text(new Uint8Array(value)) : value instanceof Uint8Array ? text(value) : value;
    const kept = {
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases,
      caches: await cached().catch(() => 'closed'),
      cookies: document.cookie,
      history: [history.length, history.state],
    };
    return JSON.stringify(kept, readable);
  });

const sessionOf = async (app: ElectronApplication, page: Page): Promise<string> => {
  const window = await app.browserWindow(page);
  return window.evaluate(async ({ webContents }) =>
    JSON.stringify({
      cookies: await webContents.session.cookies.get({}),
      storagePath: webContents.session.getStoragePath(),
      history: webContents.navigationHistory.getAllEntries(),
      cacheBytes: await webContents.session.getCacheSize(),
    }),
  );
};
