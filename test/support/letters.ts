import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { ArrivalToken, signedPart, tokenText, tokenTimes } from '../../shared/domain/arrival-token.ts';
import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { TimeZone } from '../../shared/domain/time.ts';

/** Whoever signs the letters of a site: the public half as devices are told it, and the QR of a visit. */
export function aLetterWriter(zone: TimeZone) {
  const pair = generateKeyPairSync('ed25519');
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    /** The text of the QR; `over` spoils or changes what it says before it is signed. */
    qr({ id, site, start }: Pick<KioskAppointment, 'id' | 'site' | 'start'>, over: Partial<ArrivalToken> = {}): string {
      const tokenId = ArrivalToken.shape.id.parse(Array.from(randomBytes(16), (byte) => letters[byte % 32]).join(''));
      const token: ArrivalToken = { v: 1, appointment: id, site, ...tokenTimes(start, zone), id: tokenId, ...over };
      return tokenText(token, sign(null, Buffer.from(signedPart(token)), pair.privateKey).toString('base64url'));
    },
  };
}
export type LetterWriter = ReturnType<typeof aLetterWriter>;

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
