import Store from 'electron-store';
import type { Drawer } from './preferences.ts';

/** The preferences file of a data folder (absolute path); null when it cannot be opened, a damaged one begins anew. */
export function openPreferenceFile(folder: string): Drawer | null {
  try {
    return new Store({ cwd: folder, name: 'preferences', clearInvalidConfig: true, configFileMode: 0o600 });
  } catch {
    return null;
  }
}
