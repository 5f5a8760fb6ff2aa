import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/** Where a sealed value stands. It opens nowhere else, so a value copied to another row, column or tenant is refused. */
export interface Place {
  readonly tenant: string;
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

/** Seals patient data and secrets before they reach the database (AES-256-GCM), and makes blind indexes to find them by. */
export interface Seal {
  readonly seal: (place: Place, value: unknown) => Buffer;
  /** Throws when the bytes were changed, moved, or sealed by a key we do not have: the database is then damaged or foreign. */
  readonly open: (place: Place, sealed: Buffer) => unknown;
  /** HMAC-SHA256 of a text for one purpose, base64url. Equal texts give equal marks; a mark tells nothing without the key. */
  readonly mark: (purpose: string, text: string) => string;
}

const format = 1;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 2 + ivBytes;

export function createSeal(keyring: Keyring): Seal {
  return {
    seal(place, value) {
      const key = keyring.keyOf(keyring.current);
      if (!key) throw new Error('the current portal key is missing');
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aadOf(place));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([format, keyring.current]), iv, body, cipher.getAuthTag()]);
    },
    open(place, sealed) {
      const key = sealed[0] === format ? keyring.keyOf(sealed[1] ?? 0) : null;
      if (!key || sealed.length < headBytes + tagBytes) throw new Error(`cannot open ${place.table}.${place.column}: unknown key`);
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(2, headBytes), { authTagLength: tagBytes });
      decipher.setAAD(aadOf(place)).setAuthTag(sealed.subarray(sealed.length - tagBytes));
      const body = Buffer.concat([decipher.update(sealed.subarray(headBytes, sealed.length - tagBytes)), decipher.final()]);
      return JSON.parse(body.toString('utf8'));
    },
    mark: (purpose, text) => createHmac('sha256', keyring.indexKey).update(`${purpose}\0${text}`, 'utf8').digest('base64url'),
  };
}

const aadOf = ({ tenant, table, id, column }: Place): Buffer => Buffer.from(`${tenant}|${table}|${id}|${column}`, 'utf8');
