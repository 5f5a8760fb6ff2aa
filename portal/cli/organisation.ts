import { TenantId } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type Answer, byAdmin, type Command, type Desk, idFrom, type Problem, problem } from './command.ts';

export const organisationMake: Command = {
  noun: 'organisation',
  verb: 'make',
  summary: 'make the organisation that sites, staff and patients belong to',
  flags: [
    { name: 'name', value: 'NAME', help: 'its name for people', required: true },
    { name: 'id', value: 'ID', help: 'its id; made from the name otherwise' },
  ],
  run: async (desk, typed) => makeOrganisation(desk, { name: typed.one('name') ?? '', id: typed.one('id') }),
};

export const organisationList: Command = {
  noun: 'organisation',
  verb: 'list',
  summary: 'list the organisations',
  flags: [],
  run: async ({ store }) => {
    const organisations = (await store.portal.tenants()).map(({ id, name }) => ({ id, name }));
    return ok({ json: { organisations }, lines: organisations.map(({ id, name }) => `${id}  ${name}`) });
  },
};

/** The organisation row comes first and its audit row in the transaction after it: there is nothing to audit in before it exists. */
export async function makeOrganisation(
  desk: Desk,
  asked: { readonly name: string; readonly id: string | null },
): Promise<Result<Answer, Problem>> {
  const name = asked.name.trim();
  if (name === '' || name.length > 120) return problem('usage', '--name is 1 to 120 characters.');
  const tenants = await desk.store.portal.tenants();
  const wanted = TenantId.safeParse(
    asked.id ??
      idFrom(
        name,
        'organisation',
        tenants.map(({ id }) => id),
      ),
  );
  if (!wanted.success) return problem('usage', '--id is 1 to 64 letters, digits, hyphens and dots.');
  const id = wanted.data;
  if (tenants.some((tenant) => tenant.id === id)) return problem('usage', `There is already an organisation "${id}".`);
  if (!desk.dryRun) {
    await desk.store.portal.createTenant(id, name);
    await desk.store.write(id, async ({ audit }) => audit({ actor: byAdmin, action: 'create', detail: { what: 'organisation' } }));
  }
  return ok({ json: { organisation: id, name }, lines: [`Organisation ${id} (${name}) made.`] });
}
