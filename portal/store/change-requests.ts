import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { IdentityTier } from '../../shared/domain/cached-appointment.ts';
import { FieldChange } from '../../shared/domain/change-request.ts';
import type { DeskNumber } from '../../shared/domain/hand-off.ts';
import { type AppointmentId, type DeviceId, FactId, type PatientId, type SiteId, type StaffId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Schema } from './schema.ts';
import type { Scope } from './scope.ts';

/** A change request as it was asked and decided; what the record says now is added when it is shown (usecases/change-request-view.ts). */
export interface StoredChangeRequest {
  readonly id: FactId;
  /** Both null for one that an import raised for a patient without an appointment. */
  readonly site: SiteId | null;
  readonly appointment: AppointmentId | null;
  readonly patient: PatientId;
  readonly device: DeviceId;
  readonly tier: IdentityTier;
  readonly ticket: DeskNumber | null;
  readonly change: FieldChange;
  readonly before: FieldChange | null;
  readonly askedAt: Instant;
  readonly state: 'open' | 'accepted' | 'rejected';
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Instant | null;
  /** Mark of the record's value that staff were last made to look at (docs/sync.md S47). */
  readonly rereadMark: string | null;
}

export type NewChangeRequest = Omit<StoredChangeRequest, 'state' | 'decidedBy' | 'decidedAt' | 'rereadMark'>;

export function createChangeRequests(scope: Scope) {
  const { trx, tenant, now, seal, changed } = scope;
  const all = trx.selectFrom('change_request').selectAll().where('tenant', '=', tenant);
  const requestOf = (row: Row) => readRequest(row, scope);
  const tell = (id: FactId, site: SiteId | null) => {
    if (site !== null) changed('change-request', id, site);
  };

  return {
    /** Does nothing when the id is known, so an import may raise the same again. */
    add: async (one: NewChangeRequest): Promise<void> => {
      const sealed = {
        change: seal('change_request', one.id, 'change', one.change),
        before: one.before === null ? null : seal('change_request', one.id, 'before', one.before),
      };
      const { id, site, appointment, patient, device, tier, ticket, askedAt } = one;
      const row = { tenant, id, site, appointment, patient, device, tier, ticket, field: one.change.field, asked_at: askedAt };
      const open = { state: 'open', decided_by: null, decided_at: null, reread_mark: null } as const;
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('change_request')
        .values({ ...row, ...sealed, ...open })
        .onConflict((conflict) => conflict.columns(['tenant', 'id']).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 0n) tell(id, site);
    },
    find: async (id: FactId): Promise<StoredChangeRequest | null> => {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row ? requestOf(row) : null;
    },
    findMany: async (site: SiteId, ids: readonly FactId[]): Promise<readonly StoredChangeRequest[]> =>
      ids.length === 0 ? [] : (await all.where('site', '=', site).where('id', 'in', ids).execute()).map(requestOf),
    /** All open ones of a site, and those decided since `from`. */
    openOrDecidedSince: async (site: SiteId, from: Instant): Promise<readonly StoredChangeRequest[]> =>
      (
        await all
          .where('site', '=', site)
          .where((w) => w.or([w('state', '=', 'open'), w('decided_at', '>=', from)]))
          .orderBy('asked_at')
          .orderBy('id')
          .execute()
      ).map(requestOf),
    /** All that were asked about one appointment at one device: one visit. */
    ofVisit: async (appointment: AppointmentId, device: DeviceId): Promise<readonly StoredChangeRequest[]> =>
      (await all.where('appointment', '=', appointment).where('device', '=', device).execute()).map(requestOf),
    decide: async ({ id, site }: StoredChangeRequest, state: 'accepted' | 'rejected', by: StaffId): Promise<void> => {
      await trx
        .updateTable('change_request')
        .set({ state, decided_by: by, decided_at: now })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      tell(id, site);
    },
    reread: async ({ id, site }: StoredChangeRequest, current: FieldChange | null): Promise<void> => {
      await trx
        .updateTable('change_request')
        .set({ reread_mark: rereadMark(scope, current) })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      tell(id, site);
    },
    wasReread: ({ rereadMark: mark }: StoredChangeRequest, current: FieldChange | null): boolean => mark === rereadMark(scope, current),
    /** Sends the request again, because something shown with it changed. */
    touch: ({ id, site }: StoredChangeRequest): void => tell(id, site),
    /** Raised by an import; the id follows from the value, so the same import raises it once. */
    importedId: (patient: PatientId, change: FieldChange): FactId =>
      uuidFrom(scope.mark('imported-change', `${patient}\0${JSON.stringify(change)}`)),
  };
}

const rereadMark = ({ mark }: Scope, current: FieldChange | null): string => mark('reread', JSON.stringify(current));

type Row = Selectable<Schema['change_request']>;

function readRequest(row: Row, { open }: Scope): StoredChangeRequest {
  return {
    id: row.id,
    site: row.site,
    appointment: row.appointment,
    patient: row.patient,
    device: row.device,
    tier: row.tier,
    ticket: row.ticket,
    change: FieldChange.parse(open('change_request', row.id, 'change', row.change)),
    before: row.before === null ? null : FieldChange.parse(open('change_request', row.id, 'before', row.before)),
    askedAt: row.asked_at,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    rereadMark: row.reread_mark,
  };
}

/** A UUID of version 8 (RFC 9562: contents of our own choice). */
function uuidFrom(text: string): FactId {
  const hex = createHash('sha256').update(text).digest('hex');
  return FactId.parse(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`);
}
