import { arrangeBoard, boardDays, type HandOff, type Lanes } from '../../shared/domain/board.ts';
import type { ConsoleAppointment } from '../../shared/domain/cached-appointment.ts';
import { consentStates } from '../../shared/domain/consent.ts';
import type { AppointmentId, StaffId } from '../../shared/domain/ids.ts';
import { displayName } from '../../shared/domain/patient.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { KioskPresence } from '../../shared/domain/presence.ts';
import { dayIn, type Instant, type LocalDate, minutesFrom, plusMs, type TimeZone } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import type { PortalTrouble } from '../../shared/sync/delivery.ts';
import type { Fact } from '../../shared/sync/fact.ts';
import type { ConsoleStore, Store } from '../store/store.ts';
import type { ConsoleSession } from './console-session.ts';
import { trueNow } from './kiosk-deps.ts';
import { alertsFor } from './safety-alerts.ts';

export interface BoardDeps {
  readonly store: ConsoleStore;
  readonly session: ConsoleSession;
  /** What stands between this device and the portal now. */
  readonly trouble: () => PortalTrouble | null;
  /** Who is at which kiosk of this site now. */
  readonly kiosks: () => readonly KioskPresence[];
}

interface Picture {
  readonly now: Instant;
  readonly day: LocalDate;
  readonly lanes: Lanes;
}

const emptyLanes: Lanes = { needsYou: [], here: [], expected: [], later: [], finished: [] };

/** Today in lanes, for the person who is signed in. Showing an arrival is itself a fact: the patient's receipt says the desk has seen it. */
export const board = (deps: BoardDeps) => () => {
  const worker = deps.session.worker();
  const before = pictureOf(deps.store);
  const noted = worker !== null && noteSeen(deps, before.lanes, worker.staff);
  const { now, day, lanes } = noted ? pictureOf(deps.store) : before;
  const row = rowFor(deps.store);
  return ok({
    now,
    day,
    freshness: freshness(deps),
    needsYou: lanes.needsYou.map((handOff) => needsYouRow(deps.store, handOff)),
    here: lanes.here.map(row),
    expected: lanes.expected.map(row),
    later: lanes.later.map(row),
    finished: lanes.finished.map(row),
    alerts: alertsFor(deps.store, deps.session.state().role),
    guessing: (deps.store.site.current()?.guessing ?? []).filter(({ until }) => until > now),
    parked: deps.session.state().may('parked.read')
      ? deps.store.outbox.parked().map(({ fact, reason, at }) => ({ ...aboutFact(deps.store, fact), reason, at }))
      : [],
    kiosks: deps.kiosks().map((one) => kioskRow(deps.store, worker?.staff ?? null, one)),
  });
};

/** What a locked console still shows: ticket numbers, counts and calls for help, no names. */
export const lockedBoard = (deps: BoardDeps) => () => {
  const { lanes } = pictureOf(deps.store);
  return ok({
    here: lanes.here.map(({ arrival }) => ({ ticket: arrival?.ticket ?? null, waitingSince: arrival?.firstTouchAt ?? null })),
    needsYou: lanes.needsYou.map(({ deskNumber, reason, firstTouchAt }) => ({ deskNumber, reason, waitingSince: firstTouchAt })),
    expected: lanes.expected.length,
    alerts: alertsFor(deps.store, deps.session.state().role).map(({ ticket, raisedAt }) => ({ ticket, raisedAt })),
    freshness: freshness(deps),
  });
};

/** How old what is shown is, and why. */
export function freshness({ store, trouble }: { readonly store: Store; readonly trouble: () => PortalTrouble | null }) {
  const { lastHeardAt, offset } = store.feedState.current();
  const { staleSeconds } = (store.site.current()?.settings.policy ?? defaultPolicy).sync;
  const age = lastHeardAt === null ? Number.POSITIVE_INFINITY : Math.abs(minutesFrom(lastHeardAt, store.clock.wall())) * 60;
  return {
    lastHeardAt: lastHeardAt === null ? null : plusMs(lastHeardAt, offset ?? 0),
    stale: age > staleSeconds,
    trouble: trouble(),
    unsent: store.outbox.unsentCount(),
  };
}

function pictureOf(store: ConsoleStore): Picture {
  const now = trueNow(store);
  const zone: TimeZone | null = store.site.current()?.zone ?? null;
  if (zone === null) return { now, day: now.slice(0, 10) as LocalDate, lanes: emptyLanes };
  const appointments = store.appointments.ofDays(...boardDays(now, zone));
  return { now, day: dayIn(zone, now), lanes: arrangeBoard({ appointments, handOffs: store.handOffs.all() }, now, zone) };
}

/** Returns whether the picture changed by being looked at. */
function noteSeen({ store, session }: BoardDeps, { here }: Lanes, staff: StaffId): boolean {
  const unseen = here.filter(({ arrival }) => arrival !== null && arrival.deskSeenAt === null);
  const first = session.noteOnce('board');
  if (!first && unseen.length === 0) return false;
  const actor = { kind: 'staff', id: staff } as const;
  store.transaction(() => {
    if (first) store.audit.append({ actor, action: 'board-read' });
    for (const { id } of unseen) {
      store.outbox.append({ type: 'arrival-seen', actor, subject: { kind: 'appointment', id }, body: {} });
      store.audit.append({ actor, action: 'arrival-seen', subject: `Appointment/${id}` });
    }
    return ok(null);
  });
  return unseen.length > 0;
}

const rowFor =
  (store: ConsoleStore) =>
  ({
    id,
    patient,
    start,
    visitType,
    practitioner,
    status,
    arrival,
    companions,
    rebooked,
    formsState,
    consents,
    reviewOpen,
  }: ConsoleAppointment) => ({
    appointment: id,
    ticket: arrival?.ticket ?? null,
    name: displayName(patient.name),
    birthDate: patient.birthDate,
    start,
    visitType,
    practitioner,
    status,
    arrivedAt: arrival?.arrivedAt ?? null,
    waitingSince: arrival?.firstTouchAt ?? null,
    tier: arrival?.tier ?? null,
    told: arrival?.told ?? null,
    calledAt: arrival?.calledAt ?? null,
    quietCall: (arrival?.quietCallAt ?? null) !== null,
    rebooked,
    needsCare: patient.inactive || patient.deceased,
    companions,
    openChanges: store.changeRequests.openCountFor(id) + store.coverageAnswers.openCountFor(id),
    forms: formsState,
    consents: consentStates(store.site.current() ?? noTexts, consents).map(({ text, state, former }) => ({
      title: (text.wordings.en ?? Object.values(text.wordings)[0])?.title ?? text.consent,
      required: text.required,
      state,
      former,
    })),
    reviewOpen,
  });

const noTexts = { consents: [], formerConsents: [] };

const needsYouRow = (
  store: ConsoleStore,
  { id, deskNumber, reason, step, language, firstTouchAt, entered, appointment, companions }: HandOff,
) => ({
  companions,
  handOff: id,
  deskNumber,
  reason,
  step,
  language,
  waitingSince: firstTouchAt,
  entered,
  appointment,
  name: nameOn(store, appointment),
});

const kioskRow = (store: ConsoleStore, me: StaffId | null, { kiosk, name, visit, online, takeOver }: KioskPresence) => ({
  kiosk,
  name,
  online,
  ...visit,
  patient: nameOn(store, visit.appointment),
  help:
    takeOver === null
      ? null
      : { takeOver: takeOver.id, by: takeOver.name, mine: takeOver.staff === me, shown: visit.shows === takeOver.id },
});

function aboutFact(store: ConsoleStore, fact: Fact) {
  const appointment = fact.subject.kind === 'appointment' ? fact.subject.id : null;
  const deskNumber = fact.type === 'patient-arrived' ? fact.body.ticket : fact.type === 'hand-off-raised' ? fact.body.deskNumber : null;
  return { fact: fact.id, type: fact.type, name: nameOn(store, appointment), deskNumber };
}

function nameOn(store: ConsoleStore, id: AppointmentId | null): string | null {
  const appointment = id === null ? null : store.appointments.find(id);
  return appointment === null ? null : displayName(appointment.patient.name);
}
