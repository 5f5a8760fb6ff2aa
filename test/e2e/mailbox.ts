import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { readPng } from './qr-picture.ts';

export interface Mail {
  readonly to: string;
  /** As it came, quoted-printable undone. */
  readonly text: string;
  readonly raw: string;
}

/** A real mail server on this machine that keeps what it gets. */
export async function openMailbox() {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    disableReverseLookup: true,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        mails.push({ to: envelope.rcptTo[0]?.address ?? '', raw, text: undone(raw) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    mails: mails as readonly Mail[],
    settings: { smtp: { host: '127.0.0.1', port, security: 'none', from: 'desk@riverside.example' } },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

const undone = (raw: string): string =>
  raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The picture of the QR in an invitation. */
export function qrOf({ raw }: Mail) {
  const base64 = /Content-Type: image\/png[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw)?.[1];
  if (base64 === undefined) throw new Error('the mail has no picture');
  return readPng(Buffer.from(base64, 'base64'));
}
