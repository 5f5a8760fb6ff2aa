import { claimDayOf } from '../../shared/domain/fhir-coverage.ts';
import type { PatientId, SiteId, Source } from '../../shared/domain/ids.ts';
import { err, type Result } from '../../shared/result.ts';
import { balanceTypes } from '../domain/open-balance.ts';
import { sourceKey } from '../store/patients.ts';
import type { WriteScope } from '../store/store.ts';
import { type AppointmentTables, appointmentIdOf, type IncomingAppointment, storeAppointments } from './appointment-store.ts';
import type { Draft } from './draft.ts';
import { cut } from './json.ts';
import { type Candidates, choosePatient, type PatientIndex } from './patient-index.ts';
import type { PractitionerNames } from './practitioner-names.ts';
import type { Place } from './records.ts';
import type { Target } from './reference.ts';
import { isFree, storeSlots } from './slot.ts';
import type { Outcome, Tally } from './tally.ts';

export type ImportTables = Pick<WriteScope, 'patients' | 'resources' | 'slots' | 'audit'> & AppointmentTables;

/** One draft on its way to the store. At most one per type and source in an import. */
export interface Entry {
  readonly place: Place;
  readonly draft: Draft;
  readonly characters: number;
}

export interface Context {
  readonly tally: Tally;
  readonly patients: PatientIndex;
  readonly practitioners: PractitionerNames;
  /** Sources of schedules by the urn that slots may call them by. */
  readonly schedules: Map<string, Source>;
  readonly site: SiteId | null;
  readonly now: Date;
}

/** References by urn to schedules beyond it stay unlinked. */
const maxSchedules = 100_000;

type DraftOf<K extends Draft['kind']> = Extract<Draft, { kind: K }>;
interface EntryOf<K extends Draft['kind']> extends Entry {
  readonly draft: DraftOf<K>;
}

const ofKind = <K extends Draft['kind']>(entries: readonly Entry[], kind: K): readonly EntryOf<K>[] =>
  entries.filter((entry): entry is EntryOf<K> => entry.draft.kind === kind);

/** Patients, practitioners and organisations: what others refer to. */
export async function storeNamed(tables: ImportTables, entries: readonly Entry[], context: Context): Promise<void> {
  const counts = createCounts();
  const people = ofKind(entries, 'patient');
  const bySource = new Map(people.map((entry) => [sourceKey(entry.draft.source), entry]));
  for (const { source, id, outcome } of await tables.patients.importMany(
    people.map(({ draft }) => ({ source: draft.source, values: draft.patient })),
  )) {
    const entry = bySource.get(sourceKey(source));
    if (entry) context.patients.add(entry.place, source, id, entry.draft.names);
    counts.add('Patient', outcomes[outcome], 1);
  }
  const kept = ofKind(entries, 'kept');
  for (const { draft } of kept) {
    if (draft.type === 'Practitioner') context.practitioners.add(draft.source, draft.body, draft.names, context.now);
    if (draft.type === 'Schedule' && draft.names.urn !== null && context.schedules.size < maxSchedules)
      context.schedules.set(draft.names.urn, draft.source);
  }
  await keep(
    tables,
    kept.map(({ draft }) => ({ draft, patient: null })),
    counts,
  );
  finish(tables, counts, context.tally);
}

/** What refers to patients: appointments, and the records kept for later. */
export async function storeReferring(tables: ImportTables, entries: readonly Entry[], context: Context): Promise<void> {
  const counts = createCounts();
  const find = await patientFinder(tables, entries, context);
  const standing = await withoutOlderClaims(tables, ofKind(entries, 'kept'));
  const kept = standing.map((entry) => ({ draft: entry.draft, patient: entry.draft.patient === null ? null : find(entry) }));
  for (const { draft, patient } of kept) if (patient !== null && !patient.ok) context.tally.add('unlinked', draft.type);
  await keep(
    tables,
    kept.map(({ draft, patient }) => ({ draft, patient: patient?.ok ? patient.value : null })),
    counts,
  );

  await tellBalances(tables, kept);
  await offerSlots(tables, ofKind(entries, 'kept'), context);

  const appointments: IncomingAppointment[] = [];
  for (const entry of ofKind(entries, 'appointment')) {
    const patient = find(entry);
    const { site } = context;
    if (!patient.ok) context.tally.refuse(entry.place, patient.error);
    else if (site === null) context.tally.refuse(entry.place, 'site-unknown');
    else appointments.push(incomingOf(entry.draft, { patient: patient.value, site }, context));
  }
  const { created, changed, same } = await storeAppointments(tables, appointments);
  counts.addAll('Appointment', { created, changed, same });
  finish(tables, counts, context.tally);
}

/** Of what claims say of one insurance, the newest claim's word: of this batch, and only if it is not older than what is kept. */
async function withoutOlderClaims(tables: ImportTables, kept: readonly EntryOf<'kept'>[]): Promise<readonly EntryOf<'kept'>[]> {
  const newest = new Map<string, EntryOf<'kept'>>();
  for (const entry of kept) {
    const key = sourceKey(entry.draft.source);
    if (entry.draft.asOf !== null && entry.draft.asOf >= (newest.get(key)?.draft.asOf ?? '')) newest.set(key, entry);
  }
  for (const [key, { draft }] of newest) {
    if (claimDayOf(await tables.resources.find(draft.type, draft.source)) > (draft.asOf ?? '')) newest.delete(key);
  }
  return kept.filter((entry) => entry.draft.asOf === null || newest.get(sourceKey(entry.draft.source)) === entry);
}

/** Slots of a site that was named; a clinic with several sites says which, as for appointments. */
async function offerSlots(tables: ImportTables, kept: readonly EntryOf<'kept'>[], context: Context): Promise<void> {
  const { site, tally } = context;
  const slots = kept.filter(({ draft }) => draft.type === 'Slot');
  if (site === null) {
    for (const { place } of slots.filter(({ draft }) => isFree(draft.body))) tally.refuse(place, 'site-unknown');
    return;
  }
  const incoming = slots.map(({ draft: { source, body } }) => ({ source, body }));
  const unlinked = await storeSlots({ ...context, tables, site }, incoming);
  tally.add('unlinked', 'Slot', unlinked);
}

/** What somebody owes may open or close the kiosk to them: their appointments are sent again. */
async function tellBalances(
  tables: ImportTables,
  kept: readonly { readonly draft: DraftOf<'kept'>; readonly patient: Result<PatientId, unknown> | null }[],
): Promise<void> {
  const told = kept.filter(({ draft }) => balanceTypes.some((type) => type === draft.type));
  const patients = new Set(told.flatMap(({ patient }) => (patient?.ok ? [patient.value] : [])));
  if (patients.size > 0) await tables.patients.touch([...patients]);
}

function incomingOf(
  { source, appointment }: DraftOf<'appointment'>,
  { patient, site }: { readonly patient: PatientId; readonly site: SiteId },
  { practitioners, now }: Context,
): IncomingAppointment {
  const { start, minutes, status, visitType } = appointment;
  const names = appointment.practitioners.map(({ target, display }) => practitioners.find(target, now) ?? display);
  const practitioner = names.find((name) => name !== null) ?? null;
  return {
    id: appointmentIdOf(source),
    site,
    patient,
    start,
    minutes,
    status,
    visitType,
    practitioner: practitioner && cut(practitioner, 200),
  };
}

/** One question to the database for all references of the batch. */
async function patientFinder(tables: ImportTables, entries: readonly Entry[], { patients }: Context) {
  const byEntry = new Map<Entry, readonly Candidates[]>();
  const asked = new Map<string, Source>();
  for (const entry of entries) {
    const candidates = targetsOf(entry.draft).map((target) => patients.candidates(target, entry.place, entry.draft));
    byEntry.set(entry, candidates);
    for (const source of candidates.flatMap(({ groups }) => groups.flat())) asked.set(sourceKey(source), source);
  }
  const found = await tables.patients.idsBySource([...asked.values()]);
  return (entry: Entry) => {
    const answers = (byEntry.get(entry) ?? []).map((candidates) => choosePatient(candidates, found));
    const settled = answers.find((answer) => answer.ok || answer.error === 'patient-ambiguous');
    return settled ?? err('patient-not-found');
  };
}

function targetsOf(draft: Draft): readonly Target[] {
  if (draft.kind === 'appointment') return draft.appointment.patients;
  return draft.kind === 'kept' && draft.patient !== null ? [draft.patient] : [];
}

async function keep(
  tables: ImportTables,
  kept: readonly { readonly draft: DraftOf<'kept'>; readonly patient: PatientId | null }[],
  counts: Counts,
): Promise<void> {
  for (const [type, ofType] of Map.groupBy(kept, ({ draft }) => draft.type)) {
    counts.addAll(
      type,
      await tables.resources.putMany(ofType.map(({ draft, patient }) => ({ type, source: draft.source, patient, body: draft.body }))),
    );
  }
}

const outcomes = { created: 'imported', changed: 'updated', same: 'unchanged' } as const;

/** Counted apart and added to the tally when the batch is in, so that a failed batch counts nothing. */
function createCounts() {
  const counts = new Map<string, { imported: number; updated: number; unchanged: number }>();
  const of = (type: string) => {
    const found = counts.get(type) ?? { imported: 0, updated: 0, unchanged: 0 };
    counts.set(type, found);
    return found;
  };
  return {
    add(type: string, outcome: Outcome, count: number): void {
      of(type)[outcome] += count;
    },
    addAll(type: string, { created, changed, same }: { readonly created: number; readonly changed: number; readonly same: number }): void {
      const found = of(type);
      found.imported += created;
      found.updated += changed;
      found.unchanged += same;
    },
    entries: () => [...counts],
  };
}
type Counts = ReturnType<typeof createCounts>;

function finish(tables: ImportTables, counts: Counts, tally: Tally): void {
  const detail: Record<string, number> = {};
  for (const [type, { imported, updated, unchanged }] of counts.entries()) {
    tally.add('imported', type, imported);
    tally.add('updated', type, updated);
    tally.add('unchanged', type, unchanged);
    if (imported > 0) detail[`${type}.imported`] = imported;
    if (updated > 0) detail[`${type}.updated`] = updated;
  }
  if (Object.keys(detail).length > 0) tables.audit({ actor: { kind: 'admin', name: 'admin' }, action: 'import', detail });
}
