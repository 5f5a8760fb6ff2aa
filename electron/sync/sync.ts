import { defaultPolicy, type Policy } from '../../shared/domain/policy.ts';
import { type Instant, plusMs } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import type { Failure, PortalTrouble } from '../../shared/sync/delivery.ts';
import type { Store } from '../store/store.ts';
import { type Validity, validityOf } from './certificate-request.ts';
import { decideClockStep, decideNext, type LoopState, type Next, pauseAfter, renewPauseMs, troubleDespiteAnswer } from './decide-next.ts';
import { listenForHints } from './hint-listener.ts';
import type { PortalClient } from './portal-client.ts';
import { failureOfRefusal } from './portal-failures.ts';
import type { PortalRefusal } from './portal-link.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { renew } from './renew.ts';
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

type Trouble = Failure | PortalRefusal | 'storage-failed' | 'not-enrolled';

/** Keeps this device and the portal in step. Offline is only a longer gap: nothing else in the program knows of it. */
export function createSync({ store, client, enrolUrl, timers = systemTimers, random = Math.random, reportBug }: SyncOptions) {
  const listeners = new Set<() => void>();
  let certificate: Validity = validityNow(store);
  let memory: Omit<LoopState, 'due' | 'waiting' | 'certificate'> = {
    pullWanted: true, lastPullAt: null, failures: 0, retryAt: null, renewAt: 0,
  };
  let trouble: PortalTrouble | null = null;
  let clocks = { wall: store.clock.wall(), mono: store.clock.mono() };
  let alarm = new AbortController();
  let running: AbortController | null = null;
  let ended: Promise<unknown> = Promise.resolve();

  const policy = (): Policy['sync'] => store.site.current()?.settings.policy.sync ?? defaultPolicy.sync;
  const remember = (change: Partial<typeof memory>): void => void (memory = { ...memory, ...change });
  const wake = (): void => alarm.abort();
  const changed = (): void => listeners.forEach((listener) => listener());

  const tell = (now: PortalTrouble | null): void => {
    const news = now !== trouble;
    trouble = now;
    if (news) changed();
  };

  const state = (): LoopState => {
    const due = store.outbox.nextBatch(store.clock.wall(), 1).length > 0;
    return { ...memory, certificate, due, waiting: !due && store.outbox.unsentCount() > 0 };
  };

  const worked = (offset: number | null): void => {
    remember({ failures: 0, retryAt: null });
    tell(troubleDespiteAnswer(offset));
  };
  const failed = (error: Trouble): void => {
    const failure = failureFrom(error);
    const failures = memory.failures + 1;
    remember({ failures, retryAt: store.clock.mono() + pauseAfter(failures, failure, random()) });
    if (error !== 'storage-failed') tell(failure.reason);
  };

  async function pushOnce(): Promise<void> {
    const pushed = await push({ store, client, policy: policy(), random });
    if (!pushed.ok) return failed(pushed.error);
    worked(pushed.value.answered.offset);
    if (pushed.value.accepted > 0) remember({ pullWanted: true });
    changed();
  }

  async function pullOnce(): Promise<void> {
    // Taken back before asking: a hint that comes meanwhile must lead to another question.
    remember({ pullWanted: false });
    const pulled = await pull(store, client);
    if (!pulled.ok) {
      remember({ pullWanted: true });
      return failed(pulled.error);
    }
    remember({ lastPullAt: store.clock.mono(), pullWanted: memory.pullWanted || pulled.value.more });
    worked(pulled.value.offset);
    if (pulled.value.changed) changed();
  }

  async function renewOnce(): Promise<void> {
    const renewed = await renew({ store, client, enrolUrl });
    const answered = renewed.ok || renewed.error === 'not-enrolled' || (typeof renewed.error === 'object' && renewed.error.kind === 'refused');
    remember({ renewAt: store.clock.mono() + renewPauseMs(answered) });
    // Not reaching it is no failure of sync: the certificate at hand may still do for days.
    if (!renewed.ok) return;
    certificate = validityNow(store);
    remember({ retryAt: null });
  }

  function watchClock(): void {
    const now = { wall: store.clock.wall(), mono: store.clock.mono() };
    const step = decideClockStep(clocks, now);
    clocks = now;
    if (step === null) return;
    store.transaction(() => {
      const { offset } = store.feedState.current();
      // The portal's clock did not move: what the device's gained, the difference lost.
      store.feedState.setOffset(offset === null ? null : offset - step);
      store.audit.append({ actor: { kind: 'device' }, action: 'clock-step', detail: { ms: step } });
      return ok(null);
    });
  }

  /** One decision and what follows from it; the loop is this over and over. */
  async function step(): Promise<Next> {
    watchClock();
    const { wall, mono } = clocks;
    const next = decideNext(state(), { mono, trueWall: plusMs(wall, store.feedState.current().offset ?? 0) }, policy());
    if (next.kind === 'push') await pushOnce();
    if (next.kind === 'pull') await pullOnce();
    if (next.kind === 'renew') await renewOnce();
    return next;
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      alarm = new AbortController();
      const next = await step().catch((error: unknown): Next => {
        reportBug(error);
        return { kind: 'wait', ms: 30_000 };
      });
      if (next.kind === 'wait') await timers.sleep(next.ms, AbortSignal.any([signal, alarm.signal]));
    }
  }

  return {
    step,
    start(): void {
      if (running) return;
      running = new AbortController();
      const { signal } = running;
      store.onFacts(wake);
      const hint = (): void => (remember({ pullWanted: true }), wake());
      ended = Promise.all([run(signal), listenForHints({ client, timers, random, onHint: hint }, signal).catch(reportBug)]);
    },
    /** Resolves when nothing of it touches the store any more. */
    async stop(): Promise<void> {
      running?.abort();
      running = null;
      await client.close();
      await ended;
    },
    /** Asks the portal soon, whatever the schedule says; a pause after a failure is kept. */
    pullSoon(): void {
      remember({ pullWanted: true });
      wake();
    },
    /** Rings when something a screen shows may have changed. Carries no data: ask again. Returns the function that ends it. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    status: (): SyncStatus => ({ lastHeardAt: store.feedState.current().lastHeardAt, trouble, unsent: store.outbox.unsentCount() }),
  };
}

export type Sync = ReturnType<typeof createSync>;

function validityNow(store: Store): Validity {
  const secrets = store.secrets.current();
  if (secrets === null) throw new Error('a device that is not enrolled has nobody to keep in step with');
  return validityOf(secrets.certificate);
}

function failureFrom(error: Trouble): Failure {
  if (error === 'storage-failed' || error === 'not-enrolled') return { kind: 'transient', reason: 'server-failed' };
  if (error.kind !== 'refused') return error;
  return failureOfRefusal(error.reason) ?? { kind: 'transient', reason: 'not-allowed' };
}
