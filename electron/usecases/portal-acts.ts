import type { DeviceId, FactId } from '../../shared/domain/ids.ts';
import type { VisitKey } from '../../shared/domain/presence.ts';
import type { SiteSettings } from '../../shared/domain/site.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Command, CommandAnswer, CommandRefusal } from '../../shared/sync/portal-api.ts';
import type { ConsoleSession } from './console-session.ts';

/** What a console asks the portal to decide now, as the person who is signed in. */
export interface CommandPortal {
  command(command: Command, token: string): Promise<Result<CommandDone | null, CommandRefusal | 'portal-unreachable'>>;
}

export type CommandDone = Extract<CommandAnswer, { answer: 'done' }>;

export interface PortalActDeps {
  readonly session: ConsoleSession;
  readonly portal: CommandPortal;
  readonly newId: () => FactId;
  /** Asks the feed at once, so that the answer shows without waiting for the next round. */
  readonly pullSoon: () => void;
}
type Answer = Promise<Result<Record<never, never>, CommandRefusal | 'signed-out' | 'portal-unreachable'>>;

/** Accepts or rejects one field a patient wants changed. */
export const decideChange =
  (deps: PortalActDeps) =>
  ({ changeRequest, decision }: { readonly changeRequest: FactId; readonly decision: 'accept' | 'reject' }): Answer =>
    ask(deps, { id: deps.newId(), type: 'decide-change', changeRequest, decision });

/** Helps at a kiosk that asked for it: its screen says so. */
export const takeOver =
  (deps: PortalActDeps & { readonly askKiosksSoon: () => void }) =>
  async ({ kiosk, visit }: { readonly kiosk: DeviceId; readonly visit: VisitKey }): Answer => {
    const answer = await ask(deps, { id: deps.newId(), type: 'take-over', kiosk, visit });
    deps.askKiosksSoon();
    return answer;
  };

/** Gives the kiosk back, or ends the visit there. */
export const endTakeOver =
  (deps: PortalActDeps & { readonly askKiosksSoon: () => void }) =>
  async ({ takeOver: held, visitEnds }: { readonly takeOver: FactId; readonly visitEnds: boolean }): Answer => {
    const answer = await ask(deps, { id: deps.newId(), type: 'end-take-over', takeOver: held, visitEnds });
    deps.askKiosksSoon();
    return answer;
  };

export const saveSettings =
  (deps: PortalActDeps) =>
  ({ basedOn, settings }: { readonly basedOn: number; readonly settings: SiteSettings }): Answer =>
    ask(deps, { id: deps.newId(), type: 'save-settings', basedOn, settings });

/** An act whose answer is that it was done. */
export async function ask(deps: PortalActDeps, command: Command): Answer {
  const answer = await tell(deps, command);
  return answer.ok ? ok({}) : answer;
}

/** As the person who is signed in; a session the portal does not know any more ends here too. */
export async function tell(
  { session, portal, pullSoon }: PortalActDeps,
  command: Command,
): Promise<Result<CommandDone | null, CommandRefusal | 'signed-out' | 'portal-unreachable'>> {
  const worker = session.worker();
  if (worker === null) return err('signed-out');
  const answer = await portal.command(command, worker.token);
  if (answer.ok) {
    pullSoon();
    return answer;
  }
  if (answer.error !== 'not-allowed') return answer;
  // The role was checked here with the same table, so it is the session that the portal does not know any more.
  session.end('portal-session-over');
  return err('signed-out');
}
