import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { DeviceId } from '../../shared/domain/ids.ts';
import { type Instant, msOf } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Authority } from '../store/portal-wide.ts';

/** As Web Crypto gives it, in Node's words or the browser's. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

export type { Authority } from '../store/portal-wide.ts';

const hour = 3_600_000;
const day = 24 * hour;
const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

export const deviceCertificateDays = 7;
export const serverCertificateDays = 30;

x509.cryptoProvider.set(crypto);

/** The clinic's own certificate authority: P-256, ten years, for this portal and its devices only. */
export async function makeAuthority(now: Instant): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=Foyer clinic CA',
    ...validity(now, 3650 * day),
    keys,
    signingAlgorithm: signing,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), privateKey: await pemOf(keys.privateKey) };
}

export interface ServerCertificate {
  readonly certificate: string;
  readonly privateKey: string;
  readonly endsAtMs: number;
}

/** @param names DNS names and IP addresses under which devices reach this portal */
export async function issueServerCertificate(authority: Authority, names: readonly string[], now: Instant): Promise<ServerCertificate> {
  const keys = await newKeys();
  const issued = await issue(authority, {
    subject: 'CN=Foyer portal',
    publicKey: keys.publicKey,
    now,
    lastsMs: serverCertificateDays * day,
    usage: x509.ExtendedKeyUsage.serverAuth,
    extensions: [
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) ? ('ip' as const) : ('dns' as const), value: name })),
      ),
    ],
  });
  return { certificate: issued.toString('pem'), privateKey: await pemOf(keys.privateKey), endsAtMs: issued.notAfter.getTime() };
}

export interface DeviceRequest {
  readonly publicKey: Key;
  /** SHA-256 of the key's SPKI, hex. */
  readonly keyMark: string;
}

/** Reads a signing request. Its signature proves that the sender has the private key; its names are ignored. */
export async function readRequest(pem: string): Promise<Result<DeviceRequest, 'csr-malformed'>> {
  try {
    const request = new x509.Pkcs10CertificateRequest(pem);
    const publicKey = await request.publicKey.export(keyAlgorithm, ['verify']);
    if (!(await request.verify())) return err('csr-malformed');
    return ok({ publicKey, keyMark: keyMarkOf(new Uint8Array(request.publicKey.rawData)) });
  } catch {
    return err('csr-malformed');
  }
}

/** @param spki the public key, DER */
export const keyMarkOf = (spki: Uint8Array): string => createHash('sha256').update(spki).digest('hex');

/** CN is the device's id; good for 7 days and for nothing but asking this portal. */
export async function issueDeviceCertificate(
  authority: Authority,
  { device, publicKey }: { readonly device: DeviceId; readonly publicKey: Key },
  now: Instant,
) {
  const issued = await issue(authority, {
    subject: `CN=${device}`,
    publicKey,
    now,
    lastsMs: deviceCertificateDays * day,
    usage: x509.ExtendedKeyUsage.clientAuth,
    extensions: [],
  });
  return { certificate: issued.toString('pem'), endsAt: issued.notAfter.toISOString() as Instant };
}

interface Issue {
  readonly subject: string;
  readonly publicKey: Key;
  readonly now: Instant;
  readonly lastsMs: number;
  readonly usage: x509.ExtendedKeyUsage;
  readonly extensions: readonly x509.Extension[];
}

async function issue(
  { certificate, privateKey }: Authority,
  { subject, publicKey, now, lastsMs, usage, extensions }: Issue,
): Promise<x509.X509Certificate> {
  const ca = new x509.X509Certificate(certificate);
  const der = Buffer.from(privateKey.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const signingKey = await crypto.subtle.importKey('pkcs8', der, keyAlgorithm, false, ['sign']);
  return x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject,
    issuer: ca.subject,
    ...validity(now, lastsMs),
    publicKey,
    signingKey: signingKey,
    signingAlgorithm: signing,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([usage], true),
      await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
      ...extensions,
    ],
  });
}

/** Begins an hour early, so that a device whose clock is a little slow is not turned away. */
const validity = (now: Instant, lastsMs: number) => ({ notBefore: new Date(msOf(now) - hour), notAfter: new Date(msOf(now) + lastsMs) });

const newKeys = () => crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);

/** 16 random bytes, positive (RFC 5280, 4.1.2.2). */
function serial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

async function pemOf(privateKey: Key): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey));
  return `-----BEGIN PRIVATE KEY-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----\n`;
}
