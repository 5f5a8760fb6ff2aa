import type { TenantId } from '../../shared/domain/ids.ts';
import { plusMinutes } from '../../shared/domain/time.ts';
import type { ReportBug } from '../report.ts';
import type { Store } from '../store/store.ts';
import { deliverDue } from './deliver.ts';
import { queueVisits, scheduledQueues } from './queue-visits.ts';

const keepDays = 30;

/** Queues what is due by itself at every site of a tenant, a day at a time so that nobody waits long for the tenant's lock. */
export const queueDue =
  ({ store }: { readonly store: Store }) =>
  async (tenant: TenantId): Promise<number> => {
    const senders = await store.read(tenant, async ({ sites, messageSettings, now }) => {
      const all = [];
      for (const site of await sites.list()) {
        const sender = { site, settings: await messageSettings.find(site.id) };
        all.push({ sender, due: scheduledQueues(sender, now) });
      }
      return all;
    });
    let queued = 0;
    for (const { sender, due } of senders) {
      for (const one of due) queued += (await store.write(tenant, (tx) => queueVisits(tx, sender, one))).queued;
    }
    return queued;
  };

/** Settled messages and codes are kept for a month, to answer "did you write to me?". */
export const forgetOld =
  ({ store }: { readonly store: Store }) =>
  (tenant: TenantId): Promise<void> =>
    store.write(tenant, async ({ messages, oneTimeCodes, now }) => {
      const before = plusMinutes(now, -keepDays * 24 * 60);
      await messages.forget(before);
      await oneTimeCodes.forget(before);
    });

export interface MessageWorker {
  /** Resolves when the message that is under way has been sent. */
  readonly stop: () => Promise<void>;
}

const deliverEveryMs = 2_000;
const queueEveryMs = 15 * 60_000;

/** The portal's postman: delivers every two seconds, queues every quarter of an hour, one pass at a time. */
export function startMessageWorker({ store, report }: { readonly store: Store; readonly report: ReportBug }): MessageWorker {
  let queuedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let pass = Promise.resolve();

  async function once(): Promise<void> {
    const queueNow = performance.now() - queuedAt >= queueEveryMs;
    if (queueNow) queuedAt = performance.now();
    for (const { id } of await store.portal.tenants()) {
      if (queueNow) await queueDue({ store })(id);
      if (queueNow) await forgetOld({ store })(id);
      await deliverDue({ store, stopped: () => stopped })(id);
    }
  }

  function plan(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      pass = once().catch(report).then(plan);
    }, deliverEveryMs);
    timer.unref();
  }

  plan();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await pass;
    },
  };
}
