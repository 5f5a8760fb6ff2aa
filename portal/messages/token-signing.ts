import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { ArrivalToken, signedPart, type TokenId, tokenText, tokenTimes, type VerifySignature } from '../../shared/domain/arrival-token.ts';
import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { SiteId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { WriteScope } from '../store/store.ts';
import type { TokenKey } from '../store/token-keys.ts';

/** Makes the text of a QR for one visit; the same visit always gives the same text. */
export type SignToken = (appointment: Pick<KioskAppointment, 'id' | 'start'>) => string;

/** The signer of a site. Its key is made when it is first needed; devices must then be told (`changed` does that). */
export async function tokenSigner(tx: WriteScope, site: Pick<Site, 'id' | 'zone'>): Promise<SignToken> {
  const key = (await tx.tokenKeys.current(site.id)) ?? (await newKey(tx, site.id));
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return ({ id, start }) => {
    const token: ArrivalToken = {
      v: 1,
      appointment: id,
      site: site.id,
      ...tokenTimes(start, site.zone),
      id: tokenId(key, `${id}|${start}`),
    };
    return tokenText(token, sign(null, Buffer.from(signedPart(token), 'utf8'), privateKey).toString('base64url'));
  };
}

/** Replaces the site's key. Letters under the old one stay good: its public half is told to devices as before. */
export async function newKey(tx: WriteScope, site: SiteId): Promise<TokenKey> {
  const pair = generateKeyPairSync('ed25519');
  const key = {
    id: randomUUID(),
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
  await tx.tokenKeys.add(site, key);
  tx.changed('site', site, site);
  tx.audit({ actor: { kind: 'device' }, action: 'create', subject: `Location/${site}`, detail: { what: 'token-key' } });
  return key;
}

/** Checks a signature against the public keys of a site, SPKI in base64. */
export function verifierFor(publicKeys: readonly string[]): VerifySignature {
  const keys = publicKeys.map((key) => createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }));
  return (signed, signature) => keys.some((key) => verify(null, Buffer.from(signed, 'utf8'), key, Buffer.from(signature, 'base64url')));
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** 80 bits that follow from the visit and cannot be guessed without the key. A visit moved in time gets another id. */
function tokenId({ privateKey }: TokenKey, visit: string): TokenId {
  const digest = createHmac('sha256', Buffer.from(privateKey, 'base64')).update(`foyer/token-id/v1\0${visit}`, 'utf8').digest();
  return ArrivalToken.shape.id.parse(Array.from(digest.subarray(0, 16), (byte) => base32[byte % 32]).join(''));
}
