import { z } from 'zod';
import { AppointmentId, SiteId } from './ids.ts';
import { dayIn, type Instant, instantAt, instantOf, msOf, plusDays, plusMinutes, type TimeZone } from './time.ts';

/** Tier A: what the QR of a letter says (security.md). It names one visit at one site and nobody; it is worth nothing without the birth date. */
export const ArrivalToken = z.object({
  v: z.literal(1),
  appointment: AppointmentId,
  /** The audience: no other site takes it. */
  site: SiteId,
  /** From when it is good, to the minute. */
  issued: z.custom<Instant>(),
  /** From when it is no longer good, to the minute. */
  expires: z.custom<Instant>(),
  /** The same on every copy for one visit, so that one use uses them all. */
  id: z
    .string()
    .regex(/^[a-z2-7]{16}$/)
    .brand<'TokenId'>(),
});
export type ArrivalToken = z.infer<typeof ArrivalToken>;
export type TokenId = ArrivalToken['id'];

export const tokenHours = 24;

/** A scanner takes nothing longer. The longest token has 249 characters; one with a UUID and a site's usual id has under 200. */
export const tokenMaxBytes = 512;

/**
 * The whole of what a scanner may hand in, from the first character to the last: mark and version, appointment, site, from, until, one-time id,
 * signature. Times are minutes since 1970 in base 36; the signature is base64url of 64 bytes, in its only spelling.
 */
export const tokenPattern =
  /^FA1_([A-Za-z0-9.-]{1,64})_([A-Za-z0-9.-]{1,64})_([1-9a-z][0-9a-z]{4})_([1-9a-z][0-9a-z]{4})_([a-z2-7]{16})_([A-Za-z0-9_-]{85}[AQgw])$/;

/** What is signed: the text up to the signature. The same token always has the same text. */
export const signedPart = ({ v, appointment, site, issued, expires, id }: ArrivalToken): string =>
  `FA${v}_${appointment}_${site}_${minutesText(issued)}_${minutesText(expires)}_${id}`;

/** @param signature Ed25519 over the signed part, base64url */
export const tokenText = (token: ArrivalToken, signature: string): string => `${signedPart(token)}_${signature}`;

/** Is this signature (base64url) of this text one of the site's keys'? Ed25519, done by whoever has a crypto library. */
export type VerifySignature = (signed: string, signature: string) => boolean;

/** Reads what was scanned. Null for anything but a token with a good signature; why is never said. */
export function readToken(scanned: string, verify: VerifySignature): ArrivalToken | null {
  if (scanned.length > tokenMaxBytes) return null;
  const [, appointment, site, issued = '', expires = '', id, signature = ''] = tokenPattern.exec(scanned) ?? [];
  const token = ArrivalToken.safeParse({ v: 1, appointment, site, issued: instantFrom(issued), expires: instantFrom(expires), id });
  if (!token.success) return null;
  const signed = signedPart(token.data);
  return `${signed}_${signature}` === scanned && verify(signed, signature) ? token.data : null;
}

/**
 * Does this token name an appointment here and now? `used`: it opened one before, and may only show what is so. The birth date is asked next in any case, so that a refused token looks like a wrong date.
 * Mark it used only when both fit: a mistyped date must not cost the patient the letter.
 */
export function decideToken(
  token: ArrivalToken | null,
  { site, now, usedIds }: { readonly site: SiteId; readonly now: Instant; readonly usedIds: { has(id: TokenId): boolean } },
): { readonly kind: 'match' | 'used'; readonly appointment: AppointmentId } | { readonly kind: 'no-match' } {
  const good = token !== null && token.site === site && token.issued <= now && now < token.expires;
  return good ? { kind: usedIds.has(token.id) ? 'used' : 'match', appointment: token.appointment } : { kind: 'no-match' };
}

/** The hours a token for a visit is good: those up to the end of the visit's day at the site. */
export function tokenTimes(start: Instant, zone: TimeZone, hours: number = tokenHours): Pick<ArrivalToken, 'issued' | 'expires'> {
  const expires = instantAt(zone, plusDays(dayIn(zone, start), 1), '00:00');
  return { issued: plusMinutes(expires, -60 * hours), expires };
}

const minutesText = (instant: Instant): string => Math.floor(msOf(instant) / 60_000).toString(36);
const instantFrom = (text: string): Instant => instantOf((Number.parseInt(text, 36) || 0) * 60_000);
