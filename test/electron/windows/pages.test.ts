import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageHeaders } from '../../../electron/windows/content-policy.ts';
import { mayNavigate, mayRequest, originOf, pageAddress } from '../../../electron/windows/page-address.ts';
import { isInside, listPageFiles } from '../../../electron/windows/page-files.ts';
import { aFolder } from '../../support/clinic.ts';

const kiosk = pageAddress('kiosk', '');

test('a window may go to its own page and nowhere else', () => {
  expect(mayNavigate('app://foyer/kiosk/index.html', kiosk)).toBe(true);
  for (const url of [
    'app://foyer/staff/index.html',
    'app://foyer/kiosk/index.html?x',
    'app://foyer/kiosk/index.html#x',
    'app://foyer.evil/kiosk/index.html',
    'app://foyer@evil/kiosk/index.html',
    'app:///kiosk/index.html',
    'file:///etc/passwd',
    'https://example.org/',
    'about:blank',
    'chrome://gpu',
    'view-source:app://foyer/kiosk/index.html',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://foyer/1',
    'mailto:a@b',
    'ms-settings:',
    '',
  ]) {
    expect([url, mayNavigate(url, kiosk)]).toEqual([url, false]);
  }
});

test('a window may load its own files and what it made itself', () => {
  for (const url of ['app://foyer/assets/a.js', 'blob:app://foyer/123']) expect([url, mayRequest(url, kiosk)]).toEqual([url, true]);
  for (const url of [
    'app://evil/a.js',
    'app://foyer.evil/a',
    'blob:https://evil/1',
    'https://foyer/',
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'file:///a',
    'data:text/plain,x',
    'devtools://x',
    'nonsense',
  ]) {
    expect([url, mayRequest(url, kiosk)]).toEqual([url, false]);
  }
});

test('the origin of a custom scheme is its scheme and host', () => {
  expect(originOf('app://foyer/a?b#c')).toBe('app://foyer');
  expect(originOf('::')).toBeNull();
});

test('only files that were there at the start are served, each window its own page', () => {
  const client = aFolder();
  for (const folder of ['kiosk', 'staff', 'assets']) mkdirSync(join(client, folder));
  for (const file of ['kiosk/index.html', 'staff/index.html', 'assets/kiosk-1.js', 'assets/plex.woff2', 'assets/kiosk.js.map', 'notes.txt'])
    writeFileSync(join(client, file), '');
  expect([...listPageFiles(client, 'kiosk').keys()].sort()).toEqual(['/assets/kiosk-1.js', '/assets/plex.woff2', '/kiosk/index.html']);
  expect([...listPageFiles(client, 'staff').keys()]).toContain('/staff/index.html');
  expect(listPageFiles(client, 'kiosk').get('/kiosk/../staff/index.html')).toBeUndefined();
});

test('a folder whose name begins alike is not inside', () => {
  expect(isInside('/srv/client', '/srv/client/a/b.js')).toBe(true);
  for (const path of ['/srv/client-evil/a.js', '/srv/client', '/srv/client/../secret', '/etc/passwd'])
    expect([path, isInside('/srv/client', path)]).toEqual([path, false]);
});

test('each answer carries the policy, exactly as the security design says it', () => {
  const headers = pageHeaders('text/html');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; font-src 'self'; connect-src 'none'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script', sandbox allow-scripts allow-same-origin allow-forms",
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
});
