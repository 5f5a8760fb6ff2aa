import { retentionDays } from '../../shared/domain/retention.ts';
import { ok } from '../../shared/result.ts';
import { countForgettable, forgetAnswered } from '../usecases/retention.ts';
import { byAdmin, type Command, findTenant } from './command.ts';
import { organisationFlag } from './common-flags.ts';

export const retentionPrune: Command = {
  noun: 'retention',
  verb: 'prune',
  summary: 'forget now the answers and sessions that are past their time, as the portal does once a day; never the audit log',
  flags: [organisationFlag],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const gone = desk.dryRun ? await countForgettable(desk.store, tenant.value) : await forgetAnswered(desk.store, tenant.value, byAdmin);
    const { answers, sessions } = retentionDays;
    const would = desk.dryRun ? 'would be forgotten' : 'are forgotten';
    return ok({
      json: { ...gone, keptDays: { answers, sessions }, done: !desk.dryRun },
      lines: [
        `${gone.facts} answers to facts and ${gone.commands} to commands older than ${answers} days ${would}.`,
        `${gone.sessions} staff sessions that ended more than ${sessions} days ago ${would}.`,
        'The audit log is kept whole: nothing removes a row of it.',
      ],
    });
  },
};
