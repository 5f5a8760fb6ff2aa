import { randomUUID } from 'node:crypto';
import { plusMinutes } from '../../shared/domain/time.ts';
import { chooseAddress } from '../messages/choose-address.ts';
import { type Block, htmlMail } from '../messages/html-mail.ts';
import type { MessageBody } from '../messages/message-body.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';
import { readReceipt, type WrittenReceipt } from './receipt.ts';
import { sayLine } from './receipt-text.ts';

const goodForDays = 3;

/** The receipt to the e-mail on file, once for what it says now. False when there is no address, no mail server, or nothing to confirm. */
export async function queueReceipt(tx: WriteScope, appointment: PortalAppointment): Promise<boolean> {
  const settings = await tx.messageSettings.find(appointment.site);
  const reached = chooseAddress(appointment.patient, settings, ['email']);
  const written = reached && (await readReceipt(tx, appointment));
  if (!reached || !written) return false;
  const said = written.receipt.lines
    .map(({ consent, version, status, dateTime }) => `${consent} ${version} ${status} ${dateTime}`)
    .join('|');
  return tx.messages.queue({
    id: randomUUID(),
    site: appointment.site,
    kind: 'consent-receipt',
    appointment: appointment.id,
    uniqueKey: `consent-receipt|${appointment.id}|${said}`,
    ...reached,
    body: composeReceipt(written),
    endsAt: plusMinutes(tx.now, goodForDays * 24 * 60),
  });
}

/** Without the signature and without the patient's name: a mail may be read by others. */
export function composeReceipt({ receipt, writing }: WrittenReceipt): MessageBody {
  const { code: language, direction, receipt: words } = writing;
  const opening = words.opening(receipt.clinic);
  const lines = receipt.lines.map((line) => sayLine({ ...line, signedBy: { kind: 'patient' }, signature: null }, writing, receipt.zone));
  const blocks = lines.flatMap(({ heading, answer, body, mark }): Block[] => [
    { kind: 'heading', text: heading },
    { kind: 'strong', text: answer },
    ...body.split(/\n\s*\n/).map((text): Block => ({ kind: 'line', text })),
    { kind: 'line', text: mark },
  ]);
  const text = lines.map(({ heading, answer, body, mark }) => [heading, answer, body, mark].join('\n\n')).join('\n\n');
  return {
    language,
    clinic: receipt.clinic,
    subject: `${words.title} · ${receipt.clinic}`,
    text: `${opening}\n\n${text}\n\n${words.change}\n\n${receipt.clinic}\n`,
    short: opening,
    qr: null,
    html: htmlMail({ language, direction, clinic: receipt.clinic, title: words.title }, [
      { kind: 'line', text: opening },
      ...blocks,
      { kind: 'line', text: words.change },
    ]),
  };
}
