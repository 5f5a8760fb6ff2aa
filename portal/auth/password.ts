import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { err, ok, type Result } from '../../shared/result.ts';

/** argon2id, 64 MiB, 3 passes, 1 lane: security.md. The numeric 2 is the library's id for argon2id. */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export type PasswordRefusal = 'too-short' | 'too-long';

/** Length is the only rule: composition rules make passwords worse. NFKC, so that two keyboards give the same bytes. */
export function mayUsePassword(password: string, minLength: number): Result<null, PasswordRefusal> {
  const length = [...normal(password)].length;
  if (length < minLength) return err('too-short');
  return length > 1000 ? err('too-long') : ok(null);
}

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

/** Takes the same time for a person who does not exist (`stored` null), so that time tells nothing. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobodysHash), normal(password));
  return stored !== null && right;
}

const nobodysHash = hash(randomBytes(32), cost);

const normal = (password: string): string => password.normalize('NFKC');
