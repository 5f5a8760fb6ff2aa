import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { KioskPlaces } from './canary-clinic.ts';
import { needlesOfPicture, type Picture } from './card.ts';
import { filesBelow, openFilesOf } from './files.ts';
import { createHunt, type Needle, type Piece, type Place } from './hunt.ts';
import type { Seen } from './visit.ts';
import { piecesOfClipboard, piecesOfWindow, writeClipboards } from './window.ts';

export interface Watched {
  readonly app: ElectronApplication;
  readonly places: KioskPlaces;
}

/** Everything that is searched after a visit, searched now, while something is there to be found. */
interface Planted {
  readonly what: string;
  readonly place: Place;
  readonly needles: readonly Needle[];
}

/**
 * In the middle of a visit: what the patient sees must be found in document and heap, and what is planted must be found in every other place
 * that is searched. What a page or program could leave behind stays planted for the end of the visit to remove; only files are taken away.
 * Answers the searches that found nothing, each of which makes the whole proof worthless.
 */
export async function selfCheck(
  watched: Watched,
  page: Page,
  { shown, pictures }: Seen,
): Promise<{ readonly blind: readonly string[]; readonly checks: number }> {
  const { app, places } = watched;
  const hunt = createHunt();
  const mark = Math.random().toString(36).slice(2);
  const word = (what: string): string => `planted-${what}-${mark}`;
  const [front, back] = pictures;
  const jpeg = (picture: Picture | undefined): string => picture?.jpeg.toString('base64') ?? '';
  const refused = await plantInPage(page, {
    local: word('local'),
    session: word('session'),
    database: word('database'),
    cache: word('cache'),
    picture: jpeg(front),
    cachedPicture: jpeg(back),
  });
  await plantInMain(app, page, {
    cookie: word('cookie'),
    file: join(places.temporary, 'deleted'),
    open: Buffer.concat([Buffer.from(word('open')), front?.pixels ?? Buffer.alloc(0)]).toString('base64'),
  });
  const [plain, wide] = [join(places.data, 'planted'), join(places.temporary, 'planted-wide')];
  writeFileSync(plain, Buffer.concat([Buffer.from(word('file')), front?.jpeg ?? Buffer.alloc(0)]));
  writeFileSync(wide, Buffer.from(word('wide'), 'utf16le'));

  const onScreen = shown === null ? [] : [shown];
  const planted: readonly Planted[] = [
    ...onScreen.flatMap((needle): readonly Planted[] => [
      { what: 'what is on the screen, in the document', place: 'dom', needles: [needle] },
      { what: 'what is on the screen, in the heap', place: 'heap', needles: [needle] },
    ]),
    ...['local', 'session', 'database', 'cache']
      .filter((store) => !refused.includes(store))
      .map((store): Planted => ({ what: store, place: 'storage', needles: [word(store)] })),
    { what: 'cookie', place: 'storage', needles: [word('cookie')] },
    { what: 'clipboard', place: 'clipboard', needles: [word('clipboard')] },
    { what: 'selection', place: 'clipboard', needles: [word('selection')] },
    { what: 'file', place: 'files', needles: [word('file')] },
    { what: 'file in UTF-16', place: 'files', needles: [word('wide')] },
    { what: 'deleted file still open', place: 'openFiles', needles: [word('open')] },
    ...(front === undefined || back === undefined ? [] : plantedPictures(front, back, refused)),
  ];
  const pieces = [
    ...(await plantedClipboards(app, word, front?.pixels ?? null)),
    ...(await piecesOfWindow(app, page)),
    ...filesBelow(Object.values(places)),
    ...openFilesOf(app.process().pid ?? 0),
  ];
  const blind = planted
    .filter(({ place, needles }) => !hunt.find(pieces, needles).some((found) => found.place === place))
    .map(({ what }) => what);
  rmSync(plain);
  rmSync(wide);
  await app.evaluate(() => {
    const { closeSync } = process.getBuiltinModule('node:fs');
    closeSync(Number(Reflect.get(globalThis, 'plantedFile')));
  });
  return { blind, checks: planted.length };
}

function plantedPictures(front: Picture, back: Picture, refused: readonly string[]): readonly Planted[] {
  const needles = needlesOfPicture(front);
  const stored: readonly Planted[] = [
    { what: 'a picture in a database', place: 'storage', needles },
    { what: 'a picture in a cache', place: 'storage', needles: needlesOfPicture(back) },
  ];
  return [
    { what: 'a picture as text, in the heap', place: 'heap', needles },
    { what: 'a picture as text, in the document', place: 'dom', needles },
    { what: 'a picture on the clipboard', place: 'clipboard', needles: [front.pixels] },
    { what: 'a picture in a file', place: 'files', needles },
    { what: 'pixels in a deleted file still open', place: 'openFiles', needles: [front.pixels] },
    ...stored.filter((_, at) => !refused.includes(at === 0 ? 'database' : 'cache')),
  ];
}

interface PagePlants {
  readonly local: string;
  readonly session: string;
  readonly database: string;
  readonly cache: string;
  /** Base64, or empty for none; the second goes into the cache. */
  readonly picture: string;
  readonly cachedPicture: string;
}

/** Answers the kinds of storage that the page was not allowed to write to. */
function plantInPage(page: Page, plants: PagePlants): Promise<readonly string[]> {
  return page.evaluate(async (plant) => {
    const refused: string[] = [];
    const attempt = async (store: string, work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch {
        refused.push(store);
      }
    };
    const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    document.body.dataset['planted'] = plant.picture;
    await attempt('local', () => localStorage.setItem('planted', plant.local));
    await attempt('session', () => sessionStorage.setItem('planted', plant.session));
    await attempt('cache', async () =>
      (await caches.open('planted')).put(`https://example.org/${plant.cache}`, new Response(bytes(plant.cachedPicture))),
    );
    await attempt(
      'database',
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('planted');
          opening.onupgradeneeded = () =>
            opening.result.createObjectStore('rows').put({ at: plant.database, bytes: bytes(plant.picture) }, 1);
          opening.onsuccess = () => (opening.result.close(), resolve());
          opening.onerror = () => reject(opening.error);
        }),
    );
    return refused;
  }, plants);
}

interface MainPlants {
  readonly cookie: string;
  readonly file: string;
  /** Bytes, as base64. */
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
    writeSync(descriptor, Buffer.from(open, 'base64'));
    unlinkSync(file);
    Reflect.set(globalThis, 'plantedFile', descriptor);
  }, plants);
}

/** Another kiosk on the same display may clear what was just planted, so it is planted until it is seen. */
async function plantedClipboards(
  app: ElectronApplication,
  word: (what: string) => string,
  pixels: Buffer | null,
): Promise<readonly Piece[]> {
  for (let tries = 0; ; tries += 1) {
    await writeClipboards(app, { clipboard: word('clipboard'), selection: word('selection'), pixels });
    const pieces = await piecesOfClipboard(app);
    const seen = pieces.map(({ bytes }) => bytes.toString()).join();
    if (tries === 4 || (seen.includes(word('clipboard')) && seen.includes(word('selection')))) return pieces;
  }
}
