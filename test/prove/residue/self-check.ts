import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { KioskPlaces } from './canary-clinic.ts';
import { filesBelow, openFilesOf } from './files.ts';
import { createHunt, type Piece, type Place } from './hunt.ts';
import { piecesOfClipboard, piecesOfWindow, writeClipboards } from './window.ts';

export interface Watched {
  readonly app: ElectronApplication;
  readonly places: KioskPlaces;
}

/** Everything that is searched after a visit, searched now, while something is there to be found. */
interface Planted {
  readonly what: string;
  readonly place: Place;
  readonly word: string;
}

/**
 * In the middle of a visit: what the patient sees must be found in document and heap, and what is planted must be found in every other place
 * that is searched. What a page or program could leave behind stays planted for the end of the visit to remove; only files are taken away.
 * Answers the searches that found nothing, each of which makes the whole proof worthless.
 */
export async function selfCheck(
  watched: Watched,
  page: Page,
  shown: string,
): Promise<{ readonly blind: readonly string[]; readonly checks: number }> {
  const { app, places } = watched;
  const hunt = createHunt();
  const word = (what: string): string => `planted-${what}-${shown.replace(/\D/g, '')}`;
  const refused = await plantInPage(page, word);
  await plantInMain(app, page, {
    cookie: word('cookie'),
    file: join(places.temporary, 'deleted'),
    open: word('open'),
  });
  const [plain, wide] = [join(places.data, 'planted'), join(places.temporary, 'planted-wide')];
  writeFileSync(plain, word('file'));
  writeFileSync(wide, Buffer.from(word('wide'), 'utf16le'));

  const planted: readonly Planted[] = [
    { what: 'what is on the screen, in the document', place: 'dom', word: shown },
    { what: 'what is on the screen, in the heap', place: 'heap', word: shown },
    ...['local', 'session', 'database', 'cache']
      .filter((store) => !refused.includes(store))
      .map((store) => ({ what: store, place: 'storage' as const, word: word(store) })),
    { what: 'cookie', place: 'storage', word: word('cookie') },
    { what: 'clipboard', place: 'clipboard', word: word('clipboard') },
    { what: 'selection', place: 'clipboard', word: word('selection') },
    { what: 'file', place: 'files', word: word('file') },
    { what: 'file in UTF-16', place: 'files', word: word('wide') },
    { what: 'deleted file still open', place: 'openFiles', word: word('open') },
  ];
  const pieces = [
    ...(await plantedClipboards(app, word)),
    ...(await piecesOfWindow(app, page)),
    ...filesBelow(Object.values(places)),
    ...openFilesOf(app.process().pid ?? 0),
  ];
  const blind = planted.filter((one) => !hunt.find(pieces, [one.word]).some(({ place }) => place === one.place)).map(({ what }) => what);
  rmSync(plain);
  rmSync(wide);
  await app.evaluate(() => {
    const { closeSync } = process.getBuiltinModule('node:fs');
    closeSync(Number(Reflect.get(globalThis, 'plantedFile')));
  });
  return { blind, checks: planted.length };
}

/** Answers the kinds of storage that the page was not allowed to write to. */
function plantInPage(page: Page, word: (what: string) => string): Promise<readonly string[]> {
  const words = { local: word('local'), session: word('session'), database: word('database'), cache: word('cache') };
  return page.evaluate(async (plant) => {
    const refused: string[] = [];
    const attempt = async (store: string, work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch {
        refused.push(store);
      }
    };
    await attempt('local', () => localStorage.setItem('planted', plant.local));
    await attempt('session', () => sessionStorage.setItem('planted', plant.session));
    await attempt('cache', async () => (await caches.open('planted')).put(`https://example.org/${plant.cache}`, new Response('x')));
    await attempt(
      'database',
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('planted');
          opening.onupgradeneeded = () => opening.result.createObjectStore('rows').put(plant.database, 1);
          opening.onsuccess = () => (opening.result.close(), resolve());
          opening.onerror = () => reject(opening.error);
        }),
    );
    return refused;
  }, words);
}

interface MainPlants {
  readonly cookie: string;
  readonly file: string;
  readonly open: string;
}

async function plantInMain(app: ElectronApplication, page: Page, plants: MainPlants): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate(
    ({ webContents }, value) => webContents.session.cookies.set({ url: 'https://example.org/', name: 'planted', value }),
    plants.cookie,
  );
  await app.evaluate((_electron, { file, open }) => {
    const { openSync, writeSync, unlinkSync } = process.getBuiltinModule('node:fs');
    const descriptor = openSync(file, 'w+');
    writeSync(descriptor, open);
    unlinkSync(file);
    Reflect.set(globalThis, 'plantedFile', descriptor);
  }, plants);
}

/** Another kiosk on the same display may clear what was just planted, so it is planted until it is seen. */
async function plantedClipboards(app: ElectronApplication, word: (what: string) => string): Promise<readonly Piece[]> {
  for (let tries = 0; ; tries += 1) {
    await writeClipboards(app, { clipboard: word('clipboard'), selection: word('selection') });
    const pieces = await piecesOfClipboard(app);
    const seen = pieces.map(({ bytes }) => bytes.toString()).join();
    if (tries === 4 || (seen.includes(word('clipboard')) && seen.includes(word('selection')))) return pieces;
  }
}
