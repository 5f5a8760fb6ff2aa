import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { Vault, VaultRefusal } from '../../shared/domain/vault.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts';
import type { Protector } from './protector.ts';

export interface OsVaultOptions {
  /** Where the wrapped key is kept. Its folder must exist and be the device's own. */
  readonly file: string;
  /** The encrypted database: while it exists, a missing key is an alarm and never a reason for a new one. */
  readonly database: string;
  readonly protector: Protector;
  /** Demonstrations only (policy): without a keyring, keep the key unprotected and say so. */
  readonly allowUnprotected: boolean;
}

type Opened = Result<{ readonly key: Uint8Array; readonly protection: 'keyring' | 'none' }, VaultRefusal>;

/** A random key of 32 bytes, wrapped by the system's own keeper of secrets. Fails closed. */
export function createOsVault(options: OsVaultOptions): Vault {
  return {
    async open() {
      try {
        const kept = readKeyFile(options.file);
        if (kept === 'damaged') return err('key-damaged');
        if (kept === 'missing') return holdsData(options.database) ? err('key-missing') : makeKey(options);
        return unwrap(kept, options);
      } catch (error) {
        // The system's own errors only: their messages name files, never secrets.
        if (error instanceof Error && 'code' in error) return err('storage-unwritable');
        throw error;
      }
    },
  };
}

/** Chromium's name for "no keyring: the secret is only scrambled". Its own availability check may still say yes. */
const unprotectedBackends: readonly string[] = ['basic_text', 'unknown'];

const protectionNow = ({ protector }: OsVaultOptions): 'keyring' | 'none' =>
  protector.isAvailable() && !unprotectedBackends.includes(protector.backend()) ? 'keyring' : 'none';

function makeKey(options: OsVaultOptions): Opened {
  const { file, protector, allowUnprotected } = options;
  const protection = protectionNow(options);
  if (protection === 'none' && !allowUnprotected) return err('no-keyring');
  const key = randomBytes(32);
  const wrapped = protection === 'keyring' ? attempt(() => protector.protect(key)) : Buffer.from(key);
  if (wrapped === null) return err('keyring-locked');
  const backend = protection === 'keyring' ? protector.backend() : 'none';
  writeKeyFile(file, { v: 1, protection, backend, wrapped: wrapped.toString('base64') });
  wrapped.fill(0);
  return ok({ key, protection });
}

function unwrap(kept: KeyFile, options: OsVaultOptions): Opened {
  const { protector, allowUnprotected } = options;
  const wrapped = Buffer.from(kept.wrapped, 'base64');
  if (kept.protection === 'none') return allowUnprotected ? keyOf(wrapped, 'none') : err('no-keyring');
  if (protector.backend() !== kept.backend) return err(protectionNow(options) === 'none' ? 'no-keyring' : 'keyring-changed');
  if (!protector.isAvailable()) return err('keyring-locked');
  const key = attempt(() => protector.unprotect(wrapped));
  return key === null ? err('key-damaged') : keyOf(key, 'keyring');
}

const keyOf = (key: Buffer, protection: 'keyring' | 'none'): Opened => (key.length === 32 ? ok({ key, protection }) : err('key-damaged'));

const holdsData = (database: string): boolean => existsSync(database) && statSync(database).size > 0;

/** A keeper of secrets throws whatever its system throws; the text may name what it keeps and goes nowhere. */
function attempt(work: () => Buffer): Buffer | null {
  try {
    return work();
  } catch {
    return null;
  }
}
