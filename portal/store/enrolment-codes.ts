import type { DeviceRole } from '../../shared/domain/access.ts';
import type { DeviceId, SiteId } from '../../shared/domain/ids.ts';
import { type Instant, plusMinutes } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Scope } from './scope.ts';

export interface Enrolment {
  readonly site: SiteId;
  readonly role: DeviceRole;
  /** For people, for example "Kiosk A". */
  readonly name: string;
}

export type EnrolmentRefusal = 'code-unknown' | 'code-used' | 'code-expired';

const goodForMinutes = 24 * 60;

/** Codes are kept as marks: who reads the database cannot enrol a device. */
export function createEnrolmentCodes({ trx, tenant, now, mark }: Scope) {
  return {
    /** @param code as made by auth/enrolment-code.ts */
    add: async (code: string, { site, role, name }: Enrolment): Promise<{ readonly expiresAt: Instant }> => {
      const expiresAt = plusMinutes(now, goodForMinutes);
      const times = { created_at: now, expires_at: expiresAt, used_at: null, device: null };
      await trx
        .insertInto('enrolment_code')
        .values({ tenant, mark: enrolmentMark(code, mark), site, role, name, ...times })
        .execute();
      return { expiresAt };
    },
    /** The device this code enrolled; null when it is unused or unknown. */
    usedBy: async (code: string): Promise<DeviceId | null> => {
      const found = trx
        .selectFrom('enrolment_code')
        .select('device')
        .where('tenant', '=', tenant)
        .where('mark', '=', enrolmentMark(code, mark));
      return (await found.executeTakeFirst())?.device ?? null;
    },
    /** Uses a code up. One code enrols one device, ever. */
    use: async (code: string, device: DeviceId): Promise<Result<Enrolment, EnrolmentRefusal>> => {
      const found = trx.selectFrom('enrolment_code').selectAll().where('tenant', '=', tenant).where('mark', '=', enrolmentMark(code, mark));
      const row = await found.executeTakeFirst();
      if (!row) return err('code-unknown');
      if (row.used_at !== null) return err('code-used');
      if (row.expires_at <= now) return err('code-expired');
      await trx
        .updateTable('enrolment_code')
        .set({ used_at: now, device })
        .where('tenant', '=', tenant)
        .where('mark', '=', row.mark)
        .execute();
      return ok({ site: row.site, role: row.role, name: row.name });
    },
  };
}

/** Spaces, hyphens and case do not matter in a typed code. */
export const enrolmentMark = (code: string, mark: Scope['mark']): string =>
  mark('enrolment-code', code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
