import type { ChangeRequest } from '../../shared/domain/change-request.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { BoardDeps } from './board.ts';

/** What patients asked to have changed, old and new in clear. That somebody looked is noted once for each opening of the console. */
export const openChanges =
  ({ store, session }: Pick<BoardDeps, 'store' | 'session'>) =>
  (): Result<{ open: ChangeRequest[] }> => {
    const worker = session.worker();
    if (worker === null) return ok({ open: [] });
    const open = [...store.changeRequests.open()];
    if (session.noteOnce('change-requests')) {
      const detail = { what: 'change-requests', count: open.length };
      store.transaction(() => ok(store.audit.append({ actor: { kind: 'staff', id: worker.staff }, action: 'board-read', detail })));
    }
    return ok({ open });
  };
