import { decoyRule } from '../../../electron/compose-kiosk.ts';
import { exactWait } from '../../../electron/device/exact-wait.ts';
import { sha256 } from '../../../electron/device/sha256.ts';
import { verifierFor } from '../../../electron/device/token-verifier.ts';
import { kioskHandlers } from '../../../electron/ipc/kiosk-handlers.ts';
import { serve, type Wire } from '../../../electron/ipc/serve.ts';
import type { Clock } from '../../../electron/store/clock.ts';
import { endVisit } from '../../../electron/usecases/end-visit.ts';
import type { KioskDeps } from '../../../electron/usecases/kiosk-deps.ts';
import { createVisits } from '../../../electron/usecases/visit.ts';
import type { TokenId } from '../../../shared/domain/arrival-token.ts';
import type { PatientId } from '../../../shared/domain/ids.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { type Instant, plusMs } from '../../../shared/domain/time.ts';
import { kioskContract } from '../../../shared/ipc/kiosk.ts';
import { ok } from '../../../shared/result.ts';
import type { FeedEntry } from '../../../shared/sync/feed.ts';
import { deviceOnDisk } from '../../bench/device-on-disk.ts';
import { newId } from '../../support/clinic.ts';

const window = 1;
/** So that a whole match mostly ends at ARRIVED, where there is most to tell. */
const wideOpen = { opensMinutesBefore: 600, closesMinutesAfter: 600 };

export interface FrontDoorOptions {
  readonly folder: string;
  readonly entries: readonly FeedEntry[];
  readonly start: Instant;
  /** How long a refusal takes, milliseconds; the policy's own when absent. */
  readonly refusalMs?: number;
  readonly portal: KioskDeps['portal'];
  /** What the portal has told of the site besides its settings. */
  readonly told: Pick<Site, 'arrivalTokenKeys' | 'codeChannels'>;
}

/**
 * Everything between a kiosk's page and its disk, as the app builds it, over a Map instead of Electron. The wall clock is moved by hand, so
 * that a day passes in seconds; the monotonic clock and the timers are the machine's own.
 */
export function openFrontDoor({ folder, entries, start, refusalMs, portal, told }: FrontDoorOptions) {
  let wall = start;
  const clock: Clock = { wall: () => wall, mono: () => performance.now() };
  const policy = { arrival: wideOpen, identity: refusalMs === undefined ? {} : { refusalMs } };
  const { store } = deviceOnDisk({ folder, role: 'kiosk', entries, settings: { policy }, told, clock });
  const visits = createVisits(clock.mono);
  const deps: KioskDeps = {
    store,
    visits,
    portal,
    isDecoy: decoyRule('a key of this device alone'),
    verifierFor,
    newId,
    sha256,
    wait: exactWait,
    chance: Math.random,
    replaceWindow: () => undefined,
  };
  const presence = { takeBack: () => ok({}) };
  const handlers = kioskHandlers({
    deps,
    endVisit: endVisit(deps),
    presence,
    outOfService: () => null,
    pixelsPerMm: () => 4,
    demoNotice: false,
  });
  const listeners = new Map<string, Parameters<Wire['handle']>[1]>();
  const bugs: string[] = [];
  serve(kioskContract, {
    wire: { handle: (channel, listener) => void listeners.set(channel, listener) },
    callerOf: (sender) => (sender === window ? { surface: 'kiosk' } : null),
    mono: aSecondACall(),
    handlers: () => handlers,
    onRejected: () => undefined,
    onBug: (channel, error) => void bugs.push(`${channel}: ${String(error)}`),
  });

  const ask = async (method: keyof typeof kioskContract.methods, input: unknown): Promise<unknown> =>
    listeners.get(`kiosk:${method}`)?.(window, input);
  return {
    ask,
    bugs,
    pass(minutes: number): void {
      wall = plusMs(wall, minutes * 60_000);
    },
    /** A letter that opened a visit before. */
    markUsed(id: TokenId): void {
      store.transaction(() => ok(store.usedTokens.add({ id, expires: plusMs(wall, 7 * 86_400_000) }, wall)));
    },
    /** So many misses on one record today that its code opens nothing any more. */
    closeRecord(patient: PatientId): void {
      store.transaction(() => {
        for (let miss = 0; miss < 3; miss += 1) store.identityFailures.add(plusMs(wall, -3_600_000), patient);
        return ok(null);
      });
    },
    close: (): void => store.close(),
  };
}

/** The entries follow each other faster than any hand, and none of them may be turned away for that. */
function aSecondACall(): () => number {
  let seconds = 0;
  return () => {
    seconds += 1;
    return seconds * 1000;
  };
}

export type FrontDoor = ReturnType<typeof openFrontDoor>;
