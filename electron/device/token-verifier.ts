import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { VerifySignature } from '../../shared/domain/arrival-token.ts';

/** Checks Ed25519 signatures (base64url) against the public keys of a site, SPKI DER in base64. A key that is none opens nothing. */
export function verifierFor(publicKeys: readonly string[]): VerifySignature {
  const keys = publicKeys.flatMap((text) => keyFrom(text));
  return (signed, signature) => {
    const bytes = Buffer.from(signature, 'base64url');
    return keys.some((key) => verify(null, Buffer.from(signed, 'utf8'), key, bytes));
  };
}

function keyFrom(text: string): KeyObject[] {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? [key] : [];
  } catch {
    return [];
  }
}
