import { createHmac, hkdfSync } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isPossiblePhoneNumber } from 'libphonenumber-js/min';
import type { NameClaim } from '../shared/domain/identity.ts';
import { FactId } from '../shared/domain/ids.ts';
import { foldName } from '../shared/domain/name-matching.ts';
import type { Handlers } from '../shared/ipc/contract.ts';
import type { kioskContract, OutOfService } from '../shared/ipc/kiosk.ts';
import { exactWait } from './device/exact-wait.ts';
import { type GlassFacts, kioskHandlers } from './ipc/kiosk-handlers.ts';
import type { KioskStore } from './store/store.ts';
import type { PortalClient } from './sync/portal-client.ts';
import type { Sync } from './sync/sync.ts';
import { endVisit } from './usecases/end-visit.ts';
import { createIdleWatch } from './usecases/idle-watch.ts';
import type { KioskDeps, KioskPortal } from './usecases/kiosk-deps.ts';
import { reportParked } from './usecases/report-parked.ts';
import { createVisits } from './usecases/visit.ts';

export interface KioskParts extends GlassFacts {
  readonly store: KioskStore;
  readonly client: PortalClient;
  readonly sync: Sync;
  /** False on a machine whose lock-down policy asks for more than its system gives. */
  readonly mayServe: boolean;
  readonly replaceWindow: () => void;
  readonly ring: () => void;
}

export interface Kiosk {
  readonly handlers: Handlers<typeof kioskContract>;
  readonly touched: () => void;
  readonly endVisit: ReturnType<typeof endVisit>;
  readonly stop: () => void;
}

const idleLooksEveryMs = 250;

/** Everything a kiosk does, built once over an open store. */
export function composeKiosk({ store, client, sync, mayServe, replaceWindow, ring, ...glass }: KioskParts): Kiosk {
  const visits = createVisits(() => store.clock.mono());
  const deps: KioskDeps = {
    store,
    visits,
    portal: kioskPortal(client),
    // Until the portal has told the site's own key, this device's stands in for it.
    isDecoy: (claim) => decoyRule(store.site.current()?.decoyKey ?? store.secrets.current()?.privateKey ?? '')(claim),
    isPossiblePhone: (typed) => isPossiblePhoneNumber(typed, 'US'),
    wait: exactWait,
    chance: Math.random,
    replaceWindow,
  };
  const end = endVisit(deps);
  const idle = createIdleWatch({ deps, endVisit: end, onChange: ring });
  const ticking = setInterval(idle.tick, idleLooksEveryMs);
  const report = reportParked(deps);
  report();
  const stopListening = sync.onChange(() => {
    report();
    ring();
  });

  return {
    handlers: kioskHandlers({ deps, endVisit: end, outOfService: () => reasonNotToServe({ store, sync, mayServe }), ...glass }),
    touched: visits.touched,
    endVisit: end,
    stop: () => {
      clearInterval(ticking);
      stopListening();
    },
  };
}

/** Why no patient can be served at this moment; null when one can. Being offline is no reason. */
function reasonNotToServe({ store, sync, mayServe }: Pick<KioskParts, 'store' | 'sync' | 'mayServe'>): OutOfService | null {
  const { trouble } = sync.status();
  if (!mayServe) return 'not-locked-down';
  if (store.storageFailed()) return 'storage-failed';
  if (trouble === 'device-revoked' || trouble === 'device-unknown') return 'revoked';
  // A known difference to the portal's clock is corrected for; an unknown one is not.
  if (trouble === 'clock-wrong' && store.feedState.current().offset === null) return 'clock-wrong';
  if (store.site.current() === null) return trouble === null ? 'not-set-up' : 'portal-unreachable';
  return null;
}

function kioskPortal(client: PortalClient): KioskPortal {
  return {
    async findElsewhere(code, birthDate, withinMs) {
      const id = FactId.parse(crypto.randomUUID());
      const asked = client.command({ id, type: 'find-elsewhere', code, birthDate }, null);
      const answer = await Promise.race([asked, wait(withinMs, null, { ref: false })]);
      if (answer === null) return 'unreachable';
      if (!answer.ok) return answer.error.kind === 'refused' ? 'nowhere' : 'unreachable';
      return answer.value.value.answer === 'done' ? (answer.value.value.found ?? 'nowhere') : 'nowhere';
    },
  };
}

/** About one entry in four is asked for a first name without need; which ones only the site's secret decides, and every kiosk of it alike. */
export function decoyRule(secret: string): (claim: NameClaim) => boolean {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'foyer/decoy/v1', 32));
  return ({ family, birthDate, lastFour }) => {
    const [first = 0] = createHmac('sha256', key)
      .update([foldName(family), birthDate, foldName(lastFour)].join('\n'))
      .digest();
    return first < 64;
  };
}
