import 'reflect-metadata';
import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { type Instant, instantOf } from '../../shared/domain/time.ts';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A new P-256 key, PKCS #8 PEM. Made on the device; it leaves it never. */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A PKCS #10 request, PEM, signed by the key itself, which proves possession. The portal decides every name in the certificate. */
export async function certificateRequest(privateKeyPem: string): Promise<string> {
  const privateKey = createPrivateKey(privateKeyPem);
  const pkcs8 = new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }));
  const spki = new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }));
  const keys = {
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, ecdsa, false, ['sign']),
    publicKey: await crypto.subtle.importKey('spki', spki, ecdsa, true, ['verify']),
  };
  pkcs8.fill(0);
  const request = await Pkcs10CertificateRequestGenerator.create({ name: 'CN=foyer-device', keys, signingAlgorithm: ecdsa });
  return request.toString('pem');
}

export interface Validity {
  readonly from: Instant;
  readonly to: Instant;
}

export function validityOf(certificatePem: string): Validity {
  const { validFrom, validTo } = new X509Certificate(certificatePem);
  return { from: instantOf(Date.parse(validFrom)), to: instantOf(Date.parse(validTo)) };
}
