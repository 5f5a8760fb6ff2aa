import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import QRCode from 'qrcode';
import { codeOf } from '../troubles.ts';
import { qrContentId } from './html-mail.ts';
import type { MessageBody } from './message-body.ts';
import type { Outcome } from './outcome.ts';
import { MailAddress, type SmtpSettings } from './settings.ts';

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly body: MessageBody;
}

const limits = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
  maxResponseSize: 16_384,
} as const;
const wholeMs = 60_000;

/** One mail over one connection. TLS 1.2 or newer, with a certificate for that host, unless the server is this machine and the settings allow it. */
export async function sendMail({ id, to, body }: Mail, smtp: SmtpSettings): Promise<Outcome> {
  if (!MailAddress.safeParse(to).success) return { kind: 'refused', trouble: 'address-refused' };
  const message = await compose({ id, to, body }, smtp);
  const { host, port, security, ca } = smtp;
  const tls = { minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) } as const;
  const connection = new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls,
    ...limits,
  });
  // From the first byte of the message on, a broken connection leaves it open whether the server has it.
  let handedOver = false;
  const begun = () => {
    handedOver = true;
  };
  const timer = setTimeout(() => connection.close(), wholeMs);
  try {
    await talk(connection, smtp, { envelope: { from: smtp.from, to: [to] }, message: noticed(message, begun) });
    return { kind: 'sent' };
  } catch (error) {
    return outcomeOf(error, handedOver);
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

interface Letter {
  readonly envelope: { readonly from: string; readonly to: string[] };
  readonly message: Readable;
}

function talk(connection: SMTPConnection, { user, password }: SmtpSettings, { envelope, message }: Letter): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (then: () => void) => (error?: Error | null) => (error ? reject(error) : then());
    const send = () =>
      connection.send(
        envelope,
        message,
        next(() => {
          connection.quit();
          resolve();
        }),
      );
    connection.once('error', reject);
    // After the answer to quit, or when the time is over.
    connection.on('end', () => reject(Object.assign(new Error('connection ended'), { code: 'ECONNECTION' })));
    connection.connect(
      next(() => (user !== null && password !== null ? connection.login({ credentials: { user, pass: password } }, next(send)) : send())),
    );
  });
}

/** The nodemailer error names the step in `command`; a number in `responseCode` is the server's own answer. */
function outcomeOf(error: unknown, handedOver: boolean): Outcome {
  const { command = '', responseCode = 0 } = error as { command?: string; responseCode?: number };
  const code = codeOf(error);
  if (code === 'ETLS') return { kind: 'later', trouble: 'tls-failed', channel: true };
  if (responseCode >= 400 && responseCode < 500)
    return {
      kind: 'later',
      trouble: code === 'EAUTH' ? 'sign-in-refused' : 'server-busy',
      channel: code === 'EAUTH' || responseCode === 421,
    };
  if (code === 'EAUTH' || code === 'ENOAUTH') return { kind: 'later', trouble: 'sign-in-refused', channel: true };
  if (responseCode >= 500) {
    if (command === 'RCPT TO') return { kind: 'refused', trouble: 'address-refused' };
    return command === 'DATA'
      ? { kind: 'refused', trouble: 'message-refused' }
      : { kind: 'later', trouble: 'sender-refused', channel: true };
  }
  if (handedOver) return { kind: 'unclear', trouble: code === 'ETIMEDOUT' ? 'timed-out' : 'cut-off' };
  if (code === 'EENVELOPE') return { kind: 'refused', trouble: 'address-refused' };
  if (code === 'EMESSAGE') return { kind: 'refused', trouble: 'message-refused' };
  const trouble = isCertificateTrouble(error) ? 'tls-failed' : code === 'ETIMEDOUT' ? 'timed-out' : 'no-connection';
  return { kind: 'later', trouble, channel: true };
}

const isCertificateTrouble = (error: unknown): boolean => error instanceof Error && /certificate|altnames|ssl|tls/i.test(error.message);

/** A stream of one buffer that says when it begins to be read, which is after the server has asked for the message. */
const noticed = (bytes: Buffer, begun: () => void): Readable =>
  new Readable({
    read() {
      begun();
      this.push(bytes);
      this.push(null);
    },
  });

async function compose({ id, to, body }: Mail, { from }: SmtpSettings): Promise<Buffer> {
  const picture = body.qr === null ? null : await QRCode.toBuffer(body.qr, { errorCorrectionLevel: 'M', width: 480, margin: 4 });
  const attachments =
    picture === null
      ? []
      : [{ filename: 'check-in.png', content: picture, cid: qrContentId, contentType: 'image/png', contentDisposition: 'inline' as const }];
  const composer = new MailComposer({
    from: { name: body.clinic, address: from },
    to: { name: '', address: to },
    subject: body.subject,
    text: body.text,
    html: body.html,
    attachments,
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    // RFC 3834: nobody's out-of-office should answer.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': body.language },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
