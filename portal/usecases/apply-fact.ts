import { decideMove, isHere } from '../../shared/domain/appointment.ts';
import type { AuditAction } from '../../shared/domain/audit.ts';
import { callIn, takeBackCall } from '../../shared/domain/called.ts';
import type { HandOffReason } from '../../shared/domain/hand-off.ts';
import { plusMinutes, trueTime } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FactRefusal } from '../../shared/sync/delivery.ts';
import { blobsNamedBy, type Fact, type FactOf } from '../../shared/sync/fact.ts';
import { applyFact, handOffOf } from '../../shared/sync/project.ts';
import { confirm } from '../domain/patient-record.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { Device } from '../store/devices.ts';
import type { WriteScope } from '../store/store.ts';
import { answerForm } from './answer-form.ts';
import { answerConsent, keepConsent, mailReceipt, type Noted } from './apply-consent.ts';
import { answerReview } from './apply-review.ts';
import { restsOnDesk } from './decide-fact.ts';
import { noteSiteMiss } from './site-misses.ts';

type Outcome = Result<null, FactRefusal>;
const done: Outcome = ok(null);

/** The effect of one fact that its sender may send. Changes and the audit row go into the same transaction. */
export async function applyToDay(tx: WriteScope, device: Device, fact: Fact): Promise<Outcome> {
  switch (fact.type) {
    case 'hand-off-raised':
      return raiseHandOff(tx, device, fact);
    case 'hand-off-resolved':
      return resolveHandOff(tx, device, fact);
    case 'companions-noted':
      return noteCompanions(tx, device, fact);
    default: {
      const appointment = await subjectOf(tx, device, fact);
      if (!appointment.ok) return appointment;
      return restsOnDesk(fact, appointment.value.arrival) ? applyToAppointment(tx, fact, appointment.value) : err('role-not-allowed');
    }
  }
}

type AboutAppointment = Exclude<Fact, FactOf<'hand-off-raised' | 'hand-off-resolved' | 'companions-noted'>>;

/** docs/sync.md S9. */
async function subjectOf(tx: WriteScope, device: Device, { subject }: Fact): Promise<Result<PortalAppointment, FactRefusal>> {
  const appointment = subject.kind === 'appointment' ? await tx.appointments.find(subject.id) : null;
  if (!appointment) return err('unknown-appointment');
  return appointment.site === device.site ? ok(appointment) : err('wrong-site');
}

async function applyToAppointment(tx: WriteScope, fact: AboutAppointment, appointment: PortalAppointment): Promise<Outcome> {
  switch (fact.type) {
    case 'patient-arrived':
      return arrive(tx, fact, appointment);
    case 'arrival-seen':
      return see(tx, fact, appointment);
    case 'change-requested':
      return requestChange(tx, fact, appointment);
    case 'details-confirmed':
      await confirmDetails(tx, fact, appointment);
      return told(tx, fact, 'details-confirm', {});
    case 'form-answered': {
      const answered = await answerForm(tx, fact, appointment);
      return answered.ok ? told(tx, fact, 'form-answer', answered.value) : answered;
    }
    case 'coverage-answered':
      return answerCoverage(tx, fact, appointment);
    case 'quiet-call-asked':
      if (appointment.arrival?.quietCallAt === null) await tx.appointments.saveProgress(applyFact(appointment, fact));
      return told(tx, fact, 'fact-accept', { type: fact.type });
    case 'consent-given':
    case 'consent-declined':
    case 'consent-withdrawn':
      return noted(tx, fact, await answerConsent(tx, fact, appointment));
    case 'consent-kept':
      return noted(tx, fact, await keepConsent(tx, fact, appointment));
    case 'consent-receipt-asked':
      return noted(tx, fact, await mailReceipt(tx, appointment));
    case 'review-answered':
      return noted(tx, fact, ok(await answerReview(tx, fact, appointment)));
    case 'patient-called':
      return change(tx, fact, { appointment, changed: callIn(appointment, trueTime(fact.occurredAt)), action: 'call-in' });
    case 'call-taken-back':
      return change(tx, fact, { appointment, changed: takeBackCall(appointment), action: 'call-take-back' });
  }
}

const noted = (tx: WriteScope, fact: Fact, outcome: Result<Noted, FactRefusal>): Outcome =>
  outcome.ok ? told(tx, fact, outcome.value.action, outcome.value.detail) : outcome;

/** docs/sync.md S10, S11, S13. */
async function arrive(tx: WriteScope, fact: FactOf<'patient-arrived'>, appointment: PortalAppointment): Promise<Outcome> {
  const already = isHere(appointment.status);
  const move = decideMove(appointment.status, 'arrived');
  if (!already && !move.ok) return move;
  if (!already) await tx.appointments.saveProgress(applyFact(appointment, fact));
  return told(tx, fact, fact.body.tier === 'desk' ? 'mark-arrived' : 'arrive', { tier: fact.body.tier, already });
}

async function change(
  tx: WriteScope,
  fact: Fact,
  step: { readonly appointment: PortalAppointment; readonly changed: Result<PortalAppointment, FactRefusal>; readonly action: AuditAction },
): Promise<Outcome> {
  if (!step.changed.ok) return step.changed;
  if (step.changed.value !== step.appointment) await tx.appointments.saveProgress(step.changed.value);
  return told(tx, fact, step.action, {});
}

async function see(tx: WriteScope, fact: FactOf<'arrival-seen'>, appointment: PortalAppointment): Promise<Outcome> {
  if (appointment.arrival === null) return err('not-expected');
  if (appointment.arrival.deskSeenAt === null) await tx.appointments.saveProgress(applyFact(appointment, fact));
  return told(tx, fact, 'arrival-seen', {});
}

async function requestChange(tx: WriteScope, fact: FactOf<'change-requested'>, appointment: PortalAppointment): Promise<Outcome> {
  const { change, before, tier, ticket } = fact.body;
  const { id, site, patient } = appointment;
  // Every other request of this visit is shown again: more of them may mean the wrong patient.
  for (const other of await tx.changeRequests.ofVisit(id, fact.device)) tx.changeRequests.touch(other);
  for (const other of await tx.coverageAnswers.openOfVisit(id, fact.device)) tx.coverageAnswers.touch(other);
  await tx.changeRequests.add({
    id: fact.id,
    site,
    appointment: id,
    patient: patient.id,
    device: fact.device,
    tier,
    ticket,
    change,
    before,
    askedAt: trueTime(fact.occurredAt),
  });
  return told(tx, fact, 'change-request', { field: change.field, tier });
}

/** What confirms is kept; what changes anything waits for staff, who see it beside everything else this visit changed. */
async function answerCoverage(
  tx: WriteScope,
  fact: FactOf<'coverage-answered'>,
  { id, site, patient }: PortalAppointment,
): Promise<Outcome> {
  const { reply, before, rank = 'primary', tier, ticket } = fact.body;
  const askedAt = trueTime(fact.occurredAt);
  if (reply.kind === 'still-right') {
    await tx.coverage.confirm({ patient: patient.id, rank }, before, askedAt);
    return told(tx, fact, 'coverage-confirm', { tier, rank });
  }
  const blobs = blobsNamedBy(fact);
  await tx.blobs.name(blobs);
  const about = { id: fact.id, site, appointment: id, patient: patient.id, device: fact.device, rank, tier, ticket };
  await tx.coverageAnswers.add({ ...about, reply, before, askedAt });
  return told(tx, fact, 'coverage-answer', { kind: reply.kind, rank, tier, pictures: String(blobs.length) });
}

/** Each detail by itself; a kiosk that does not say which showed all of them. */
async function confirmDetails(tx: WriteScope, fact: FactOf<'details-confirmed'>, { patient }: PortalAppointment): Promise<void> {
  const at = trueTime(fact.occurredAt);
  const { fields } = fact.body;
  if (fields === undefined) return tx.appointments.confirmDetails(patient.id, at);
  const record = await tx.patients.findRecord(patient.id);
  if (record) await tx.patients.saveRecord(patient.id, confirm(record, fields, at));
}

/** docs/sync.md S12. */
async function raiseHandOff(tx: WriteScope, device: Device, fact: FactOf<'hand-off-raised'>): Promise<Outcome> {
  const linked = await subjectOf(tx, device, fact);
  await tx.handOffs.add(device.site, { ...handOffOf(fact), appointment: linked.ok ? linked.value.id : null });
  if (isMiss(fact.body.reason) && trueTime(fact.occurredAt) > plusMinutes(tx.now, -60)) {
    const site = await tx.sites.find(device.site);
    if (site) await noteSiteMiss(tx, site, device);
  }
  return told(tx, fact, 'hand-off', { reason: fact.body.reason, number: fact.body.deskNumber });
}

/** Somebody could not say who they are. */
const isMiss = (reason: HandOffReason): boolean => reason === 'identity-failed' || reason === 'locked-out';

async function resolveHandOff(tx: WriteScope, device: Device, fact: FactOf<'hand-off-resolved'>): Promise<Outcome> {
  const open = await tx.handOffs.find(device.site, fact.body.handOff);
  // A kiosk takes back only what it raised itself, when the person was matched after all.
  if (!open || (device.role === 'kiosk' && open.device !== device.id)) return err('not-expected');
  if (open.resolvedAt === null) await tx.handOffs.resolve(device.site, open.id, trueTime(fact.occurredAt));
  return told(tx, fact, 'hand-off-resolve', { handOff: open.id });
}

/** docs/sync.md S62. */
async function noteCompanions(tx: WriteScope, device: Device, fact: FactOf<'companions-noted'>): Promise<Outcome> {
  const { companions, handOff } = fact.body;
  const call = handOff === null ? null : await tx.handOffs.find(device.site, handOff);
  const appointment = fact.subject.kind === 'appointment' ? await subjectOf(tx, device, fact) : null;
  if (appointment !== null && !appointment.ok) return appointment;
  if (call !== null && call.device !== device.id) return err('not-expected');
  if (call === null && appointment === null) return err('not-expected');
  if (call !== null) await tx.handOffs.noteCompanions(device.site, call.id, companions);
  if (appointment !== null) await tx.appointments.noteCompanions(appointment.value, companions);
  const { guardian, carer, interpreter } = companions;
  return told(tx, fact, 'companions-noted', { guardian: guardian?.relationship ?? 'none', carer, interpreter });
}

function told(tx: WriteScope, fact: Fact, action: AuditAction, detail: Noted['detail']): Outcome {
  const subject = fact.subject.kind === 'appointment' ? `Appointment/${fact.subject.id}` : null;
  tx.audit({ actor: fact.actor, action, subject, detail: { ...detail, fact: fact.id, seq: fact.seq } }, fact.device);
  return done;
}
