import type { TenantId } from '../../shared/domain/ids.ts';
import { plusMs } from '../../shared/domain/time.ts';
import type { MessageChannel } from '../store/message-schema.ts';
import type { Message, Settled } from '../store/messages.ts';
import type { Store, WriteScope } from '../store/store.ts';
import { callWebhook } from './call-webhook.ts';
import { nextTry, type Outcome } from './outcome.ts';
import { sendMail } from './send-mail.ts';
import type { MessageSettings } from './settings.ts';

export interface Delivered {
  readonly sent: number;
  /** Tried, and due again later. */
  readonly later: number;
  readonly failed: number;
  readonly unclear: number;
  readonly dropped: number;
}

export interface DeliverDeps {
  readonly store: Store;
  /** Asked between two messages. */
  readonly stopped?: () => boolean;
}

const perPass = 500;
/** Longer than any try takes, so that what is still `sending` then belongs to a process that died. */
const lostAfterMs = 5 * 60_000;

/**
 * Sends what is due, one message at a time, codes before letters. A message is marked before it is handed over, in a transaction of its own, so a
 * crash at any point leaves it `sending`: a webhook gets it again under the same key, a mail becomes `unclear` and is not sent twice.
 */
export const deliverDue =
  ({ store, stopped = () => false }: DeliverDeps) =>
  async (tenant: TenantId): Promise<Delivered> => {
    await store.write(tenant, ({ messages }) => messages.recover(lostAfterMs));
    const counts = { sent: 0, later: 0, failed: 0, unclear: 0, dropped: 0 };
    const closed = new Set<MessageChannel>();
    for (let passed = 0; passed < perPass && !stopped(); passed += 1) {
      const claimed = await store.write(tenant, (tx) => claim(tx, [...closed]));
      if (claimed === 'none') break;
      if (claimed === 'dropped') {
        counts.dropped += 1;
        continue;
      }
      const outcome = await hand(claimed);
      if (outcome.kind === 'later' && outcome.channel) closed.add(claimed.message.channel);
      const state = await store.write(tenant, (tx) => settle(tx, claimed.message, outcome));
      counts[state === 'waiting' ? 'later' : state] += 1;
    }
    return counts;
  };

interface Claimed {
  readonly message: Message;
  readonly settings: MessageSettings;
  readonly now: WriteScope['now'];
}

async function claim(tx: WriteScope, closed: readonly MessageChannel[]): Promise<Claimed | 'dropped' | 'none'> {
  const message = await tx.messages.claim(closed);
  if (!message) return 'none';
  const trouble = await notWanted(tx, message);
  if (trouble === null) return { message, settings: await tx.messageSettings.find(message.site), now: tx.now };
  await tx.messages.settle(message, { state: 'dropped', trouble });
  return 'dropped';
}

/** A visit that was moved, cancelled or has begun needs no invitation; it ends when the visit starts. A receipt is about what was said there. */
async function notWanted(tx: WriteScope, { kind, appointment, endsAt }: Message): Promise<'too-late' | 'visit-changed' | null> {
  if (endsAt <= tx.now) return 'too-late';
  if (appointment === null || kind === 'consent-receipt') return null;
  const visit = await tx.appointments.find(appointment);
  const asTold = visit?.status === 'booked' && visit.start === endsAt && !visit.patient.deceased && !visit.patient.inactive;
  return asTold ? null : 'visit-changed';
}

function hand({ message: { id, kind, channel, address, body, endsAt }, settings: { smtp, webhook }, now }: Claimed): Promise<Outcome> {
  if (channel === 'email' && smtp) return sendMail({ id, to: address, body }, smtp);
  if (channel === 'webhook' && webhook) return callWebhook({ id, kind, to: address, body, endsAt, now }, webhook);
  return Promise.resolve({ kind: 'later', trouble: 'not-configured', channel: false });
}

async function settle(tx: WriteScope, message: Message, outcome: Outcome): Promise<Settled['state']> {
  const settled = settledBy(message, outcome, tx);
  await tx.messages.settle(message, settled);
  if (settled.state !== 'waiting') {
    const subject = message.appointment === null ? null : `Appointment/${message.appointment}`;
    const detail = { kind: message.kind, channel: message.channel, state: settled.state };
    tx.audit({ actor: { kind: 'device' }, action: 'message-send', outcome: settled.state === 'sent' ? 'ok' : 'failed', subject, detail });
  }
  return settled.state;
}

function settledBy({ kind, tries }: Message, outcome: Outcome, { now }: WriteScope): Settled {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent' };
    case 'unclear':
      return { state: 'unclear', trouble: outcome.trouble };
    case 'refused':
      return { state: 'failed', trouble: outcome.trouble };
    case 'later': {
      const seconds = nextTry(kind, tries);
      return seconds === null
        ? { state: 'failed', trouble: outcome.trouble }
        : { state: 'waiting', trouble: outcome.trouble, nextAt: plusMs(now, seconds * 1000) };
    }
  }
}
