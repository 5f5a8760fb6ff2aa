import type { CardSide, CoverageAnswer } from '../../shared/domain/coverage.ts';
import type { FactId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CardPicture, CommandRefusal } from '../../shared/sync/portal-api.ts';
import type { BoardDeps } from './board.ts';
import { ask, type PortalActDeps } from './portal-acts.ts';

/** Pictures are with the portal and never kept here. */
export interface PicturePortal {
  cardPicture(
    answer: FactId,
    side: CardSide,
    token: string,
  ): Promise<Result<CardPicture, 'not-found' | 'signed-out' | 'portal-unreachable'>>;
}

/** What patients said of their insurance, old and new in clear. That somebody looked is noted once for each opening of the console. */
export const openCoverageAnswers =
  ({ store, session }: Pick<BoardDeps, 'store' | 'session'>) =>
  (): Result<{ open: CoverageAnswer[] }> => {
    const worker = session.worker();
    if (worker === null) return ok({ open: [] });
    const open = [...store.coverageAnswers.open()];
    if (open.length > 0 && session.noteOnce('coverage-answers')) {
      const detail = { what: 'coverage-answers', count: open.length };
      store.transaction(() => ok(store.audit.append({ actor: { kind: 'staff', id: worker.staff }, action: 'board-read', detail })));
    }
    return ok({ open });
  };

export const decideCoverage =
  (deps: PortalActDeps) =>
  ({
    answer,
    decision,
  }: {
    readonly answer: FactId;
    readonly decision: 'accept' | 'reject';
  }): Promise<Result<Record<never, never>, CommandRefusal | 'signed-out' | 'portal-unreachable'>> =>
    ask(deps, { id: deps.newId(), type: 'decide-coverage', answer, decision });

/** One side of a card, as the person who is signed in. The portal writes down who looked. */
export const cardPicture =
  ({ session, portal }: Pick<BoardDeps, 'session'> & { readonly portal: PicturePortal }) =>
  async ({
    answer,
    side,
  }: {
    readonly answer: FactId;
    readonly side: CardSide;
  }): Promise<Result<CardPicture, 'not-found' | 'signed-out' | 'portal-unreachable'>> => {
    const worker = session.worker();
    return worker === null ? err('signed-out') : portal.cardPicture(answer, side, worker.token);
  };
