import { createHmac, hkdfSync } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { NameClaim } from '../shared/domain/identity.ts';
import { FactId } from '../shared/domain/ids.ts';
import { foldName } from '../shared/domain/name-matching.ts';
import type { Handlers } from '../shared/ipc/contract.ts';
import type { kioskContract, OutOfService } from '../shared/ipc/kiosk.ts';
import { err, ok } from '../shared/result.ts';
import type { Command, CommandAnswer } from '../shared/sync/portal-api.ts';
import { exactWait } from './device/exact-wait.ts';
import { openSerialScanner, type SerialScannerOptions } from './device/serial-scanner.ts';
import { sha256 } from './device/sha256.ts';
import { verifierFor } from './device/token-verifier.ts';
import { type GlassFacts, kioskHandlers } from './ipc/kiosk-handlers.ts';
import type { KioskStore } from './store/store.ts';
import type { PortalClient } from './sync/portal-client.ts';
import type { Sync } from './sync/sync.ts';
import { endVisit } from './usecases/end-visit.ts';
import { createIdleWatch } from './usecases/idle-watch.ts';
import type { KioskDeps, KioskPortal } from './usecases/kiosk-deps.ts';
import { reportParked } from './usecases/report-parked.ts';
import { mayScan, mayUseCamera, noteScan } from './usecases/scan.ts';
import type { SpeechDevice } from './usecases/speech.ts';
import { createPresence, type PresenceLine } from './usecases/staff-help.ts';
import { createVisits } from './usecases/visit.ts';

export type ScannerPort = Pick<SerialScannerOptions, 'port' | 'baud'>;

export interface KioskParts extends GlassFacts {
  readonly store: KioskStore;
  readonly client: PortalClient;
  readonly sync: Sync;
  /** False on a machine whose lock-down policy asks for more than its system gives. */
  readonly mayServe: boolean;
  /** A scanner on a serial line, when IT set one up. */
  readonly scannerPort: ScannerPort | null;
  /** How this kiosk speaks; null where it does not. */
  readonly speech: SpeechDevice | null;
  /** One plain line for whoever reads the system's log. */
  readonly say: (line: string) => void;
  readonly replaceWindow: () => void;
  readonly ring: () => void;
}

export interface Kiosk {
  readonly handlers: Handlers<typeof kioskContract>;
  readonly touched: () => void;
  readonly mayUseCamera: () => boolean;
  readonly mayScan: () => boolean;
  /** What a scanner read; forgotten when no screen waits for it. */
  readonly scanned: (text: string) => void;
  readonly endVisit: ReturnType<typeof endVisit>;
  readonly stop: () => void;
}

const newId = (): FactId => FactId.parse(crypto.randomUUID());
const idleLooksEveryMs = 250;

/** Everything a kiosk does, built once over an open store. */
export function composeKiosk(parts: KioskParts): Kiosk {
  const { store, client, sync, mayServe, scannerPort, speech, say, replaceWindow, ring, ...glass } = parts;
  const visits = createVisits(() => store.clock.mono());
  const deps: KioskDeps = {
    store,
    visits,
    portal: kioskPortal(client, () => sync.status().trouble === null),
    // Until the portal has told the site's own key, this device's stands in for it.
    isDecoy: (claim) => decoyRule(store.site.current()?.decoyKey ?? store.secrets.current()?.privateKey ?? '')(claim),
    verifierFor,
    newId,
    sha256,
    wait: exactWait,
    chance: Math.random,
    replaceWindow,
  };
  // No visit outlives the program, so a picture that no fact names is nobody's.
  store.transaction(() => ok(store.blobs.dropHeld()));
  const end = endVisit(deps);
  const idle = createIdleWatch({ deps, endVisit: end, onChange: ring });
  const scanned = (text: string): void => {
    if (noteScan(deps, text)) ring();
  };
  const onTrouble = (code: string): void => say(`the scanner at ${scannerPort?.port} does not answer (${code})`);
  const scanner = scannerPort === null ? null : openSerialScanner({ ...scannerPort, onScan: scanned, onTrouble });
  const presence = createPresence({ deps, line: presenceLine(client), endVisit: end, onChange: ring });
  const stopPresence = sync.onPresence(presence.askSoon);
  const ticking = setInterval(() => {
    idle.tick();
    presence.tick();
  }, idleLooksEveryMs);
  const report = reportParked(deps);
  report();
  const stopListening = sync.onChange(() => {
    report();
    ring();
  });

  return {
    handlers: kioskHandlers({
      deps,
      endVisit: end,
      presence,
      outOfService: () => reasonNotToServe({ store, sync, mayServe }),
      speech,
      onOutput: (there, names) => {
        say(`the speech output ${JSON.stringify(speech?.output)} is ${there ? 'there' : `not there; outputs: ${JSON.stringify(names)}`}`);
        ring();
      },
      ...glass,
    }),
    touched: visits.touched,
    mayUseCamera: () => mayUseCamera(deps),
    mayScan: () => mayScan(deps),
    scanned,
    endVisit: end,
    stop: () => {
      clearInterval(ticking);
      scanner?.stop();
      stopListening();
      stopPresence();
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

/** Asked twice at most, so that nobody looks at a busy button for longer than this twice. */
const bookingMs = 5000;

function kioskPortal(client: PortalClient, isReachable: () => boolean): KioskPortal {
  /** One command of this device's own; null when there was no answer in time. */
  const ask = async (command: Command, withinMs: number): Promise<CommandAnswer | 'refused' | null> => {
    const answer = await Promise.race([client.command(command, null), wait(Math.max(0, withinMs), null, { ref: false })]);
    if (answer === null) return null;
    return answer.ok ? answer.value.value : answer.error.kind === 'refused' ? 'refused' : null;
  };
  return {
    isReachable,
    async openForm(appointment, form, withinMs) {
      const answer = await ask({ id: newId(), type: 'open-form', appointment, form }, withinMs);
      if (answer === null || answer === 'refused' || answer.answer !== 'done' || answer.opened === null) return 'unreachable';
      return answer.opened;
    },
    async raiseSafetyAlert(appointment, form, withinMs) {
      const answer = await ask({ id: newId(), type: 'raise-safety-alert', appointment, form }, withinMs);
      return answer !== null && answer !== 'refused' && answer.answer === 'done';
    },
    async booking(draft) {
      const command: Command = { ...draft, id: newId() };
      const answer = (await ask(command, bookingMs)) ?? (await ask(command, bookingMs));
      if (answer === null) return err('offline');
      if (answer === 'refused') return err('not-allowed');
      if (answer.answer === 'done') return ok(answer.booking);
      return err(answer.reason === 'slot-taken' ? 'taken' : 'not-allowed');
    },
    async sendCode(code, withinMs) {
      const answer = await ask({ ...code, type: 'send-code' }, withinMs);
      if (answer === null) return 'unreachable';
      return answer !== 'refused' && answer.answer === 'done' ? 'sent' : 'too-many';
    },
    async checkCode({ send, code, birthDate }, withinMs) {
      const answer = await ask({ id: newId(), type: 'check-code', send, code, birthDate }, withinMs);
      if (answer === null) return 'unreachable';
      return answer !== 'refused' && answer.answer === 'done' ? (answer.appointment ?? 'no-match') : 'no-match';
    },
    async findElsewhere(code, birthDate, withinMs) {
      const answer = await ask({ id: newId(), type: 'find-elsewhere', code, birthDate }, withinMs);
      if (answer === null) return 'unreachable';
      return answer !== 'refused' && answer.answer === 'done' ? (answer.found ?? 'nowhere') : 'nowhere';
    },
  };
}

const presenceLine = (client: PortalClient): PresenceLine => ({
  async say(visit, ended) {
    const answer = await client.sayPresence(visit, ended);
    return answer.ok ? answer.value.value : null;
  },
});

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
