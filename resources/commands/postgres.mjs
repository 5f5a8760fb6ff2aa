import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dropTo, whoRuns } from './as-user.mjs';
import { must } from './run.mjs';
import { say, step } from './say.mjs';

/**
 * Runs `work(url)` beside a PostgreSQL server of its own: fresh data folder, free loopback port, gone at the end.
 * `url` is undefined where no server is installed. PostgreSQL refuses root, so root starts it as the unprivileged user.
 */
export async function withPostgres(work) {
  const programs = findPrograms();
  if (!programs) {
    say('PostgreSQL is not installed here; the tests that need a real server are skipped');
    return work(undefined);
  }
  const user = await whoRuns();
  const folder = mkdtempSync('/tmp/foyer-pg-');
  if (user) chownSync(folder, user.uid, user.gid);
  let server;
  try {
    server = await step('PostgreSQL started', () => startServer({ programs, folder, user }));
    return await work(server.url);
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function findPrograms() {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(home, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

async function startServer({ programs, folder, user }) {
  const data = join(folder, 'data');
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  // The server must not outlive this command, however it ends: SIGINT is PostgreSQL's fast shutdown.
  const run = dropTo(user, 'INT');
  const options = [
    '--username=foyer',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  await must([...run, join(programs, 'initdb'), '-D', data, ...options], { cwd: folder });
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'off', max_connections: 200 };
  const [program, ...args] = [
    ...run,
    join(programs, 'postgres'),
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(program, args, { cwd: folder, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const url = `postgres://foyer:${password}@127.0.0.1:${port}/postgres`;
  await assertOurs(url, data);
  const stop = () => {
    child.kill('SIGINT');
    return ended;
  };
  return { url, stop };
}

/** Waits for the server and makes sure that it is this one: tests drop tables, and a stranger may listen on any port. */
async function assertOurs(url, data) {
  const { default: pg } = await import('pg');
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query('show data_directory');
      if (realpathSync(rows[0].data_directory) !== realpathSync(data)) throw new Error(`${url} is another server`);
      return;
    } catch (error) {
      const starting = error.code === 'ECONNREFUSED' || error.code === '57P03';
      if (!starting || tries > 100) throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
