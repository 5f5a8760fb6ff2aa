import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { pageHeaders } from './content-policy.ts';
import type { Page } from './page-window.ts';

export const appScheme = 'app';
export const appOrigin = 'app://foyer';

export interface Logo {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Before the app is ready. Neither fetch nor CORS: with the first alone, a page of another origin could read ours (CVE-2026-70604). */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: false,
        corsEnabled: false,
        bypassCSP: false,
        allowServiceWorkers: false,
      },
    },
  ]);
}

/** Answers `app://foyer/...` in one session from the listed files, and the clinic's logo from the store. */
export function serveAppScheme(session: Session, { surface, files, logo }: Pick<Page, 'surface' | 'files' | 'logo'>): void {
  session.protocol.handle(appScheme, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    if (host !== 'foyer' || method !== 'GET') return notFound();
    if (pathname === '/site-logo') return logoAnswer(logo());
    const file = files.get(pathname);
    return file
      ? new Response(new Uint8Array(await readFile(file.path)), { headers: pageHeaders(file.mime, { camera: surface === 'kiosk' }) })
      : notFound();
  });
}

const notFound = (): Response => new Response(null, { status: 404, headers: pageHeaders('text/plain') });

const logoAnswer = (logo: Logo | null): Response =>
  logo === null ? notFound() : new Response(new Uint8Array(logo.bytes), { headers: pageHeaders(logo.type) });
