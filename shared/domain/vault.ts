import type { Result } from '../result.ts';

/** Why a device cannot open its cache. Each has one next step for IT in docs/operations.md. */
export type VaultRefusal =
  | 'no-keyring'
  | 'keyring-locked'
  | 'keyring-changed'
  | 'key-missing'
  | 'key-damaged'
  | 'key-withheld'
  | 'storage-unwritable';

/** Holds the cache key. A key is 32 bytes; the caller overwrites it with zeros after use. */
export interface Vault {
  open(): Promise<Result<{ readonly key: Uint8Array; readonly protection: 'keyring' | 'none' }, VaultRefusal>>;
}
