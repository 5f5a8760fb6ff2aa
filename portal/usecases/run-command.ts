import { setTimeout as wait } from 'node:timers/promises';
import { ok, type Result } from '../../shared/result.ts';
import type { CodeMatched } from '../../shared/sync/code-commands.ts';
import type { Command, CommandAnswer, CommandRefusal } from '../../shared/sync/portal-api.ts';
import { checkCode, sendCode } from '../messages/one-time-codes.ts';
import type { Device } from '../store/devices.ts';
import type { Store, WriteScope } from '../store/store.ts';
import { isQuestion, runBooking } from './booking/run-booking.ts';
import type { Asker, Outcome } from './command.ts';
import { decideChange } from './decide-change.ts';
import { decideCoverage } from './decide-coverage.ts';
import { decideReview } from './decide-review.ts';
import { findElsewhere } from './find-elsewhere.ts';
import { mailReceiptForStaff } from './mail-receipt.ts';
import { openForm, readForms } from './open-form.ts';
import { endTakeOver, takeOver } from './presence.ts';
import { acknowledgeAlert, raiseSafetyAlert } from './safety-alerts.ts';
import { saveSettings } from './save-settings.ts';

/** Refusals that say "not you" or "not now" are not remembered: the same command may be right after signing in, or later. */
const fleeting: readonly CommandRefusal[] = ['not-allowed', 'too-many'];

/** One command, idempotent by id (docs/sync.md S45, S46). */
export const runCommand =
  ({ store }: { readonly store: Store }) =>
  async (device: Device, command: Command, token: string | null): Promise<CommandAnswer> => {
    if (command.type !== 'send-code' && command.type !== 'check-code') return runOnce(store, { device, token }, command);
    const until = performance.now() + (await codeAnswerMs(store, device));
    const answer = await runOnce(store, { device, token }, command);
    await wait(Math.max(0, until - performance.now()));
    return answer;
  };

/** Every answer about a code takes the same time, with up to a twentieth more by chance, so that its time tells nothing of the person. */
async function codeAnswerMs(store: Store, { tenant, site }: Device): Promise<number> {
  const found = await store.read(tenant, (tx) => tx.sites.find(site));
  return (found?.settings.policy.identity.refusalMs ?? 0) * (1 + 0.05 * Math.random());
}

const runOnce = (
  store: Store,
  { device, token }: { readonly device: Device; readonly token: string | null },
  command: Command,
): Promise<CommandAnswer> =>
  store.write(device.tenant, async (tx) => {
    const body = JSON.stringify(command);
    const known = await tx.commands.find(command.id, device.id, body);
    if (known.kind === 'same') return known.answer;
    if (known.kind === 'other') return { answer: 'refused', reason: 'malformed' };
    const session = token === null ? null : await tx.staffSessions.find(token, device.id);
    const mine = session?.staff.sites.includes(device.site) ? session : null;
    const outcome = await run(tx, { device, session: mine }, command);
    const answer = answerOf(tx, outcome);
    if (outcome.ok && outcome.value.fleeting) return answer;
    if (answer.answer === 'refused' && fleeting.includes(answer.reason))
      noteAccessRefusal(tx, { device, session: mine }, command, answer.reason);
    else if (!isQuestion(command)) await tx.commands.add({ id: command.id, device: device.id, type: command.type, body, answer });
    return answer;
  });

async function run(tx: WriteScope, asker: Asker, command: Command): Promise<Outcome> {
  switch (command.type) {
    case 'decide-change':
      return decideChange(tx, asker, command);
    case 'decide-review':
      return decideReview(tx, asker, command);
    case 'mail-receipt':
      return mailReceiptForStaff(tx, asker, command);
    case 'decide-coverage':
      return decideCoverage(tx, asker, command);
    case 'save-settings':
      return saveSettings(tx, asker, command);
    case 'find-elsewhere':
      return findElsewhere(tx, asker, command);
    case 'open-form':
      return openForm(tx, asker, command);
    case 'read-forms':
      return readForms(tx, asker, command);
    case 'raise-safety-alert':
      return raiseSafetyAlert(tx, asker, command);
    case 'acknowledge-alert':
      return acknowledgeAlert(tx, asker, command);
    case 'send-code':
      return codeOutcome(await sendCode(tx, asker.device, command));
    case 'take-over':
      return takeOver(tx, asker, command);
    case 'end-take-over':
      return endTakeOver(tx, asker, command);
    case 'check-code':
      return codeOutcome(await checkCode(tx, asker.device, command));
    default:
      return runBooking(tx, asker, command);
  }
}

const codeOutcome = (answer: Result<CodeMatched | null, CommandRefusal>): Outcome =>
  answer.ok ? ok({ found: null, changes: false, ...answer.value }) : answer;

/** A question that only found something changed nothing, so it names the revision before. */
function answerOf(tx: WriteScope, outcome: Outcome): CommandAnswer {
  if (!outcome.ok) return { answer: 'refused', reason: outcome.error };
  const { found, appointment = null, changes = found === null, booking = null, opened = null, answers = null } = outcome.value;
  return { answer: 'done', revision: changes ? tx.takeRevision() : tx.revision - 1, found, appointment, booking, opened, answers };
}

function noteAccessRefusal(tx: WriteScope, { device, session }: Asker, command: Command, reason: CommandRefusal): void {
  const actor = session ? ({ kind: 'staff', id: session.staff.id } as const) : ({ kind: 'device' } as const);
  tx.audit({ actor, action: 'access-refused', outcome: 'refused', detail: { command: command.type, reason } }, device.id);
}
