import { randomUUID } from 'node:crypto';
import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import { clockIn, dayIn, type Instant, instantAt, type LocalDate, plusDays, plusMinutes } from '../../shared/domain/time.ts';
import { writtenLanguages } from '../languages/written.ts';
import type { WriteScope } from '../store/store.ts';
import { chooseAddress, openChannels } from './choose-address.ts';
import { composeVisitMessage, type Sender } from './compose-message.ts';
import { type SignToken, tokenSigner } from './token-signing.ts';

export type VisitMessage = 'invitation' | 'reminder';

export interface Queued {
  readonly queued: number;
  /** Queued before, or told of the visit within a day. */
  readonly already: number;
  /** No address on file that this site can send to: a letter. */
  readonly noAddress: number;
  /** Cancelled, arrived, over, or of somebody who is not to be written to. */
  readonly notWanted: number;
}

/** The appointments of a day at a site. */
async function visitsOn(
  tx: Pick<WriteScope, 'appointments'>,
  { id, zone }: Pick<Site, 'id' | 'zone'>,
  day: LocalDate,
): Promise<readonly KioskAppointment[]> {
  return tx.appointments.between(id, instantAt(zone, day, '00:00'), instantAt(zone, plusDays(day, 1), '00:00'));
}

/** The visits of a day that patients may still be told of. */
export const visitsToTell = async (
  tx: Pick<WriteScope, 'appointments' | 'now'>,
  site: Site,
  day: LocalDate,
): Promise<readonly KioskAppointment[]> => (await visitsOn(tx, site, day)).filter((visit) => isExpected(visit) && visit.start > tx.now);

/** May this patient be written to about this visit? The dead and replaced records never are. */
const isExpected = ({ status, patient }: KioskAppointment): boolean => status === 'booked' && !patient.deceased && !patient.inactive;

/** Queues a message for each visit of a day; asking again queues nothing twice. A visit that was moved is a new one. */
export async function queueVisits(
  tx: WriteScope,
  from: Omit<Sender, 'added'>,
  { kind, day }: { readonly kind: VisitMessage; readonly day: LocalDate },
): Promise<Queued> {
  const sender = { ...from, added: await writtenLanguages(tx) };
  const counts = { queued: 0, already: 0, noAddress: 0, notWanted: 0 };
  const sign = await tokenSigner(tx, sender.site);
  for (const visit of await visitsOn(tx, sender.site, day)) counts[await queueVisit(tx, visit, { kind, sender, sign })] += 1;
  if (counts.queued > 0)
    tx.audit({
      actor: { kind: 'device' },
      action: 'message-queue',
      subject: `Location/${sender.site.id}`,
      detail: { kind, day, count: counts.queued },
    });
  return counts;
}

/**
 * A visit that was booked this moment: its code and QR go out at once, whatever the hour. Nothing is queued where nothing can be sent.
 * `again`: also to whoever was invited to it before, because they were told of another time meanwhile.
 */
export async function inviteAtOnce(tx: WriteScope, site: Site, id: AppointmentId, again: 'again' | null = null): Promise<void> {
  const visit = await tx.appointments.find(id);
  const settings = await tx.messageSettings.find(site.id);
  if (!visit || openChannels(settings).length === 0) return;
  const sender = { site, settings, added: await writtenLanguages(tx) };
  const order = { kind: 'invitation', sender, sign: await tokenSigner(tx, site), again: again !== null } as const;
  const queued = await queueVisit(tx, visit, order);
  if (queued === 'queued')
    tx.audit({
      actor: { kind: 'device' },
      action: 'message-queue',
      subject: `Appointment/${id}`,
      detail: { kind: 'invitation', count: 1 },
    });
}

interface Order {
  readonly kind: VisitMessage;
  readonly sender: Sender;
  readonly sign: SignToken;
  /** Told again although told before. */
  readonly again?: boolean;
}

async function queueVisit(tx: WriteScope, visit: KioskAppointment, { kind, sender, sign, again = false }: Order): Promise<keyof Queued> {
  if (!isExpected(visit) || visit.start <= tx.now) return 'notWanted';
  const reached = chooseAddress(visit.patient, sender.settings);
  if (!reached) return 'noAddress';
  if (!again && (await toldLately(tx, visit, kind))) return 'already';
  const body = composeVisitMessage(kind, visit, { sender, qr: sign(visit) });
  const message = {
    id: randomUUID(),
    site: visit.site,
    kind,
    appointment: visit.id,
    uniqueKey: again ? `${keyOf(kind, visit)}|${tx.now}` : keyOf(kind, visit),
    ...reached,
    body,
    endsAt: visit.start,
  };
  return (await tx.messages.queue(message)) ? 'queued' : 'already';
}

const keyOf = (kind: VisitMessage, { id, start }: KioskAppointment): string => `${kind}|${id}|${start}`;

/** A reminder within a day of the invitation would be the same mail twice. */
async function toldLately(tx: WriteScope, visit: KioskAppointment, kind: VisitMessage): Promise<boolean> {
  if ((await tx.messages.queuedAt(keyOf(kind, visit))) !== null) return true;
  const invitedAt = kind === 'reminder' ? await tx.messages.queuedAt(keyOf('invitation', visit)) : null;
  return invitedAt !== null && invitedAt > plusMinutes(tx.now, -24 * 60);
}

const daytime = { from: '09:00', to: '19:00' } as const;

/** What is due by itself now: invitations and reminders of the coming days, in the site's day-time only. */
export function scheduledQueues(
  { site, settings }: Omit<Sender, 'added'>,
  now: Instant,
): readonly { readonly kind: VisitMessage; readonly day: LocalDate }[] {
  const clock = clockIn(site.zone, now);
  if (clock < daytime.from || clock >= daytime.to || openChannels(settings).length === 0) return [];
  const daysAhead = (kind: VisitMessage, count: number) =>
    Array.from({ length: count }, (_, ahead) => ({ kind, day: plusDays(dayIn(site.zone, now), ahead + 1) }));
  return [...daysAhead('invitation', settings.inviteDaysBefore), ...daysAhead('reminder', settings.remindDaysBefore)];
}
