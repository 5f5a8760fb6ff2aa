import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly secure: boolean;
  readonly raw: string;
}

/**
 * A real mail server on this machine.
 * @param onMail what it does with a mail: null takes it, an error is its answer; `hangUp` ends every connection without one
 */
export async function openMailServer(
  onMail: (mail: ReceivedMail, hangUp: () => void) => Error | null,
  { port: wanted = 0, ...options }: SMTPServerOptions & { readonly port?: number } = {},
) {
  const hangUp = () => server.connections.forEach((connection) => connection._socket.destroy());
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    logger: false,
    disableReverseLookup: true,
    onData: (stream, { envelope: { mailFrom, rcptTo }, secure }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        done(onMail({ from: mailFrom ? mailFrom.address : '', to: rcptTo[0]?.address ?? '', secure, raw }, hangUp));
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** Quoted-printable undone. */
export const decoded = (raw: string) =>
  raw.replace(/=\r?\n/g, '').replace(/((?:=[0-9A-F]{2})+)/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8'));

/** A mail as its reader sees it: the subject, and the part in plain text. */
export function readMail(raw: string): { readonly subject: string; readonly text: string } {
  const subject = /^Subject: (.*(?:\r\n\s.*)*)/m.exec(raw)?.[1] ?? '';
  const [, head = '', body = ''] = /(Content-Type: text\/plain[\s\S]*?)\r\n\r\n([\s\S]*?)\r\n--/.exec(raw) ?? [];
  const text = head.includes('base64') ? Buffer.from(body, 'base64').toString('utf8') : decoded(body);
  return { subject: wordsOf(subject), text: text.replaceAll('\r\n', '\n') };
}

/** RFC 2047: each word may be cut anywhere, also within a character. */
const wordsOf = (header: string): string =>
  header.replace(/(?:=\?UTF-8\?[QB]\?[^?]*\?=\s*)+/gi, (words) => {
    const bytes = [...words.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)].map(([, way, word = '']) =>
      way?.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : quoted(word.replaceAll('_', ' ')),
    );
    return Buffer.concat(bytes).toString('utf8');
  });

const quoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
