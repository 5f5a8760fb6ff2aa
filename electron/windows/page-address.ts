/** Where a window's page comes from. In the development build that is the development server, in every other the app's own scheme. */
export interface PageAddress {
  readonly url: string;
  readonly origin: string;
}

/** @param devServer its origin, or '' in every build but the development one */
export function pageAddress(surface: 'kiosk' | 'staff', devServer: string): PageAddress {
  const origin = devServer === '' ? 'app://foyer' : devServer;
  return { url: `${origin}/${surface}/index.html`, origin };
}

/** Scheme and host, exactly. Node gives custom schemes the origin "null", so it is put together here. */
export function originOf(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed === null ? null : `${parsed.protocol}//${parsed.host}`;
}

/** Whether a window may go there: to its own page and nowhere else. */
export const mayNavigate = (url: string, page: PageAddress): boolean => url === page.url;

/** Whether a window may load it: its own origin, and images or sounds it made itself. */
export function mayRequest(url: string, { origin }: PageAddress): boolean {
  if (url.startsWith('blob:')) return originOf(url.slice('blob:'.length)) === origin;
  const from = originOf(url);
  return from === origin || (origin.startsWith('http:') && from === origin.replace(/^http:/, 'ws:'));
}
