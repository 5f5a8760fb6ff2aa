import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { AppointmentId, SiteId } from '../../shared/domain/ids.ts';
import { type Instant, plusMs } from '../../shared/domain/time.ts';
import { MessageBody } from '../messages/message-body.ts';
import type { MessageChannel, MessageKind, MessageState, MessageTables } from './message-schema.ts';
import type { Scope } from './scope.ts';

export interface NewMessage {
  readonly id: string;
  readonly site: SiteId;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  /** The same key is never queued twice; kept as a mark. */
  readonly uniqueKey: string;
  readonly appointment: AppointmentId | null;
  readonly address: string;
  readonly body: MessageBody;
  /** Worth nothing to the patient from then on. */
  readonly endsAt: Instant;
  /** Stored like the others and never sent: an answer that looks alike for people we do not know. */
  readonly decoy?: true;
}

export interface Message extends Omit<NewMessage, 'uniqueKey' | 'decoy'> {
  readonly tries: number;
  readonly createdAt: Instant;
}

export type Settled =
  | { readonly state: 'sent' }
  | { readonly state: 'failed' | 'unclear' | 'dropped'; readonly trouble: string }
  | { readonly state: 'waiting'; readonly trouble: string; readonly nextAt: Instant };

/** What a list may show: never an address, never a text. */
export type MessageLine = Pick<
  MessageTables['message'],
  'id' | 'site' | 'kind' | 'channel' | 'appointment' | 'state' | 'tries' | 'created_at' | 'settled_at' | 'trouble'
>;

export type MessageCounts = Readonly<Record<MessageState, number>>;

/** Messages on their way to patients. Address and text are sealed. */
export function createMessages(scope: Scope) {
  const { trx, tenant, now, seal, mark } = scope;
  return {
    /** False when a message with this key was queued before. */
    queue: async ({ id, site, kind, channel, uniqueKey, appointment, address, body, endsAt, decoy }: NewMessage): Promise<boolean> => {
      const sealed = { address: seal('message', id, 'address', address), body: seal('message', id, 'body', body) };
      const plain = { unique_mark: mark('message', uniqueKey), tries: 0, next_at: now, ends_at: endsAt, created_at: now, claimed_at: null };
      const state = decoy
        ? ({ state: 'dropped', settled_at: now, trouble: null } as const)
        : ({ state: 'waiting', settled_at: null, trouble: null } as const);
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('message')
        .values({ tenant, site, id, kind, channel, appointment, ...sealed, ...plain, ...state })
        .onConflict((conflict) => conflict.columns(['tenant', 'unique_mark']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    /** When a message with this key was queued; null when none was. */
    queuedAt: async (uniqueKey: string): Promise<Instant | null> =>
      (
        await trx
          .selectFrom('message')
          .select('created_at')
          .where('tenant', '=', tenant)
          .where('unique_mark', '=', mark('message', uniqueKey))
          .executeTakeFirst()
      )?.created_at ?? null,
    /** Has any message about this visit left, or may it have? */
    hasLeft: async (appointment: AppointmentId): Promise<boolean> =>
      (await trx
        .selectFrom('message')
        .select('id')
        .where('tenant', '=', tenant)
        .where('appointment', '=', appointment)
        .where('state', 'in', ['sending', 'sent', 'unclear'])
        .executeTakeFirst()) !== undefined,
    /** Takes the most urgent message that is due: codes somebody waits for first. It stays `sending` until it is settled. */
    claim: async (not: readonly MessageChannel[]): Promise<Message | null> => {
      const due = trx
        .selectFrom('message')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('state', '=', 'waiting')
        .where('next_at', '<=', now);
      const open = not.length === 0 ? due : due.where('channel', 'not in', not);
      const row = await open
        .orderBy(sql`kind = 'one-time-code'`, 'desc')
        .orderBy('next_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return null;
      await trx
        .updateTable('message')
        .set({ state: 'sending', tries: row.tries + 1, claimed_at: now })
        .where('tenant', '=', tenant)
        .where('id', '=', row.id)
        .execute();
      return messageOf({ ...row, tries: row.tries + 1 }, scope);
    },
    /** Says how a claimed message went. Nothing happens when another has settled it meanwhile. */
    settle: async ({ id, tries }: Pick<Message, 'id' | 'tries'>, settled: Settled): Promise<void> => {
      const change =
        settled.state === 'waiting'
          ? { state: settled.state, trouble: settled.trouble, next_at: settled.nextAt, claimed_at: null }
          : { state: settled.state, trouble: settled.state === 'sent' ? null : settled.trouble, settled_at: now };
      await trx
        .updateTable('message')
        .set(change)
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .where('tries', '=', tries)
        .execute();
    },
    /**
     * Messages whose worker died at work. A webhook knows a repetition by its key, so those wait again; a mail may have been taken already, so
     * it is `unclear` and never sent again by itself.
     */
    recover: async (afterMs: number): Promise<number> => {
      const before = plusMs(now, -afterMs);
      const lost = () =>
        trx.updateTable('message').where('tenant', '=', tenant).where('state', '=', 'sending').where('claimed_at', '<=', before);
      const again = await lost()
        .where('channel', '=', 'webhook')
        .set({ state: 'waiting', next_at: now, trouble: 'interrupted', claimed_at: null })
        .executeTakeFirst();
      const unclear = await lost()
        .where('channel', '=', 'email')
        .set({ state: 'unclear', trouble: 'interrupted', settled_at: now })
        .executeTakeFirst();
      return Number(again.numUpdatedRows + unclear.numUpdatedRows);
    },
    /** Since `from`, newest first. */
    list: async (site: SiteId, from: Instant, limit: number): Promise<readonly MessageLine[]> =>
      trx
        .selectFrom('message')
        .select(['id', 'site', 'kind', 'channel', 'appointment', 'state', 'tries', 'created_at', 'settled_at', 'trouble'])
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('created_at', '>=', from)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute(),
    counts: async (site: SiteId, from: Instant): Promise<MessageCounts> => {
      const rows = await trx
        .selectFrom('message')
        .select((s) => ['state', s.fn.countAll<number>().as('count')])
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('created_at', '>=', from)
        .groupBy('state')
        .execute();
      return {
        waiting: 0,
        sending: 0,
        sent: 0,
        failed: 0,
        unclear: 0,
        dropped: 0,
        ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
      };
    },
    /** Settled long ago, and nobody asks any more; what is waiting stays. */
    forget: async (settledBefore: Instant): Promise<void> => {
      await trx.deleteFrom('message').where('tenant', '=', tenant).where('settled_at', '<', settledBefore).execute();
    },
  };
}

function messageOf(row: Selectable<MessageTables['message']>, { open }: Scope): Message {
  return {
    id: row.id,
    site: row.site,
    kind: row.kind,
    channel: row.channel,
    appointment: row.appointment,
    tries: row.tries,
    address: z.string().parse(open('message', row.id, 'address', row.address)),
    body: MessageBody.parse(open('message', row.id, 'body', row.body)),
    endsAt: row.ends_at,
    createdAt: row.created_at,
  };
}
