import { sha256 } from '../../../electron/device/sha256.ts';
import { verifierFor } from '../../../electron/device/token-verifier.ts';
import { kioskHandlers } from '../../../electron/ipc/kiosk-handlers.ts';
import { endVisit } from '../../../electron/usecases/end-visit.ts';
import { createIdleWatch } from '../../../electron/usecases/idle-watch.ts';
import type { KioskDeps, KioskPortal } from '../../../electron/usecases/kiosk-deps.ts';
import type { SpeechDevice } from '../../../electron/usecases/speech.ts';
import { createPresence, type PresenceLine, type PresenceReply } from '../../../electron/usecases/staff-help.ts';
import { createVisits } from '../../../electron/usecases/visit.ts';
import type { KioskAppointment } from '../../../shared/domain/cached-appointment.ts';
import type { Site } from '../../../shared/domain/site.ts';
import { LocalDate } from '../../../shared/domain/time.ts';
import type { FactOf, FactType } from '../../../shared/sync/fact.ts';
import { aClock, aKiosk, aKioskAppointment, aSite, fed, newId } from '../../support/clinic.ts';
import { knowsNobody } from '../../support/kiosk-portal.ts';

export const code = '1234 5678 9012';
export const birthDate = LocalDate.parse('1984-05-09');
export const rightCode = { code, birthDate };
export const wrongCode = { code: '999999999999', birthDate };

interface Options {
  readonly appointments?: KioskAppointment[];
  readonly elsewhere?: Awaited<ReturnType<KioskPortal['findElsewhere']>>;
  /** How long the portal takes to answer, milliseconds. */
  readonly portalMs?: number;
  readonly isDecoy?: KioskDeps['isDecoy'];
  readonly settings?: object;
  /** What the portal has told of the site besides its settings. */
  readonly site?: Partial<Site>;
  /** How the portal answers about codes. */
  readonly codes?: Partial<Omit<KioskPortal, 'findElsewhere'>>;
  readonly speech?: SpeechDevice;
}

/** The far end of presence: what the portal was told, and what it answers. */
function theDesk() {
  const heard: Parameters<PresenceLine['say']>[] = [];
  let reply: PresenceReply | null = { takeOver: null, endVisit: null };
  const line: PresenceLine = {
    say: async (...said) => {
      heard.push(said);
      return reply;
    },
  };
  return {
    line,
    heard,
    last: () => heard.at(-1)?.[0] ?? null,
    /** Null: the portal is out of reach. */
    answers: (next: PresenceReply | null) => {
      reply = next;
    },
  };
}

/** A patient in front of a kiosk with a real store, a clock moved by hand, and a window that only counts how often it was replaced. */
export function atTheKiosk({
  appointments = [aKioskAppointment()],
  elsewhere = 'nowhere',
  portalMs = 80,
  isDecoy = () => false,
  settings = {},
  site = {},
  codes = {},
  speech,
}: Options = {}) {
  const clock = aClock();
  const device = aKiosk({ appointments, clock });
  fed(device.store, { entries: [{ kind: 'site', put: { ...aSite(settings), ...site } }], revision: 2 });
  const asked: string[] = [];
  let windows = 1;
  const portal: KioskPortal = {
    ...knowsNobody,
    ...codes,
    findElsewhere: async (asking, _birthDate, withinMs) => {
      asked.push(asking);
      clock.pass(Math.min(portalMs, withinMs));
      return portalMs > withinMs ? 'unreachable' : elsewhere;
    },
  };
  const staff = theDesk();
  const start = () => {
    const visits = createVisits(clock.mono);
    const deps: KioskDeps = {
      store: device.store,
      visits,
      portal,
      isDecoy,
      verifierFor,
      newId,
      sha256,
      wait: async (ms) => clock.pass(ms),
      chance: () => 0,
      replaceWindow: () => {
        windows += 1;
      },
    };
    const end = endVisit(deps);
    const presence = createPresence({ deps, line: staff.line, endVisit: end, onChange: () => undefined });
    const kiosk = kioskHandlers({
      deps,
      endVisit: end,
      presence,
      outOfService: () => (device.store.storageFailed() ? 'storage-failed' : null),
      pixelsPerMm: () => 3.78,
      demoNotice: false,
      speech: speech ?? null,
    });
    const idle = createIdleWatch({ deps, endVisit: end, onChange: () => undefined });
    return { visits, kiosk, idle, end, presence };
  };
  let running = start();
  return {
    clock,
    device,
    staff,
    asked,
    get store() {
      return device.store;
    },
    get kiosk() {
      return running.kiosk;
    },
    get visits() {
      return running.visits;
    },
    get presence() {
      return running.presence;
    },
    get end() {
      return running.end;
    },
    windows: () => windows,
    /** The plug is pulled and put back: memory is gone, the disk is not. */
    powerCut(): void {
      device.restart();
      running = start();
    },
    /** Nobody touches anything for so long. */
    wait(seconds: number): void {
      for (let quarter = 0; quarter < seconds * 4; quarter += 1) {
        clock.pass(250);
        running.idle.tick();
        running.presence.tick();
      }
    },
    begin: () => running.kiosk.begin({ language: 'en' }),
    async tryCode(times: number, entry = wrongCode): Promise<void> {
      for (let time = 0; time < times; time += 1) await running.kiosk.identifyByCode(entry);
    },
    facts: <T extends FactType>(type: T): FactOf<T>[] =>
      device.store.outbox.unconfirmed().filter((fact): fact is FactOf<T> => fact.type === type),
    actions: (): string[] =>
      device.store.audit
        .after(0)
        .map(({ action }) => action)
        .filter((action) => action !== 'feed-applied'),
  };
}
