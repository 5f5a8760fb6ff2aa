import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAdmin } from '../../../portal/cli/run.ts';
import { openStore } from '../../../portal/store/open-store.ts';
import { Instant } from '../../../shared/domain/time.ts';

interface Typing {
  /** What stands on standard input. */
  readonly input?: string;
  /** Answers to questions that are not echoed, in order. */
  readonly hidden?: readonly string[];
  readonly portalFlag?: '--data' | '--portal-data';
}

/** The administrator's command line beside a portal that is up: this process holds the embedded database of a folder of its own. */
export async function openAdminDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-admin-'));
  const dataDir = join(folder, 'portal');
  const now = () => Instant.parse('2026-03-02T14:00:00Z');
  const opened = await openStore({ dataDir, databaseUrl: null, keyFile: join(dataDir, 'portal.key') }, now);
  if (!opened.ok) throw new Error(opened.error.reason);
  const { store, close } = opened.value;
  return {
    folder,
    dataDir,
    store,
    now,
    admin: async (words: readonly string[], { input = '', hidden = [], portalFlag = '--data' }: Typing = {}) => {
      let [out, err] = ['', ''];
      const answers = [...hidden];
      const terminal = {
        out: (text: string) => {
          out += text;
        },
        err: (text: string) => {
          err += text;
        },
        live: false,
        askHidden: async () => answers.shift() ?? null,
        readInput: async () => input,
      };
      const exit = await runAdmin([...words, portalFlag, dataDir], { env: {}, terminal, now });
      return { exit, out, err };
    },
    /** A JSON file in the folder; answers its path. */
    file(name: string, content: unknown): string {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify(content));
      return path;
    },
    async close(): Promise<void> {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
