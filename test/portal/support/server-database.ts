import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The address of a PostgreSQL server that tests may make databases on; `npm test` starts one. Undefined: those tests are skipped, aloud. */
export const testServer: string | undefined = process.env.TEST_DATABASE_URL;

export const skipWithoutServer = (what: string): boolean => {
  if (testServer !== undefined) return false;
  process.stderr.write(`skipped: ${what} (no TEST_DATABASE_URL)\n`);
  return true;
};

/** A new, empty database on the server, and the way to be rid of it. */
export async function aServerDatabase(server: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `foyer_test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
