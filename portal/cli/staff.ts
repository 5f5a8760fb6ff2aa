import { randomUUID } from 'node:crypto';
import { toString as qrCode } from 'qrcode';
import { StaffRole } from '../../shared/domain/access.ts';
import { type SiteId, StaffId, type TenantId } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { hashPassword } from '../auth/password.ts';
import { makeTotpSeed, totpUri } from '../auth/totp.ts';
import { type Answer, byAdmin, type Command, type Desk, findSite, findTenant, type Problem, problem, suggestion } from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';
import type { Typed } from './grammar.ts';
import { decidePassword, whyWeak } from './password-strength.ts';

export const staffMake: Command = {
  noun: 'staff',
  verb: 'make',
  summary: 'make an account for a member of staff, with password and authenticator app',
  flags: [
    siteFlag,
    { name: 'username', value: 'USER', help: 'what they sign in with', required: true },
    { name: 'name', value: 'NAME', help: 'their name for people', required: true },
    { name: 'role', value: 'ROLE', help: StaffRole.options.join(', '), required: true },
    { name: 'password-stdin', value: null, help: 'read the password from standard input instead of asking' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const role = StaffRole.safeParse(typed.one('role'));
    if (!role.success)
      return problem('usage', `There is no role "${typed.one('role')}". ${suggestion(typed.one('role') ?? '', StaffRole.options)}`);
    const person = {
      username: (typed.one('username') ?? '').normalize('NFKC').trim(),
      name: (typed.one('name') ?? '').trim(),
      role: role.data,
    };
    const password = await readPassword(desk, typed);
    if (!password.ok) return password;
    return makeStaff(
      desk,
      { tenant, site: site.id, issuer: site.settings.name, minLength: site.settings.policy.staff.passwordMinLength },
      { ...person, password: password.value },
    );
  },
};

export interface NewPerson {
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
  /** Base32; a fresh one when absent. */
  readonly totpSeed?: string;
}

export async function makeStaff(
  desk: Desk,
  at: { readonly tenant: TenantId; readonly site: SiteId; readonly issuer: string; readonly minLength: number },
  { username, name, role, password, totpSeed = makeTotpSeed() }: NewPerson,
): Promise<Result<Answer, Problem>> {
  if (username === '' || username.length > 100 || /\s/.test(username))
    return problem('usage', '--username is 1 to 100 characters without spaces.');
  if (name === '' || name.length > 200) return problem('usage', '--name is 1 to 200 characters.');
  const strength = decidePassword(password, [username, name], at.minLength);
  if (!strength.ok) return problem('usage', `The password ${whyWeak[strength.error]}. Choose another.`);
  const id = StaffId.parse(randomUUID());
  const passwordHash = await hashPassword(password);
  const made = await desk.write(at.tenant, async ({ staff, audit }) => {
    const created = await staff.create({ id, username, name, role, sites: [at.site], passwordHash, totpSeed });
    if (created) audit({ actor: byAdmin, action: 'create', subject: `Practitioner/${id}`, detail: { what: 'staff', role } });
    return created;
  });
  if (!made) return problem('usage', `The user name "${username}" is taken.`);
  const uri = totpUri(totpSeed, { issuer: at.issuer, username });
  if (desk.dryRun) return ok({ json: { staff: id, username, role }, lines: [`${username} (${role}) would be made.`] });
  const lines = [
    `${username} (${role}) made. Scan this once with an authenticator app; it is not shown again:`,
    '',
    await qrCode(uri, { type: 'terminal', small: true }),
    uri,
  ];
  return ok({ json: { staff: id, username, role, totpUri: uri }, lines });
}

/** From standard input, one line end dropped; or asked twice on the terminal. It is never an argument: those are seen by other users. */
async function readPassword({ terminal }: Desk, typed: Typed): Promise<Result<string, Problem>> {
  if (typed.has('password-stdin')) return ok((await terminal.readInput()).replace(/\r?\n$/, ''));
  const first = await terminal.askHidden('Password (15 characters or more, not shown): ');
  if (first === null)
    return problem('usage', 'No password was given, so nothing was made. Without a terminal, pass it with --password-stdin.');
  const second = await terminal.askHidden('The same again: ');
  return first === second ? ok(first) : problem('usage', 'The two passwords differ. Nothing was made.');
}

export const staffList: Command = {
  noun: 'staff',
  verb: 'list',
  summary: 'list the members of staff',
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const all = await desk.store.read(tenant.value, ({ staff }) => staff.list());
    const staff = all
      .map(({ id, username, name, role, active, sites }) => ({ id, username, name, role, active, sites }))
      .sort((a, b) => a.username.localeCompare(b.username));
    return ok({
      json: { staff },
      lines: staff.map((one) => `${one.username}  ${one.role}  ${one.name}  ${one.sites.join(',')}${one.active ? '' : '  disabled'}`),
    });
  },
};

export const staffDisable: Command = {
  noun: 'staff',
  verb: 'disable',
  summary: 'close an account and end its sessions',
  flags: [{ name: 'username', value: 'USER', help: 'whose account', required: true }, organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const username = typed.one('username') ?? '';
    const person = await desk.store.read(tenant.value, ({ staff }) => staff.findByUsername(username));
    if (!person) return problem('usage', `There is no member of staff "${username}".`);
    await desk.write(tenant.value, async ({ staff, audit }) => {
      await staff.setActive(person.id, false);
      audit({ actor: byAdmin, action: 'revoke', subject: `Practitioner/${person.id}`, detail: { what: 'staff' } });
    });
    return ok({
      json: { staff: person.id, username: person.username, active: false },
      lines: [`${person.username} is disabled and signed out.`],
    });
  },
};
