import { decoded, openMailServer } from '../support/mail-server.ts';
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
  const { port, close } = await openMailServer(
    ({ to, raw }) => {
      mails.push({ to, raw, text: decoded(raw) });
      return null;
    },
    { disabledCommands: ['STARTTLS', 'AUTH'] },
  );
  return {
    mails: mails as readonly Mail[],
    settings: { smtp: { host: '127.0.0.1', port, security: 'none', from: 'desk@riverside.example' } },
    close,
  };
}
export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** The picture of the QR in an invitation. */
export function qrOf({ raw }: Mail) {
  const base64 = /Content-Type: image\/png[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw)?.[1];
  if (base64 === undefined) throw new Error('the mail has no picture');
  return readPng(Buffer.from(base64, 'base64'));
}
