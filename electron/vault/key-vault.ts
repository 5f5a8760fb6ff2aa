import { safeStorage } from 'electron';
import type { Protector } from './protector.ts';

/**
 * Electron's safeStorage; only after `app` is ready. Synchronous on purpose: its asynchronous form ends the process here.
 * It keeps text, so the secret travels as base64 and leaves a string behind that only the garbage collector removes.
 */
export const electronProtector: Protector = {
  isAvailable: () => safeStorage.isEncryptionAvailable(),
  backend: () => (process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : `${process.platform}-system`),
  protect: (secret) => safeStorage.encryptString(secret.toString('base64')),
  unprotect: (kept) => Buffer.from(safeStorage.decryptString(kept), 'base64'),
};
