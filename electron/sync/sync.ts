import type { Instant } from '../../shared/domain/time.ts';
import type { PortalTrouble } from '../../shared/sync/delivery.ts';
import type { Store } from '../store/store.ts';
import type { Next } from './decide-next.ts';
import { listenForHints } from './hint-listener.ts';
import type { PortalClient } from './portal-client.ts';
import { createSteps } from './steps.ts';
import { systemTimers, type Timers } from './timers.ts';

export interface SyncOptions {
  readonly store: Store;
  readonly client: PortalClient;
  readonly enrolUrl: string;
  readonly timers?: Timers;
  readonly random?: () => number;
  /** A bug, or a mistake in how this device was set up. Never a patient's data. */
  readonly reportBug: (error: unknown) => void;
}

/** What people are told about the line to the portal. */
export interface SyncStatus {
  readonly lastHeardAt: Instant | null;
  readonly trouble: PortalTrouble | null;
  readonly unsent: number;
}

/** After a bug, sync goes on, but not in a tight circle. */
const pauseAfterBugMs = 30_000;

/** Keeps this device and the portal in step. Offline is only a longer gap: nothing else in the program knows of it. */
export function createSync({ store, client, enrolUrl, timers = systemTimers, random = Math.random, reportBug }: SyncOptions) {
  const listeners = new Set<() => void>();
  const presenceListeners = new Set<() => void>();
  const onChange = (): void => listeners.forEach((listener) => listener());
  const onPresence = (): void => presenceListeners.forEach((listener) => listener());
  const steps = createSteps({ store, client, enrolUrl, random, onChange });
  let alarm = new AbortController();
  let running: AbortController | null = null;
  let ended: Promise<unknown> = Promise.resolve();

  const wake = (): void => alarm.abort();
  const pullSoon = (): void => {
    steps.wantPull();
    wake();
  };
  store.onFacts(wake);

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      alarm = new AbortController();
      const next = await steps.step().catch((error: unknown): Next => {
        reportBug(error);
        return { kind: 'wait', ms: pauseAfterBugMs };
      });
      if (next.kind === 'wait') await timers.sleep(next.ms, AbortSignal.any([signal, alarm.signal]));
    }
  }

  return {
    /** One decision and what follows from it; `start` does this over and over. */
    step: steps.step,
    start(): void {
      if (running) return;
      running = new AbortController();
      const { signal } = running;
      const listening = listenForHints({ client, timers, random, onHint: pullSoon, onPresence, reportBug }, signal);
      ended = Promise.all([run(signal), listening]);
    },
    /** Resolves when nothing of it touches the store any more. */
    async stop(): Promise<void> {
      running?.abort();
      running = null;
      await client.close();
      await ended;
    },
    /** Asks the portal soon, whatever the schedule says; a pause after a failure is kept. */
    pullSoon,
    /** Rings when something a screen shows may have changed. Carries no data: ask again. Returns the function that ends it. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Rings when the portal has news of who is at a kiosk. */
    onPresence(listener: () => void): () => void {
      presenceListeners.add(listener);
      return () => presenceListeners.delete(listener);
    },
    status: (): SyncStatus => ({
      lastHeardAt: store.feedState.current().lastHeardAt,
      trouble: steps.trouble(),
      unsent: store.outbox.unsentCount(),
    }),
  };
}

export type Sync = ReturnType<typeof createSync>;
