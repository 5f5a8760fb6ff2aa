import type { z } from 'zod';
import type { DeviceId, FactId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { FactAnswer } from '../../shared/sync/delivery.ts';
import { CommandAnswer } from '../../shared/sync/portal-api.ts';
import type { Scope } from './scope.ts';

export interface Received<A> {
  readonly id: FactId;
  readonly device: DeviceId;
  readonly type: string;
  /** The whole body as text; only its mark is kept, to tell a repetition from a reused id. */
  readonly body: string;
  readonly answer: A;
}

/** What was answered to whom, so that a repetition gets the same answer (docs/sync.md S2, S7, S45). */
export const createFacts = (scope: Scope) => createAnswered(scope, 'fact', FactAnswer);
export const createCommands = (scope: Scope) => createAnswered(scope, 'command', CommandAnswer);

function createAnswered<A>({ trx, tenant, now, mark }: Scope, table: 'fact' | 'command', Answer: z.ZodType<A>) {
  const bodyMark = (body: string) => mark(`${table}-body`, body);
  return {
    /** `other`: the id was used for something else, or by another device. */
    find: async (
      id: FactId,
      device: DeviceId,
      body: string,
    ): Promise<{ readonly kind: 'new' | 'other' } | { readonly kind: 'same'; readonly answer: A }> => {
      const row = await trx
        .selectFrom(table)
        .select(['device', 'body_mark', 'answer'])
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return { kind: 'new' };
      return row.device === device && row.body_mark === bodyMark(body)
        ? { kind: 'same', answer: Answer.parse(row.answer) }
        : { kind: 'other' };
    },
    add: async ({ id, device, type, body, answer }: Received<A>): Promise<void> => {
      await trx
        .insertInto(table)
        .values({ tenant, id, device, type, body_mark: bodyMark(body), answer: JSON.stringify(answer), received_at: now })
        .execute();
    },
    countBefore: async (before: Instant): Promise<number> => {
      const { count } = await trx
        .selectFrom(table)
        .select((s) => s.fn.countAll<string>().as('count'))
        .where('tenant', '=', tenant)
        .where('received_at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    /** At most `most` of those received before; answers how many went. */
    forget: async (before: Instant, most: number): Promise<number> => {
      const old = trx.selectFrom(table).select('id').where('tenant', '=', tenant).where('received_at', '<', before).limit(most);
      const { numDeletedRows } = await trx.deleteFrom(table).where('tenant', '=', tenant).where('id', 'in', old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
