import { Secret, TOTP } from 'otpauth';
import { type Instant, msOf } from '../../shared/domain/time.ts';

const stepSeconds = 30;

/** 160 bits, base32, as authenticator apps expect (RFC 6238, RFC 4226). */
export const makeTotpSeed = (): string => new Secret({ size: 20 }).base32;

/** What a QR code for an authenticator app holds. Contains the seed: show it once, never log it. */
export const totpUri = (seed: string, { issuer, username }: { readonly issuer: string; readonly username: string }): string =>
  totpFrom(seed, issuer, username).toString();

/** The 30-second step this code belongs to, at most one step away from now; null when it is wrong. */
export function totpStep(seed: string, code: string, now: Instant): number | null {
  const timestamp = msOf(now);
  const delta = totpFrom(seed).validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / stepSeconds) + delta;
}

/** For the demonstration and tests: what the person's authenticator would show. */
export const totpCode = (seed: string, now: Instant): string => totpFrom(seed).generate({ timestamp: msOf(now) });

const totpFrom = (seed: string, issuer = '', label = ''): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(seed), algorithm: 'SHA1', digits: 6, period: stepSeconds });
