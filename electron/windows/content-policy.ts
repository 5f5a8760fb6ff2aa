/** What a page may do. It reaches no network at all; test/e2e proves that each line is enforced, not only present. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** A second policy, enforced besides the first: no dialogs, printing, pop-ups, downloads or pointer lock. `allow-forms` lets a form's own handler run. */
const sandboxPolicy = 'sandbox allow-scripts allow-same-origin allow-forms';

/** Headers of every answer of the application's own scheme. @param may whether the page is one that ever shows the camera */
export const pageHeaders = (mime: string, may: { readonly camera: boolean } = { camera: false }): Headers => {
  const headers = new Headers({
    'content-type': mime,
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': `camera=(${may.camera ? 'self' : ''}), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), clipboard-read=(), clipboard-write=()`,
  });
  headers.append('content-security-policy', sandboxPolicy);
  return headers;
};
