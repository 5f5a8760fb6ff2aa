import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { type FieldChange, valueOnFile } from '../../shared/domain/change-request.ts';
import type { ChangeableField } from '../../shared/domain/changeable-field.ts';
import { dueDetails } from '../../shared/domain/due-details.ts';
import { contactFields } from '../../shared/domain/guardian.ts';
import { clearDetails, maskedDetails } from '../../shared/domain/masking.ts';
import { foldName } from '../../shared/domain/name-matching.ts';
import type { CheckInPatient } from '../../shared/domain/patient.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { isPossiblePhone } from '../../shared/domain/possible-phone.ts';
import { defaultPhoneCountry } from '../../shared/domain/site.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { contactHidden } from './companions.ts';
import { undoable } from './hand-off.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import type { Settled, Visit } from './visit.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed';
type Answer<T = Record<never, never>, E = never> = Result<T, Refusal | E>;
export interface DetailLine {
  readonly field: ChangeableField;
  readonly masked: string | null;
  readonly changeAsked: boolean;
}

/** What is on file, masked. Looking is noted once a visit. */
export const details = (deps: Deps) => (): Answer<{ rows: readonly DetailLine[] }> =>
  withRecord(deps, ({ visit, appointment }) => {
    // A parent is shown nothing of a teenager's contact data, not even that there is any.
    const shown = (visit.detailsShown ?? dueNow(deps, appointment)).filter((field) => !isHidden(deps, appointment, field));
    if (shown.length === 0) return ok({ rows: [] });
    const rows = rowsOf(appointment.patient, shown, visit);
    if (visit.detailsShown !== null) return ok({ rows });
    deps.store.audit.append({ ...byPatient(appointment), action: 'details-show' });
    deps.visits.change({ detailsShown: shown });
    return ok({ rows });
  });

/** One value in clear, with an audit row each time. */
export const reveal =
  (deps: Deps) =>
  ({ field }: { readonly field: ChangeableField }): Answer<{ value: string | null }> =>
    withRecord(deps, ({ appointment }) => {
      if (isHidden(deps, appointment, field)) return err('not-allowed');
      deps.store.audit.append({ ...byPatient(appointment), action: 'details-reveal', detail: { field } });
      return ok({ value: clearDetails(appointment.patient)[field] });
    });

/** Asks staff to change one field; the record stays as it is. Once per field and visit: a slip of the finger is put right at the desk. */
export const requestChange =
  (deps: Deps) =>
  ({ change: asked }: { readonly change: FieldChange }): Answer<Record<never, never>, 'not-a-phone' | 'same-as-before'> =>
    withRecord(deps, ({ visit, settled, appointment }) => {
      // "The same as before" would tell it.
      if (isHidden(deps, appointment, asked.field) || visit.changesAsked.has(asked.field)) return err('not-allowed');
      const country = deps.store.site.current()?.phoneCountry ?? defaultPhoneCountry;
      if (!phonesIn(asked).every((typed) => isPossiblePhone(typed, country))) return err('not-a-phone');
      const before = valueOnFile(appointment.patient, asked.field);
      const change = completed(asked, before);
      if (before !== null && sameChange(before, change)) return err('same-as-before');
      deps.store.outbox.append({
        type: 'change-requested',
        actor: { kind: 'patient' },
        subject: { kind: 'appointment', id: appointment.id },
        body: { change, before, tier: settled.tier, ticket: visit.number },
      });
      deps.store.audit.append({ ...byPatient(appointment), action: 'change-request', detail: { field: change.field } });
      deps.visits.change({ changesAsked: new Set([...visit.changesAsked, change.field]) });
      return ok({});
    });

/** "All is right", of what was shown. Said twice, it is told once. */
export const confirmDetails = (deps: Deps) => (): Answer =>
  withRecord(deps, ({ visit, appointment }) => {
    if (visit.detailsConfirmed) return ok({});
    const fields = [...(visit.detailsShown ?? [])];
    deps.store.outbox.append({
      type: 'details-confirmed',
      actor: { kind: 'patient' },
      subject: { kind: 'appointment', id: appointment.id },
      body: { fields },
    });
    deps.store.audit.append({ ...byPatient(appointment), action: 'details-confirm' });
    deps.visits.change({ detailsConfirmed: true });
    return ok({});
  });

/** "Call me quietly": open to everybody who is here, since it shows nothing. Asked twice, it is told once. */
export const callQuietly = (deps: Deps) => (): Answer => {
  const visit = deps.visits.current();
  if (visit === null) return err('visit-over');
  const { settled } = visit;
  if (settled === null || !settled.here) return err('not-allowed');
  if (visit.quietCallAsked) return ok({});
  return undoable(deps, () => {
    deps.store.outbox.append({
      type: 'quiet-call-asked',
      actor: { kind: 'patient' },
      subject: { kind: 'appointment', id: settled.appointment },
      body: {},
    });
    deps.store.audit.append({
      actor: { kind: 'patient' },
      action: 'hand-off',
      subject: `Appointment/${settled.appointment}`,
      detail: { reason: 'quiet-call' },
    });
    deps.visits.change({ quietCallAsked: true });
    return ok({});
  });
};

const isHidden = (deps: Deps, appointment: KioskAppointment, field: ChangeableField): boolean =>
  contactFields.has(field) && contactHidden(deps, appointment);

interface OpenRecord {
  readonly visit: Visit;
  readonly settled: Settled;
  readonly appointment: KioskAppointment;
}

/** The record of whoever stands here, if their identity was settled well enough to see it: tier D opens nothing. */
function withRecord<T, E>(deps: Deps, act: (record: OpenRecord) => Result<T, E>): Result<T, Refusal | E> {
  const visit = deps.visits.current();
  if (visit === null) return err('visit-over');
  const { settled } = visit;
  if (settled === null) return err('not-allowed');
  if (!settled.here || settled.tier === 'D') return refuseRecord(deps, settled);
  const appointment = deps.store.appointments.find(settled.appointment);
  return appointment === null ? err('not-allowed') : undoable(deps, () => act({ visit, settled, appointment }));
}

/** No screen of ours asks for a record that its visit may not see, so that it was asked for is noted. */
function refuseRecord({ store }: Deps, { appointment, tier }: Settled): Result<never, Refusal> {
  return store.transaction(() => {
    store.audit.append({
      actor: { kind: 'patient' },
      action: 'access-refused',
      outcome: 'refused',
      subject: `Appointment/${appointment}`,
      detail: { tier },
    });
    return err('not-allowed');
  });
}

const rowsOf = (patient: CheckInPatient, fields: readonly ChangeableField[], { changesAsked }: Visit): readonly DetailLine[] => {
  const masked = maskedDetails(patient);
  return fields.map((field) => ({ field, masked: masked[field], changeAsked: changesAsked.has(field) }));
};

/** Decided once a visit, so that a row does not go away while somebody reads it. */
function dueNow({ store }: Deps, appointment: KioskAppointment): readonly ChangeableField[] {
  const policy = store.site.current()?.settings.policy ?? defaultPolicy;
  return dueDetails(appointment, trueNow(store), policy.details);
}

const byPatient = ({ patient }: KioskAppointment) => ({ actor: { kind: 'patient' }, subject: `Patient/${patient.id}` }) as const;

const phonesIn = (change: FieldChange): string[] => {
  if (change.field === 'phone') return [change.value];
  return change.field === 'emergencyContact' && change.value.phone.trim() !== '' ? [change.value.phone] : [];
};

/** A part of a name left empty is right as it is: nobody types a long name again for one letter of the other part. */
function completed(asked: FieldChange, before: FieldChange | null): FieldChange {
  if (asked.field !== 'name' || before?.field !== 'name') return asked;
  const { given, family } = asked.value;
  return { field: 'name', value: { given: given || before.value.given, family: family || before.value.family } };
}

/** Spaces or capitals alone are no change, except in a name: there every letter counts. */
function sameChange(a: FieldChange, b: FieldChange): boolean {
  return a.field === b.field && foldedValue(a) === foldedValue(b);
}

function foldedValue({ field, value }: FieldChange): string {
  switch (field) {
    case 'name':
      return [value.given, value.family].map((part) => part.trim().replace(/\s+/g, ' ')).join('|');
    case 'email':
    case 'language':
      return value.trim().toLowerCase();
    case 'phone':
      return foldName(value);
    case 'address':
      return [value.lines.join(' '), value.city, value.region, value.postalCode].map(foldName).join('|');
    case 'emergencyContact':
      return [value.name, value.phone, value.relationship].map(foldName).join('|');
    case 'pharmacy':
      return [value.name, value.town].map(foldName).join('|');
  }
}
