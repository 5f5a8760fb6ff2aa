import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { err, ok, type Result } from '../../shared/result.ts';
import { diskTrouble, type Trouble, trouble } from '../troubles.ts';

/**
 * PostgreSQL inside this process, its files in `folder`, reachable on a Unix socket in a private folder (never TCP). It runs without fsync: after
 * a power loss the last seconds may be gone. Promises about that are made on a PostgreSQL server only.
 */
export async function startEmbedded(folder: string, socket: string): Promise<Result<{ readonly stop: () => Promise<void> }, Trouble>> {
  try {
    const database = await PGlite.create({ dataDir: folder });
    const server = new PGLiteSocketServer({ db: database, path: socket, maxConnections: 20 });
    await server.start();
    const stop = async () => {
      await server.stop();
      await database.close();
    };
    return ok({ stop });
  } catch (error) {
    return err(diskTrouble(error, folder) ?? trouble('database-damaged', folder));
  }
}
