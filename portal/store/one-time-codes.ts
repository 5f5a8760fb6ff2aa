import { z } from 'zod';
import { AppointmentId, type DeviceId, type FactId, PatientId } from '../../shared/domain/ids.ts';
import type { CodeSends, OneTimeCode, SentCode } from '../../shared/domain/one-time-code.ts';
import { type Instant, plusMinutes } from '../../shared/domain/time.ts';
import type { Scope } from './scope.ts';

/** Whom a code is for; both null for a code that nobody was sent. */
const Target = z.object({ appointment: AppointmentId.nullable(), patient: PatientId.nullable() });
export type CodeTarget = z.infer<typeof Target>;

export interface NewCode {
  /** The command that asked for it. */
  readonly id: FactId;
  readonly device: DeviceId;
  /** Whose sends are counted together: the patient, or the claim of somebody we do not know. */
  readonly who: string;
  readonly code: OneTimeCode;
  readonly target: CodeTarget;
  readonly expiresAt: Instant;
}

export interface StoredCode extends SentCode {
  readonly id: FactId;
  readonly target: CodeTarget;
  /** Does this text match the code? */
  readonly matches: (typed: OneTimeCode) => boolean;
}

const dayMinutes = 24 * 60;

/** One-time codes, kept as keyed marks: who reads the database cannot use one. */
export function createOneTimeCodes({ trx, tenant, now, seal, open, mark }: Scope) {
  const whoMark = (who: string) => mark('code-who', who);
  const codeMark = (id: FactId, code: OneTimeCode) => mark('one-time-code', `${id}|${code}`);
  const timesOf = (rows: readonly { readonly sent_at: Instant }[]) => rows.map(({ sent_at }) => sent_at);
  return {
    add: async ({ id, device, who, code, target, expiresAt }: NewCode): Promise<void> => {
      const sealed = { code_mark: codeMark(id, code), target: seal('one_time_code', id, 'target', target) };
      const row = { tenant, id, device, who_mark: whoMark(who), ...sealed, sent_at: now, expires_at: expiresAt, tries: 0, used_at: null };
      await trx.insertInto('one_time_code').values(row).execute();
    },
    /** Only at the device that asked for it. */
    find: async (id: FactId, device: DeviceId): Promise<StoredCode | null> => {
      const row = await trx
        .selectFrom('one_time_code')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('device', '=', device)
        .executeTakeFirst();
      if (!row) return null;
      return {
        id,
        expiresAt: row.expires_at,
        tries: row.tries,
        usedAt: row.used_at,
        target: Target.parse(open('one_time_code', id, 'target', row.target)),
        matches: (typed) => codeMark(id, typed) === row.code_mark,
      };
    },
    /** Counted before it is looked at. */
    countTry: async (id: FactId): Promise<void> => {
      await trx
        .updateTable('one_time_code')
        .set((set) => ({ tries: set('tries', '+', 1) }))
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },
    use: async (id: FactId): Promise<void> => {
      await trx.updateTable('one_time_code').set({ used_at: now }).where('tenant', '=', tenant).where('id', '=', id).execute();
    },
    /** Codes asked for in the last day, by this device and for this person. */
    sends: async (device: DeviceId, who: string): Promise<CodeSends> => {
      const recent = () =>
        trx
          .selectFrom('one_time_code')
          .select('sent_at')
          .where('tenant', '=', tenant)
          .where('sent_at', '>', plusMinutes(now, -dayMinutes))
          .orderBy('sent_at');
      return {
        byDevice: timesOf(await recent().where('device', '=', device).execute()),
        forPerson: timesOf(await recent().where('who_mark', '=', whoMark(who)).execute()),
      };
    },
    /** This patient's appointments that start in this time; none for nobody. */
    appointmentsOf: async (patient: PatientId | null, from: Instant, to: Instant): Promise<readonly AppointmentId[]> => {
      const rows = await trx
        .selectFrom('appointment')
        .select('id')
        .where('tenant', '=', tenant)
        .where('patient', '=', patient ?? nobody)
        .where('start_at', '>=', from)
        .where('start_at', '<', to)
        .orderBy('start_at')
        .execute();
      return rows.map((row) => row.id);
    },
    forget: async (sentBefore: Instant): Promise<void> => {
      await trx.deleteFrom('one_time_code').where('tenant', '=', tenant).where('sent_at', '<', sentBefore).execute();
    },
  };
}

/** Not an id any patient can have, and asked for all the same, so that the same questions are asked about everybody. */
const nobody = '' as PatientId;
