import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { AppointmentId, DeviceId, SiteId } from '../../shared/domain/ids.ts';
import type { Busy, Slot, SlotId, SlotState, Wanted } from '../../shared/domain/slots.ts';
import { type Instant, plusMinutes } from '../../shared/domain/time.ts';
import type { Schema } from './schema.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

/** A slot as the portal keeps it: where, and whose it is at the moment. */
export interface StoredSlot extends Slot, SlotState {
  readonly site: SiteId;
  readonly appointment: AppointmentId | null;
  readonly heldBy: DeviceId | null;
}

export interface NewSlot extends Slot {
  readonly site: SiteId;
}

const Details = z.object({ visitType: z.string().nullable(), practitioner: z.string().nullable() });

/** Times that may be booked. Kind and person are sealed, because a booked one says something of its patient; found by their marks. */
export function createSlots(scope: Scope) {
  const { trx, tenant, now, seal, open, mark } = scope;
  const named = (what: 'visit-type' | 'practitioner', text: string | null) =>
    text === null ? null : mark(`slot-${what}`, text.trim().toLowerCase());
  const all = trx.selectFrom('slot').selectAll().where('tenant', '=', tenant);
  const slotOf = (row: Selectable<Schema['slot']>): StoredSlot => ({
    id: row.id,
    site: row.site,
    start: row.start_at,
    minutes: row.minutes,
    ...Details.parse(open('slot', row.id, 'details', row.details)),
    appointment: row.appointment,
    booked: row.appointment !== null,
    heldBy: row.held_by,
    heldUntil: row.held_until,
  });
  const busyOf = ({
    id,
    start_at,
    minutes,
    details,
  }: Pick<Selectable<Schema['appointment']>, 'id' | 'start_at' | 'minutes' | 'details'>) => {
    const { practitioner } = Details.parse(open('appointment', id, 'details', details));
    return { start: start_at, minutes, practitioner };
  };
  const noHold = { held_by: null, held_until: null } as const;
  const rowOf = ({ id, site, start, minutes, visitType, practitioner }: NewSlot) => ({
    tenant,
    site,
    id,
    start_at: start,
    minutes,
    visit_type_mark: named('visit-type', visitType),
    practitioner_mark: named('practitioner', practitioner),
    details: seal('slot', id, 'details', { visitType, practitioner }),
    appointment: null,
    ...noHold,
  });

  return {
    /** Slots with an id that is there already stay as they are. Answers how many are new. */
    addMany: async (slots: readonly NewSlot[]): Promise<number> => {
      let added = 0;
      for (const some of chunksOf(slots, rowsPerStatement)) {
        const { numInsertedOrUpdatedRows = 0n } = await trx
          .insertInto('slot')
          .values(some.map(rowOf))
          .onConflict((conflict) => conflict.columns(['tenant', 'id']).doNothing())
          .executeTakeFirst();
        added += Number(numInsertedOrUpdatedRows);
      }
      return added;
    },
    /** As their source says now: those that are there take its times and kind, unless somebody has booked them. */
    putImported: async (slots: readonly NewSlot[]): Promise<void> => {
      for (const some of chunksOf(slots, rowsPerStatement)) {
        await trx
          .insertInto('slot')
          .values(some.map(rowOf))
          .onConflict((conflict) =>
            conflict
              .columns(['tenant', 'id'])
              .doUpdateSet((s) => ({
                site: s.ref('excluded.site'),
                start_at: s.ref('excluded.start_at'),
                minutes: s.ref('excluded.minutes'),
                visit_type_mark: s.ref('excluded.visit_type_mark'),
                practitioner_mark: s.ref('excluded.practitioner_mark'),
                details: s.ref('excluded.details'),
              }))
              .where('slot.appointment', 'is', null),
          )
          .execute();
      }
    },
    /** No longer free at their source. One that was booked here stays. */
    withdraw: async (ids: readonly SlotId[]): Promise<void> => {
      for (const some of chunksOf(ids, rowsPerStatement))
        await trx.deleteFrom('slot').where('tenant', '=', tenant).where('id', 'in', some).where('appointment', 'is', null).execute();
    },
    find: async (id: SlotId): Promise<StoredSlot | null> => {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row ? slotOf(row) : null;
    },
    /** Starting from `from` (inclusive) to `to` (exclusive), whatever their state. */
    between: async (site: SiteId, { from, to }: { readonly from: Instant; readonly to: Instant }): Promise<readonly StoredSlot[]> =>
      (
        await all
          .where('site', '=', site)
          .where('start_at', '>=', from)
          .where('start_at', '<', to)
          .orderBy('start_at')
          .orderBy('id')
          .execute()
      ).map(slotOf),
    /** Free for this device now, of a kind and person that may fit, by start; at most `limit`. */
    free: async (
      site: SiteId,
      { visitType, practitioner, minutes }: Wanted,
      { from, to, device, limit }: { readonly from: Instant; readonly to: Instant; readonly device: DeviceId; readonly limit: number },
    ): Promise<readonly StoredSlot[]> => {
      let query = all
        .where('site', '=', site)
        .where('start_at', '>=', from)
        .where('start_at', '<', to)
        .where('minutes', '>=', minutes)
        .where('appointment', 'is', null)
        .where((w) => w.or([w('held_until', 'is', null), w('held_until', '<=', now), w('held_by', '=', device)]));
      const [kind, person] = [named('visit-type', visitType), named('practitioner', practitioner)];
      if (kind !== null) query = query.where((w) => w.or([w('visit_type_mark', 'is', null), w('visit_type_mark', '=', kind)]));
      if (person !== null) query = query.where((w) => w.or([w('practitioner_mark', 'is', null), w('practitioner_mark', '=', person)]));
      return (await query.orderBy('start_at').orderBy('id').limit(limit).execute()).map(slotOf);
    },
    /** Appointments still to come, or going on, that lie across one of these slots; by their own sealed details. */
    across: async (slots: readonly SlotId[]): Promise<readonly (Busy & { readonly practitioner: string | null })[]> => {
      if (slots.length === 0) return [];
      const rows = await trx
        .selectFrom('appointment as a')
        .select(['a.id', 'a.start_at', 'a.minutes', 'a.details'])
        .where('a.tenant', '=', tenant)
        .where('a.status', 'in', ['booked', 'arrived', 'checked-in'])
        .where((w) =>
          w.exists(
            w
              .selectFrom('slot as s')
              .select('s.id')
              .where('s.tenant', '=', tenant)
              .where('s.id', 'in', slots)
              .whereRef('s.site', '=', 'a.site')
              .where(sql<boolean>`s.start_at < a.start_at + a.minutes * interval '1 minute'`)
              .where(sql<boolean>`a.start_at < s.start_at + s.minutes * interval '1 minute'`),
          ),
        )
        .execute();
      return rows.map(busyOf);
    },
    /** The same across any stretch of time at a site, but for these. */
    acrossTime: async (
      site: SiteId,
      { start, minutes }: Busy,
      but: readonly AppointmentId[],
    ): Promise<readonly (Busy & { readonly practitioner: string | null })[]> => {
      const rows = await trx
        .selectFrom('appointment')
        .select(['id', 'start_at', 'minutes', 'details'])
        .where('tenant', '=', tenant)
        .where('site', '=', site)
        .where('status', 'in', ['booked', 'arrived', 'checked-in'])
        .where('id', 'not in', but)
        .where('start_at', '<', plusMinutes(start, minutes))
        .where('start_at', '>', plusMinutes(start, -24 * 60))
        .where(sql<boolean>`start_at + minutes * interval '1 minute' > ${start}`)
        .execute();
      return rows.map(busyOf);
    },
    hold: async (id: SlotId, device: DeviceId, until: Instant): Promise<void> => {
      await trx
        .updateTable('slot')
        .set({ held_by: device, held_until: until })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('appointment', 'is', null)
        .execute();
    },
    /** Everything this device holds is free again, but for one. Answers how many were held. */
    release: async (device: DeviceId, but: SlotId | null = null): Promise<number> => {
      let held = trx.updateTable('slot').set(noHold).where('tenant', '=', tenant).where('held_by', '=', device);
      if (but !== null) held = held.where('id', '<>', but);
      return Number((await held.executeTakeFirst()).numUpdatedRows);
    },
    /** Throws when it is booked already: decide first, in this transaction. */
    book: async (id: SlotId, appointment: AppointmentId): Promise<void> => {
      const { numUpdatedRows } = await trx
        .updateTable('slot')
        .set({ appointment, ...noHold })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('appointment', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new Error('a slot was booked twice');
    },
    /** The slot an appointment stands in, if it was booked here. */
    ofAppointment: async (appointment: AppointmentId): Promise<StoredSlot | null> => {
      const row = await all.where('appointment', '=', appointment).executeTakeFirst();
      return row ? slotOf(row) : null;
    },
    vacate: async (appointment: AppointmentId): Promise<void> => {
      await trx
        .updateTable('slot')
        .set({ appointment: null })
        .where('tenant', '=', tenant)
        .where('appointment', '=', appointment)
        .execute();
    },
  };
}
