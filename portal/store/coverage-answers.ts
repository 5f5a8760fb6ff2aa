import type { Selectable } from 'kysely';
import type { BlobHash } from '../../shared/domain/blob.ts';
import type { IdentityTier } from '../../shared/domain/cached-appointment.ts';
import { CoverageReply } from '../../shared/domain/coverage.ts';
import { type CoverageRank, CoverageValue, coverageKey } from '../../shared/domain/coverage-value.ts';
import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import type { AppointmentId, DeviceId, FactId, PatientId, SiteId, StaffId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { createPatientLinks } from './patient-links.ts';
import type { Schema } from './schema.ts';
import type { Scope } from './scope.ts';

/** An answer that staff must look at, as it was told and decided; what the record says now is added when it is shown. */
export interface StoredCoverageAnswer {
  readonly id: FactId;
  readonly site: SiteId;
  readonly patient: PatientId;
  readonly appointment: AppointmentId;
  readonly device: DeviceId;
  readonly rank: CoverageRank;
  readonly tier: IdentityTier;
  readonly ticket: DeskNumber | null;
  readonly reply: CoverageReply;
  readonly before: CoverageValue | null;
  readonly askedAt: Instant;
  readonly state: 'open' | 'accepted' | 'rejected';
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Instant | null;
  readonly rereadMark: string | null;
  /** The pictures were deleted by policy. */
  readonly picturesGone: boolean;
}

export type NewCoverageAnswer = Omit<StoredCoverageAnswer, 'state' | 'decidedBy' | 'decidedAt' | 'rereadMark' | 'picturesGone'>;

export function createCoverageAnswers(scope: Scope) {
  const { trx, tenant, now, seal, changed } = scope;
  const all = trx.selectFrom('coverage_answer').selectAll().where('tenant', '=', tenant);
  const answerOf = (row: Row) => readAnswer(row, scope);
  const links = createPatientLinks(scope);
  const update = (id: FactId, set: Partial<Pick<Row, 'state' | 'decided_by' | 'decided_at' | 'reread_mark' | 'pictures_gone_at'>>) =>
    trx.updateTable('coverage_answer').set(set).where('tenant', '=', tenant).where('id', '=', id).execute();

  return {
    add: async ({ id, reply, before, askedAt, ...rest }: NewCoverageAnswer): Promise<void> => {
      const sealed = {
        reply: seal('coverage_answer', id, 'reply', reply),
        before: before === null ? null : seal('coverage_answer', id, 'before', before),
      };
      const open = { state: 'open', decided_by: null, decided_at: null, reread_mark: null, pictures_gone_at: null } as const;
      await trx
        .insertInto('coverage_answer')
        .values({ tenant, id, ...rest, ...sealed, asked_at: askedAt, ...open })
        .execute();
      changed('coverage-answer', id, rest.site);
      await links.changed([rest.patient]);
    },
    find: async (id: FactId): Promise<StoredCoverageAnswer | null> => {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row ? answerOf(row) : null;
    },
    findMany: async (site: SiteId, ids: readonly FactId[]): Promise<readonly StoredCoverageAnswer[]> =>
      ids.length === 0 ? [] : (await all.where('site', '=', site).where('id', 'in', ids).execute()).map(answerOf),
    /** All open ones of a site, and those decided since `from`. */
    openOrDecidedSince: async (site: SiteId, from: Instant): Promise<readonly StoredCoverageAnswer[]> =>
      (
        await all
          .where('site', '=', site)
          .where((w) => w.or([w('state', '=', 'open'), w('decided_at', '>=', from)]))
          .orderBy('asked_at')
          .orderBy('id')
          .execute()
      ).map(answerOf),
    openOfVisit: async (appointment: AppointmentId, device: DeviceId): Promise<readonly StoredCoverageAnswer[]> =>
      (await all.where('appointment', '=', appointment).where('device', '=', device).where('state', '=', 'open').execute()).map(answerOf),
    decide: async ({ id, site, patient }: StoredCoverageAnswer, state: 'accepted' | 'rejected', by: StaffId): Promise<void> => {
      await update(id, { state, decided_by: by, decided_at: now });
      changed('coverage-answer', id, site);
      await links.changed([patient]);
    },
    reread: async ({ id, site }: StoredCoverageAnswer, value: CoverageValue | null): Promise<void> => {
      await update(id, { reread_mark: rereadMark(scope, value) });
      changed('coverage-answer', id, site);
    },
    wasReread: ({ rereadMark: mark }: StoredCoverageAnswer, value: CoverageValue | null): boolean => mark === rereadMark(scope, value),
    /** Sends it again, because something shown with it changed. */
    touch: ({ id, site }: StoredCoverageAnswer): void => changed('coverage-answer', id, site),
    /** Decided before `before` at one site, with pictures that are still kept. */
    withOldPictures: async (site: SiteId, before: Instant): Promise<readonly StoredCoverageAnswer[]> =>
      (
        await all
          .where('site', '=', site)
          .where('state', '<>', 'open')
          .where('decided_at', '<', before)
          .where('pictures_gone_at', 'is', null)
          .limit(500)
          .execute()
      ).map(answerOf),
    picturesGone: async ({ id, site }: StoredCoverageAnswer): Promise<void> => {
      await update(id, { pictures_gone_at: now });
      changed('coverage-answer', id, site);
    },
  };
}

/** The pictures an answer came with. */
export function picturesOf({ reply }: Pick<StoredCoverageAnswer, 'reply'>): readonly BlobHash[] {
  if (reply.kind !== 'new-card') return [];
  return [reply.pictures.front, reply.pictures.back].filter((hash) => hash !== null);
}

const rereadMark = ({ mark }: Scope, value: CoverageValue | null): string => mark('reread-coverage', coverageKey(value));

type Row = Selectable<Schema['coverage_answer']>;

const readAnswer = (row: Row, { open }: Scope): StoredCoverageAnswer => ({
  id: row.id,
  site: row.site,
  patient: row.patient,
  appointment: row.appointment,
  device: row.device,
  rank: row.rank,
  tier: row.tier,
  ticket: row.ticket,
  reply: CoverageReply.parse(open('coverage_answer', row.id, 'reply', row.reply)),
  before: row.before === null ? null : CoverageValue.parse(open('coverage_answer', row.id, 'before', row.before)),
  askedAt: row.asked_at,
  state: row.state,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  rereadMark: row.reread_mark,
  picturesGone: row.pictures_gone_at !== null,
});
