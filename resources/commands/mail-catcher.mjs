import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/**
 * A mail server of this machine alone, for trying Foyer out: it takes every mail and keeps it as `folder/0001.eml`, readable by its owner only.
 * `onMail(paths)` is told a moment after mails came, all of them at once. Resolves `{ port, close }`.
 */
export async function openMailCatcher(folder, onMail = () => undefined) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let last = Math.max(0, ...readdirSync(folder).map((name) => Number.parseInt(name, 10) || 0));
  const fresh = [];
  let telling;
  const keep = (mail) => {
    last += 1;
    const path = join(folder, `${String(last).padStart(4, '0')}.eml`);
    writeFileSync(path, mail, { mode: 0o600 });
    fresh.push(path);
    clearTimeout(telling);
    telling = setTimeout(() => onMail(fresh.splice(0)), settleMs);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        try {
          keep(Buffer.concat(parts));
          done();
        } catch (error) {
          done(error);
        }
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise((listening, failed) => {
    server.server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    port: server.server.address().port,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** Mails that come together are told of together. */
const settleMs = 500;
