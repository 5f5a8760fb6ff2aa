import { randomBytes, randomUUID } from 'node:crypto';
import { isHere } from '../../shared/domain/appointment.ts';
import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { decidePause } from '../../shared/domain/identity.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import { foldName, matchesFamily, matchesGiven } from '../../shared/domain/name-matching.ts';
import { codeRules, decideCheck, decideSend, type OneTimeCode, oneTimeCodeFrom } from '../../shared/domain/one-time-code.ts';
import type { Site } from '../../shared/domain/site.ts';
import { dayIn, instantAt, plusDays, plusMinutes } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CheckCode, CodeMatched, CodeRefusal, SendCode } from '../../shared/sync/code-commands.ts';
import { writtenLanguages } from '../languages/written.ts';
import type { Device } from '../store/devices.ts';
import type { WriteScope } from '../store/store.ts';
import { noteSiteMiss, siteIsGuessedAt } from '../usecases/site-misses.ts';
import { chooseAddress, type Reached } from './choose-address.ts';
import { composeCodeMessage } from './compose-message.ts';

/**
 * Sends a one-time code, or does exactly as much work and stores exactly as many rows without sending one. The answer says nothing about the
 * person, and the message leaves later from the outbox, so how long this takes says nothing either.
 */
export async function sendCode(tx: WriteScope, device: Device, command: SendCode): Promise<Result<null, CodeRefusal>> {
  const site = device.role === 'kiosk' ? await tx.sites.find(device.site) : null;
  if (!site) return err('not-allowed');
  if (await siteIsGuessedAt(tx, site)) return err('too-many');
  const visit = await findVisit(tx, site, command);
  const who = visit ? `patient:${visit.patient.id}` : claimKey(command);
  const decision = decideSend(await tx.oneTimeCodes.sends(device.id, who), tx.now);
  if (decision === 'too-many') return err('too-many');

  const settings = await tx.messageSettings.find(site.id);
  const reached = visit ? chooseAddress(visit.patient, settings, [command.channel === 'email' ? 'email' : 'webhook']) : null;
  const goes = decision === 'send' && visit !== null && reached !== null;
  const code = oneTimeCodeFrom(randomBytes(8));
  const expiresAt = plusMinutes(tx.now, codeRules.goodForMinutes);
  const target = { appointment: goes ? visit.id : null, patient: goes ? visit.patient.id : null };
  await tx.oneTimeCodes.add({ id: command.id, device: device.id, who, code, target, expiresAt });
  const body = composeCodeMessage(code, command.language, { site, settings, added: await writtenLanguages(tx) });
  await tx.messages.queue({
    id: randomUUID(),
    site: site.id,
    kind: 'one-time-code',
    appointment: null,
    uniqueKey: `one-time-code|${command.id}`,
    body,
    endsAt: expiresAt,
    ...(goes ? reached : { ...nowhere, decoy: true }),
  });
  tx.audit(
    {
      actor: { kind: 'patient' },
      action: 'code-send',
      outcome: goes ? 'ok' : 'refused',
      subject: goes ? `Appointment/${visit.id}` : null,
      detail: { channel: command.channel },
    },
    device.id,
  );
  return ok(null);
}

const nowhere: Reached = { channel: 'email', address: 'nobody@invalid.example' };

/** Code and birth date together, at the kiosk that asked; every way of being wrong is the same `not-found`. Tries are counted before they are judged. */
export async function checkCode(
  tx: WriteScope,
  device: Device,
  { send, code, birthDate }: CheckCode,
): Promise<Result<CodeMatched, CodeRefusal>> {
  const site = device.role === 'kiosk' ? await tx.sites.find(device.site) : null;
  if (!site) return err('not-allowed');
  const failed = `code:${device.id}`;
  if (decidePause(await tx.failures.since(failed, plusMinutes(tx.now, -24 * 60)), tx.now, site.settings.policy.identity))
    return err('too-many');
  if (await siteIsGuessedAt(tx, site)) return err('too-many');

  const sent = await tx.oneTimeCodes.find(send, device.id);
  await tx.oneTimeCodes.countTry(send);
  const visit = sent?.target.appointment ? await tx.appointments.find(sent.target.appointment) : null;
  const right = isRight(sent, visit, { code, birthDate });
  const matched = sent && visit && decideCheck(sent, right, tx.now) === 'match' ? visit : null;
  const subject = visit ? `Appointment/${visit.id}` : null;
  tx.audit(
    {
      actor: { kind: 'patient' },
      action: matched ? 'identify' : 'identify-failed',
      outcome: matched ? 'ok' : 'refused',
      subject,
      detail: { tier: 'C' },
    },
    device.id,
  );
  if (matched) {
    await tx.oneTimeCodes.use(send);
    return ok({ appointment: matched.id });
  }
  await tx.failures.add(failed);
  await noteSiteMiss(tx, site, device);
  return err('not-found');
}

const isRight = (
  sent: { readonly matches: (typed: OneTimeCode) => boolean } | null,
  visit: KioskAppointment | null,
  { code, birthDate }: Pick<CheckCode, 'code' | 'birthDate'>,
): boolean => sent !== null && visit !== null && sent.matches(code) && visit.patient.birthDate === birthDate;

/**
 * The visit of today at this site that the claim fits, and nothing when it fits none or several people. Both ways ask the same questions of
 * the database whether or not somebody is found.
 */
async function findVisit(tx: WriteScope, site: Site, { claim, birthDate }: SendCode): Promise<KioskAppointment | null> {
  const today = dayIn(site.zone, tx.now);
  const [from, to] = [instantAt(site.zone, today, '00:00'), instantAt(site.zone, plusDays(today, 1), '00:00')];
  if (claim.by === 'booking-code') {
    const visit = await tx.appointments.findByCode(claim.code);
    return visit && isOpen(visit, site) && visit.patient.birthDate === birthDate && from <= visit.start && visit.start < to ? visit : null;
  }
  const { family, given } = claim;
  const people = await tx.patients.findByName(family, birthDate);
  const named = people.filter(({ name }) => matchesFamily(name, family) && (given === null || matchesGiven(name, given)));
  const visits: KioskAppointment[] = [];
  for (const id of named.length > 0 ? named.map((person) => person.id) : [null]) {
    const ids = await tx.oneTimeCodes.appointmentsOf(id, from, to);
    visits.push(...(await tx.appointments.findMany(ids.length > 0 ? ids : [noVisit])));
  }
  const open = visits.filter((visit) => isOpen(visit, site));
  const [first] = open;
  return first && open.every(({ patient }) => patient.id === first.patient.id) ? first : null;
}

/** Not an id any visit can have: the same question is asked when there is none. */
const noVisit = '' as AppointmentId;

const isOpen = ({ site, status, patient }: KioskAppointment, { id }: Site): boolean =>
  site === id && (status === 'booked' || isHere(status) || status === 'noshow') && !patient.deceased && !patient.inactive;

/** Counts what is asked about somebody we do not know as if we did. */
const claimKey = ({ claim, birthDate }: SendCode): string =>
  claim.by === 'booking-code' ? `claim:${claim.code}` : `claim:${foldName(claim.family)}|${foldName(claim.given ?? '')}|${birthDate}`;
