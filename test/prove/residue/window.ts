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

/** Both selections of an X display. Electron 42 names the second one by an argument, later ones by a property. */
export async function piecesOfClipboard(app: ElectronApplication): Promise<readonly Piece[]> {
  const text = await app.evaluate(({ clipboard }) => {
    const second = Reflect.apply(clipboard.readText, Reflect.get(clipboard, 'selection') ?? clipboard, ['selection']);
    return `${clipboard.readText()}\n${second}`;
  });
  return [{ place: 'clipboard', where: 'clipboard', bytes: Buffer.from(text) }];
}

export const writeClipboards = (
  app: ElectronApplication,
  texts: { readonly clipboard: string; readonly selection: string },
): Promise<void> =>
  app.evaluate(({ clipboard }, { clipboard: first, selection }) => {
    clipboard.writeText(first);
    Reflect.apply(clipboard.writeText, Reflect.get(clipboard, 'selection') ?? clipboard, [selection, 'selection']);
  }, texts);

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
    const cached = async () =>
      Promise.all((await caches.keys()).map(async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => url)]));
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases,
      caches: await cached().catch(() => 'closed'),
      cookies: document.cookie,
      history: [history.length, history.state],
    });
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
