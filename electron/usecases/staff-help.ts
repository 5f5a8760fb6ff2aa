import type { FactId, StaffId } from '../../shared/domain/ids.ts';
import { type PresentVisit, presenceRenewMs, type TakeOver } from '../../shared/domain/presence.ts';
import { minutesFrom } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { EndVisit } from './end-visit.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import type { Visit } from './visit.ts';

/** What the portal answers when it is told who is here. */
export interface PresenceReply {
  readonly takeOver: TakeOver | null;
  /** Who of the staff ended this visit from the console; null while nobody did. */
  readonly endVisit: StaffId | null;
}

export interface PresenceLine {
  /** Null when the portal could not be reached. Never throws. */
  say(visit: PresentVisit | null, ended: FactId | null): Promise<PresenceReply | null>;
}

interface Options {
  readonly deps: Pick<KioskDeps, 'store' | 'visits'>;
  readonly line: PresenceLine;
  readonly endVisit: EndVisit;
  /** What the window should ask about again. */
  readonly onChange: () => void;
}

const retryMs = 3_000;

/**
 * Tells the portal who is being checked in here, and does what staff want of it (docs/sync.md S60, S61). Nothing of it is written down: what could
 * not be said is old a moment later. Only audit rows of what staff did to this screen stay.
 */
export function createPresence({ deps, line, endVisit, onChange }: Options) {
  const { store, visits } = deps;
  let told = keyOf(null);
  let renewAt = 0;
  let pausedUntil = 0;
  let asking = false;
  let wanted = false;
  /** Taken back by the patient: an answer that crossed that word must not hold the screen again. */
  let refused: FactId | null = null;

  async function say(): Promise<void> {
    const visit = visits.current();
    const key = keyOf(visit);
    asking = true;
    wanted = false;
    const reply = await line.say(visit === null ? null : presentVisit(visit), visit?.takenBack ?? null);
    asking = false;
    const now = store.clock.mono();
    if (reply === null) {
      pausedUntil = now + retryMs;
      return;
    }
    told = key;
    renewAt = now + presenceRenewMs;
    if (visit !== null && visits.current()?.key === visit.key) obey(reply, visit.takenBack);
  }

  function obey({ takeOver, endVisit: ender }: PresenceReply, takenBack: FactId | null): void {
    const visit = visits.current();
    if (visit === null) return;
    if (takenBack !== null && visit.takenBack === takenBack) visits.change({ takenBack: null });
    if (ender !== null) return endVisit('ended-by-staff', { by: { kind: 'staff', id: ender } });
    if (takeOver === null || takeOver.id === refused) return release('given-back');
    if (visit.held?.takeOver === takeOver.id) return;
    hold(takeOver);
  }

  function hold({ id, staff, name, until }: TakeOver): void {
    const leftMs = minutesFrom(trueNow(store), until) * 60_000;
    if (leftMs <= 0) return;
    visits.change({ held: { takeOver: id, staff, name, untilMono: store.clock.mono() + leftMs } });
    note({ kind: 'staff', id: staff }, 'kiosk-take-over', { takeOver: id });
    onChange();
  }

  function release(by: 'given-back' | 'expired'): void {
    const held = visits.current()?.held ?? null;
    if (held === null) return;
    visits.change({ held: null });
    visits.touched();
    note(by === 'expired' ? { kind: 'device' } : { kind: 'staff', id: held.staff }, 'kiosk-take-over-end', { takeOver: held.takeOver, by });
    onChange();
  }

  function note(
    actor: { readonly kind: 'device' } | { readonly kind: 'patient' } | { readonly kind: 'staff'; readonly id: StaffId },
    action: 'kiosk-take-over' | 'kiosk-take-over-end',
    detail: Readonly<Record<string, string>>,
  ): void {
    const settled = visits.current()?.settled ?? null;
    const subject = settled === null ? null : `Appointment/${settled.appointment}`;
    store.transaction(() => ok(store.audit.append({ actor, action, subject, detail })));
  }

  return {
    /** Called several times a second. */
    tick(): void {
      const visit = visits.current();
      const now = store.clock.mono();
      if (visit?.held && now >= visit.held.untilMono) release('expired');
      if (asking || now < pausedUntil) return;
      const isNews = keyOf(visits.current()) !== told;
      const isDue = visit !== null && (wanted || now >= renewAt);
      if (isNews || isDue) void say();
    },
    /** The portal has something to say about this kiosk. */
    askSoon(): void {
      wanted = true;
    },
    /** "I go on by myself": the patient has the last word about the screen. */
    takeBack(): Result<Record<never, never>, 'visit-over'> {
      const visit = visits.current();
      if (visit === null) return err('visit-over');
      if (visit.held === null) return ok({});
      note({ kind: 'patient' }, 'kiosk-take-over-end', { takeOver: visit.held.takeOver, by: 'patient' });
      refused = visit.held.takeOver;
      visits.change({ held: null, takenBack: refused });
      visits.touched();
      onChange();
      return ok({});
    },
  };
}
export type Presence = ReturnType<typeof createPresence>;

const keyOf = (visit: Visit | null): string => JSON.stringify(visit === null ? null : [presentVisit(visit), visit.takenBack]);

/** Whom somebody tried to be is nobody's business before a full match. */
const presentVisit = ({ key, firstTouchAt, screen, language, number, openHandOff, settled, held }: Visit): PresentVisit => ({
  visit: key,
  since: firstTouchAt,
  screen,
  language,
  number,
  handOff: openHandOff,
  appointment: settled?.appointment ?? null,
  shows: held?.takeOver ?? null,
});
