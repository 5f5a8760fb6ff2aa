import type { StaffRole } from '../../shared/domain/access.ts';
import type { DeviceId, SiteId, StaffId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';
import { createStaff, type Staff } from './staff.ts';

export interface Session {
  readonly staff: Staff;
  readonly signedInAt: Instant;
  readonly expiresAt: Instant;
}

/** Who is signed in where. Tokens are kept as marks: who reads the database signs in nowhere. */
export function createStaffSessions(scope: Scope) {
  const { trx, tenant, now, mark } = scope;
  const staff = createStaff(scope);
  const sessionMark = (token: string) => mark('session', token);
  return {
    start: async (
      token: string,
      { staff: person, device, expiresAt }: { readonly staff: StaffId; readonly device: DeviceId; readonly expiresAt: Instant },
    ): Promise<void> => {
      const row = { tenant, mark: sessionMark(token), staff: person, device, signed_in_at: now, expires_at: expiresAt, ended_at: null };
      await trx.insertInto('staff_session').values(row).execute();
    },
    /** Null unless the token was given to this device, has not ended, and its person is still active. */
    find: async (token: string, device: DeviceId): Promise<Session | null> => {
      const row = await trx
        .selectFrom('staff_session')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('mark', '=', sessionMark(token))
        .where('device', '=', device)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      const person = row ? await staff.find(row.staff) : null;
      return row && person?.active ? { staff: person, signedInAt: row.signed_in_at, expiresAt: row.expires_at } : null;
    },
    /** Somebody of this role, one of those named if any is, is signed in at a console of the site that was heard from since then. */
    isSignedIn: async (
      site: SiteId,
      { role, among }: { readonly role: StaffRole; readonly among: readonly StaffId[] },
      heardSince: Instant,
    ): Promise<boolean> =>
      (await trx
        .selectFrom('staff_session')
        .innerJoin('device', (join) =>
          join.onRef('device.tenant', '=', 'staff_session.tenant').onRef('device.id', '=', 'staff_session.device'),
        )
        .innerJoin('staff', (join) => join.onRef('staff.tenant', '=', 'staff_session.tenant').onRef('staff.id', '=', 'staff_session.staff'))
        .select('staff.id')
        .where('staff_session.tenant', '=', tenant)
        .where('staff_session.ended_at', 'is', null)
        .where('staff_session.expires_at', '>', now)
        .where('device.site', '=', site)
        .where('device.state', '=', 'active')
        .where('device.last_seen_at', '>=', heardSince)
        .where('staff.role', '=', role)
        .where('staff.active', '=', true)
        .$if(among.length > 0, (query) => query.where('staff.id', 'in', among))
        .executeTakeFirst()) !== undefined,
    countEndedBefore: async (before: Instant): Promise<number> => {
      const { count } = await trx
        .selectFrom('staff_session')
        .select((s) => s.fn.countAll<string>().as('count'))
        .where('tenant', '=', tenant)
        .where('expires_at', '<', before)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    /** At most `most` of those that could no longer be used then, ended by hand or not; answers how many went. */
    forget: async (before: Instant, most: number): Promise<number> => {
      const old = trx.selectFrom('staff_session').select('mark').where('tenant', '=', tenant).where('expires_at', '<', before).limit(most);
      const { numDeletedRows } = await trx
        .deleteFrom('staff_session')
        .where('tenant', '=', tenant)
        .where('mark', 'in', old)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    end: async (token: string, device: DeviceId): Promise<void> => {
      await trx
        .updateTable('staff_session')
        .set({ ended_at: now })
        .where('tenant', '=', tenant)
        .where('mark', '=', sessionMark(token))
        .where('device', '=', device)
        .where('ended_at', 'is', null)
        .execute();
    },
  };
}
