import { expect, test } from 'vitest';
import { mayHaveCamera } from '../../../electron/windows/camera-rule.ts';
import { pageHeaders } from '../../../electron/windows/content-policy.ts';
import { pageAddress } from '../../../electron/windows/page-address.ts';

const page = pageAddress('kiosk', '');
const asked = { permission: 'media', media: ['video'], url: 'app://foyer/kiosk/index.html', isMainFrame: true };

test('our own page may have the camera’s picture', () => {
  expect(mayHaveCamera(asked, page)).toBe(true);
  expect(mayHaveCamera({ ...asked, url: 'app://foyer' }, page)).toBe(true);
});

test.each([
  ['its sound', { media: ['audio'] }],
  ['picture and sound', { media: ['video', 'audio'] }],
  ['nothing named', { media: [] }],
  ['a frame in the page', { isMainFrame: false }],
  ['another page', { url: 'app://foyer-evil/kiosk/index.html' }],
  ['no page at all', { url: '' }],
  ['another permission', { permission: 'display-capture' }],
])('%s is refused', (_what, change) => {
  expect(mayHaveCamera({ ...asked, ...change }, page)).toBe(false);
});

test('only the kiosk’s pages name the camera in their policy', () => {
  expect(pageHeaders('text/html', { camera: true }).get('permissions-policy')).toContain('camera=(self)');
  expect(pageHeaders('text/html').get('permissions-policy')).toContain('camera=()');
});
