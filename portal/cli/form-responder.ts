import { ok } from '../../shared/result.ts';
import { byAdmin, type Command, findSite, problem, suggestion } from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';

export const formResponder: Command = {
  noun: 'form',
  verb: 'responder',
  summary: 'name a clinician who comes when an answer needs a person; where none is named, every clinician who is signed in counts',
  operand: { name: 'USER', help: 'what they sign in with', required: true },
  flags: [siteFlag, { name: 'remove', value: null, help: 'take the name back' }, organisationFlag],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const clinicians = await desk.store.read(tenant, ({ staff }) => staff.cliniciansOf(site.id));
    const wanted = typed.operand ?? '';
    const person = clinicians.find(({ username }) => username === wanted);
    if (!person) {
      const names = clinicians.map(({ username }) => username);
      const instead = names.length === 0 ? 'None works there. Make one: staff make --role clinician' : suggestion(wanted, names);
      return problem('usage', `No clinician of ${site.id} signs in as "${wanted}". ${instead}`);
    }
    const remove = typed.has('remove');
    const others = site.settings.responders.filter((id) => id !== person.id);
    const responders = remove ? others : [...others, person.id];
    const saved = await desk.write(tenant, async ({ sites, audit }) => {
      audit({ actor: byAdmin, action: 'form-responder', subject: `Practitioner/${person.id}`, detail: { site: site.id, remove } });
      return sites.save(site.id, { ...site.settings, responders }, site.version);
    });
    if (!saved) return problem('unavailable', 'Somebody saved the settings at the same time. Try again.');
    const rest =
      responders.length === 0
        ? 'Nobody is named now, so every clinician who is signed in counts.'
        : `${responders.length} named at ${site.id}; a form with a safety question is offered only while one of them is signed in.`;
    return ok({ json: { site: site.id, responders }, lines: [`${wanted} is ${remove ? 'no longer named' : 'named'}. ${rest}`] });
  },
};
