import { z } from 'zod';
import type { StaffRole } from '../../shared/domain/access.ts';
import type { SiteId, StaffId } from '../../shared/domain/ids.ts';
import type { Scope } from './scope.ts';

export interface Staff {
  readonly id: StaffId;
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly active: boolean;
  readonly sites: readonly SiteId[];
}

/** What signing in is checked against. Never leaves the portal. */
export interface StaffSecrets {
  /** argon2id, in its own string form. */
  readonly passwordHash: string;
  /** Base32. */
  readonly totpSeed: string;
  /** The last 30-second step a code was used in; an earlier or equal one is a replay. */
  readonly totpLastStep: number;
}

export interface NewStaff extends Omit<Staff, 'active'> {
  readonly passwordHash: string;
  readonly totpSeed: string;
}

export function createStaff(scope: Scope) {
  const { trx, tenant, now, seal, open, mark } = scope;
  const all = trx.selectFrom('staff').selectAll().where('tenant', '=', tenant);
  const usernameMark = (username: string) => mark('username', username.normalize('NFKC').trim().toLowerCase());

  async function staffOf(row: StaffRow): Promise<Staff & StaffSecrets> {
    const sites = await trx
      .selectFrom('staff_site')
      .select('site')
      .where('tenant', '=', tenant)
      .where('staff', '=', row.id)
      .orderBy('site')
      .execute();
    return {
      id: row.id,
      username: z.string().parse(open('staff', row.id, 'username', row.username)),
      name: z.string().parse(open('staff', row.id, 'name', row.name)),
      role: row.role,
      active: row.active,
      sites: sites.map(({ site }) => site),
      passwordHash: row.password_hash,
      totpSeed: z.string().parse(open('staff', row.id, 'totp_seed', row.totp_seed)),
      totpLastStep: row.totp_last_step,
    };
  }

  const list = async (): Promise<readonly Staff[]> => {
    const people: Staff[] = [];
    for (const row of await all.orderBy('created_at').orderBy('id').execute()) {
      const { id, username, name, role, active, sites } = await staffOf(row);
      people.push({ id, username, name, role, active, sites });
    }
    return people;
  };

  const find = async (id: StaffId): Promise<(Staff & StaffSecrets) | null> => {
    const row = await all.where('id', '=', id).executeTakeFirst();
    return row ? staffOf(row) : null;
  };

  return {
    /** False when the user name is taken. */
    create: async ({ id, username, name, role, sites, passwordHash, totpSeed }: NewStaff): Promise<boolean> => {
      const taken = await all.where('username_mark', '=', usernameMark(username)).executeTakeFirst();
      if (taken) return false;
      const sealed = {
        username: seal('staff', id, 'username', username),
        name: seal('staff', id, 'name', name),
        totp_seed: seal('staff', id, 'totp_seed', totpSeed),
      };
      const plain = {
        username_mark: usernameMark(username),
        role,
        password_hash: passwordHash,
        totp_last_step: 0,
        active: true,
        created_at: now,
      };
      await trx
        .insertInto('staff')
        .values({ tenant, id, ...sealed, ...plain })
        .execute();
      if (sites.length > 0)
        await trx
          .insertInto('staff_site')
          .values(sites.map((site) => ({ tenant, staff: id, site })))
          .execute();
      return true;
    },
    find,
    findByUsername: async (username: string): Promise<(Staff & StaffSecrets) | null> => {
      const row = await all.where('username_mark', '=', usernameMark(username)).executeTakeFirst();
      return row ? staffOf(row) : null;
    },
    /** Names who failed to sign in, whether or not there is such a person. */
    throttleKey: (username: string): string => `sign-in:${usernameMark(username)}`,
    list,
    /** Those who may come when an answer needs a person: active, and at work there. */
    cliniciansOf: async (site: SiteId): Promise<readonly Staff[]> =>
      (await list()).filter(({ role, active, sites }) => role === 'clinician' && active && sites.includes(site)),
    setActive: async (id: StaffId, active: boolean): Promise<boolean> => {
      const { numUpdatedRows } = await trx
        .updateTable('staff')
        .set({ active })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!active)
        await trx
          .updateTable('staff_session')
          .set({ ended_at: now })
          .where('tenant', '=', tenant)
          .where('staff', '=', id)
          .where('ended_at', 'is', null)
          .execute();
      return numUpdatedRows > 0n;
    },
    /** False when this step, or a later one, was used before: a code works once. */
    spendTotpStep: async (id: StaffId, step: number): Promise<boolean> => {
      const { numUpdatedRows } = await trx
        .updateTable('staff')
        .set({ totp_last_step: step })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('totp_last_step', '<', step)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

interface StaffRow {
  readonly id: StaffId;
  readonly username: Buffer;
  readonly name: Buffer;
  readonly role: StaffRole;
  readonly active: boolean;
  readonly password_hash: string;
  readonly totp_seed: Buffer;
  readonly totp_last_step: number;
}
