import { type Selectable, sql } from 'kysely';
import type { AppointmentId, DeviceId, FactId, PatientId, SiteId, StaffId } from '../../shared/domain/ids.ts';
import { ReviewAnswers, type ReviewState } from '../../shared/domain/review.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { ConsentTables } from './consent-schema.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

/** What a patient said about allergies and medicines in one visit. */
export interface StoredReview extends ReviewAnswers {
  readonly id: FactId;
  readonly site: SiteId;
  readonly patient: PatientId;
  readonly appointment: AppointmentId;
  readonly device: DeviceId;
  readonly answeredAt: Instant;
  readonly state: ReviewState;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Instant | null;
}

/** Answers wait for a clinician; none changes the record. What was said is sealed. */
export function createReviewAnswers(scope: Scope) {
  const { trx, tenant, now, seal, changed } = scope;
  const all = trx.selectFrom('review_answer').selectAll().where('tenant', '=', tenant);
  return {
    add: async ({ answers, additions, answeredAt, ...one }: Omit<StoredReview, 'state' | 'decidedBy' | 'decidedAt'>): Promise<void> => {
      const sealed = seal('review_answer', one.id, 'answers', { answers, additions });
      await trx
        .insertInto('review_answer')
        .values({ tenant, ...one, answers: sealed, answered_at: answeredAt, state: 'open', decided_by: null, decided_at: null })
        .execute();
      const visits = trx.selectFrom('appointment').select(['id', 'site']).where('tenant', '=', tenant).where('patient', '=', one.patient);
      for (const { id, site } of await visits.execute()) changed('appointment', id, site);
    },
    find: async (id: FactId): Promise<StoredReview | null> => {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row ? reviewOf(row, scope) : null;
    },
    /** What was said about one visit, oldest first. */
    ofAppointment: async (appointment: AppointmentId): Promise<readonly StoredReview[]> =>
      (await all.where('appointment', '=', appointment).orderBy('answered_at').orderBy('id').execute()).map((row) => reviewOf(row, scope)),
    /** When each of these patients last went through the list. */
    lastOf: (patients: readonly PatientId[]) => reviewedAt(scope, patients),
    decide: async ({ id, appointment, site }: StoredReview, state: 'taken-over' | 'dismissed', by: StaffId): Promise<void> => {
      await trx
        .updateTable('review_answer')
        .set({ state, decided_by: by, decided_at: now })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      changed('appointment', appointment, site);
    },
  };
}

/** Which of these visits have answers nobody has looked at. */
export async function openReviews({ trx, tenant }: Scope, appointments: readonly AppointmentId[]): Promise<ReadonlySet<AppointmentId>> {
  const open = new Set<AppointmentId>();
  for (const some of chunksOf(appointments, rowsPerStatement)) {
    const rows = await trx
      .selectFrom('review_answer')
      .select('appointment')
      .where('tenant', '=', tenant)
      .where('state', '=', 'open')
      .where(sql<boolean>`appointment = any(${some})`)
      .execute();
    for (const { appointment } of rows) open.add(appointment);
  }
  return open;
}

async function reviewedAt({ trx, tenant }: Scope, patients: readonly PatientId[]): Promise<ReadonlyMap<PatientId, Instant>> {
  const last = new Map<PatientId, Instant>();
  for (const some of chunksOf([...new Set(patients)], rowsPerStatement)) {
    const rows = await trx
      .selectFrom('review_answer')
      .select((s) => ['patient', s.fn.max<Instant>('answered_at').as('at')])
      .where('tenant', '=', tenant)
      .where(sql<boolean>`patient = any(${some})`)
      .groupBy('patient')
      .execute();
    for (const { patient, at } of rows) last.set(patient, at);
  }
  return last;
}

const reviewOf = (row: Selectable<ConsentTables['review_answer']>, { open }: Scope): StoredReview => ({
  id: row.id,
  site: row.site,
  patient: row.patient,
  appointment: row.appointment,
  device: row.device,
  answeredAt: row.answered_at,
  state: row.state,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  ...ReviewAnswers.parse(open('review_answer', row.id, 'answers', row.answers)),
});
