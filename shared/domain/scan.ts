import { tokenMaxBytes, tokenPattern } from './arrival-token.ts';

/** What a camera or a scanner read: the token of a QR, or the 12 digits of a bar code. Not yet checked, only whole. */
export type Scan = { readonly kind: 'token'; readonly text: string } | { readonly kind: 'code'; readonly code: string };

/** Null for anything but exactly one of ours, from the first character to the last. */
export function readScan(text: string): Scan | null {
  if (text.length > tokenMaxBytes) return null;
  if (tokenPattern.test(text)) return { kind: 'token', text };
  return /^\d{4}([ -]?)\d{4}\1\d{4}$/.test(text) ? { kind: 'code', code: text.replace(/\D/g, '') } : null;
}
