import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';

export interface DataFolder {
  readonly root: string;
  readonly config: string;
  readonly lastConfig: string;
  readonly enrolment: string;
  readonly identity: string;
  readonly vault: string;
  /** The encrypted store, and its key wrapped by the system's keeper of secrets. */
  readonly database: string;
  readonly key: string;
  /** Chromium's own files; nothing of a patient goes there. */
  readonly chromium: string;
}

/** Everything this program ever writes stands below one folder that only its own user may enter. */
export function dataFolderAt(path: string): DataFolder {
  const root = resolve(path);
  return {
    root,
    config: join(root, 'device.json'),
    lastConfig: join(root, 'device.last.json'),
    enrolment: join(root, 'enrolment.json'),
    identity: join(root, 'identity.json'),
    vault: join(root, 'vault'),
    database: join(root, 'vault', 'store.db'),
    key: join(root, 'vault', 'key.json'),
    chromium: join(root, 'chromium'),
  };
}

/** Makes the folders, or says with the system's error code why they cannot be written. */
export function prepareDataFolder(folder: DataFolder): Result<null, string> {
  try {
    for (const path of [folder.root, folder.vault, folder.chromium]) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
      chmodSync(path, 0o700);
    }
    return ok(null);
  } catch (error) {
    return err((error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}
