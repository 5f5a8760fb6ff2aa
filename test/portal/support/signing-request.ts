import 'reflect-metadata';

import * as x509 from '@peculiar/x509';

/** A device's key and its signing request, as electron/provisioning makes them. */
export async function aSigningRequest(algorithm: { name: string; namedCurve: string } = { name: 'ECDSA', namedCurve: 'P-256' }) {
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as unknown as CryptoKeyPair;
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: 'CN=ignored',
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  });
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey as never));
  const key = `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
  return { csr: request.toString('pem'), key };
}
