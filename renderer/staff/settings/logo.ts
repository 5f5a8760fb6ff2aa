import type { SiteSettings } from '../../../shared/domain/site.ts';

type Logo = NonNullable<SiteSettings['logo']>;

/** Shared settings travel to every device of the site, so the picture stays small. */
export const logoMaxBytes = 200_000;

export type LogoProblem = { readonly kind: 'tooLarge'; readonly kb: number } | { readonly kind: 'wrongType' | 'unreadable' };

/** What the bytes are, whatever the file is called: PNG, JPEG or WebP by their first bytes. */
export function judgeLogo(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: Logo } | { readonly ok: false; readonly error: LogoProblem } {
  if (bytes.length > logoMaxBytes) return { ok: false, error: { kind: 'tooLarge', kb: Math.ceil(bytes.length / 1000) } };
  const type = pictureType(bytes);
  return type === null ? { ok: false, error: { kind: 'wrongType' } } : { ok: true, value: { type, base64: toBase64(bytes) } };
}

export function logoBytes({ base64 }: Logo): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function pictureType(bytes: Uint8Array): Logo['type'] | null {
  const starts = (...head: number[]) => head.every((byte, at) => bytes[at] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  const webp = [0x57, 0x45, 0x42, 0x50].every((byte, at) => bytes[8 + at] === byte);
  return starts(0x52, 0x49, 0x46, 0x46) && webp ? 'image/webp' : null;
}

/** In pieces, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(text);
}
