import { defaultPolicy, type Policy } from '../../shared/domain/policy.ts';
import { plusMs } from '../../shared/domain/time.ts';
import type { Store } from '../store/store.ts';
import { type Validity, validityOf } from './certificate-request.ts';
import { createClockWatch } from './clock-watch.ts';
import { decideNext, type Next, renewPauseMs } from './decide-next.ts';
import { createLine } from './line.ts';
import type { PortalClient } from './portal-client.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { renew } from './renew.ts';

export interface StepsDeps {
  readonly store: Store;
  readonly client: PortalClient;
  readonly enrolUrl: string;
  readonly random: () => number;
  /** Something a screen shows may have changed. */
  readonly onChange: () => void;
}

/** What sync does, one step at a time: decide, act, remember. */
export function createSteps({ store, client, enrolUrl, random, onChange }: StepsDeps) {
  const { clock, outbox, feedState } = store;
  const line = createLine(clock, random, onChange);
  const watchClock = createClockWatch(store);
  let certificate = validityNow(store);
  let pullWanted = true;
  let lastPullAt: number | null = null;
  let renewAt = 0;

  const policy = (): Policy['sync'] => store.site.current()?.settings.policy.sync ?? defaultPolicy.sync;

  function decide(): Next {
    const wall = clock.wall();
    const due = outbox.nextBatch(wall, 1).length > 0;
    const waiting = !due && outbox.unsentCount() > 0;
    const state = { due, waiting, pullWanted, lastPullAt, retryAt: line.retryAt(), certificate, renewAt };
    return decideNext(state, { mono: clock.mono(), trueWall: plusMs(wall, feedState.current().offset ?? 0) }, policy());
  }

  async function pushOnce(): Promise<void> {
    const pushed = await push({ store, client, policy: policy(), random });
    if (!pushed.ok) return line.failed(pushed.error);
    line.worked(pushed.value.offset);
    pullWanted ||= pushed.value.accepted > 0;
    onChange();
  }

  async function pullOnce(): Promise<void> {
    // Taken back before asking: a hint that comes meanwhile must lead to another question.
    pullWanted = false;
    const pulled = await pull(store, client);
    if (!pulled.ok) {
      pullWanted = true;
      return line.failed(pulled.error);
    }
    lastPullAt = clock.mono();
    pullWanted ||= pulled.value.more;
    line.worked(pulled.value.offset);
    if (pulled.value.changed) onChange();
  }

  /** Not reaching it is no failure of the line: the certificate at hand may still do for days. */
  async function renewOnce(): Promise<void> {
    const renewed = await renew({ store, client, enrolUrl });
    renewAt = clock.mono() + renewPauseMs(renewed.ok || isAnswer(renewed.error));
    if (!renewed.ok) return;
    certificate = validityNow(store);
    line.clear();
  }

  return {
    async step(): Promise<Next> {
      watchClock();
      const next = decide();
      if (next.kind === 'push') await pushOnce();
      if (next.kind === 'pull') await pullOnce();
      if (next.kind === 'renew') await renewOnce();
      return next;
    },
    wantPull(): void {
      pullWanted = true;
    },
    trouble: line.trouble,
  };
}

const isAnswer = (error: { readonly kind: string } | string): boolean => typeof error === 'object' && error.kind === 'refused';

function validityNow(store: Store): Validity {
  const secrets = store.secrets.current();
  if (secrets === null) throw new Error('a device that is not enrolled has nobody to keep in step with');
  return validityOf(secrets.certificate);
}
