import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { othersMethods } from '../../../shared/ipc/kiosk/others.ts';
import { err, ok } from '../../../shared/result.ts';
import { companions, noteCompanions, sayStanding, standingQuestion } from '../../usecases/companions.ts';
import type { EndVisit } from '../../usecases/end-visit.ts';
import type { KioskDeps } from '../../usecases/kiosk-deps.ts';
import { someoneElse } from '../../usecases/someone-else.ts';
import type { Presence } from '../../usecases/staff-help.ts';
import { said } from '../said.ts';

export interface OthersParts {
  readonly deps: KioskDeps;
  readonly endVisit: EndVisit;
  readonly presence: Pick<Presence, 'takeBack'>;
}

export function othersHandlers({
  deps,
  endVisit,
  presence,
}: OthersParts): Handlers<{ readonly surface: 'kiosk'; readonly methods: typeof othersMethods }> {
  return {
    showing: ({ screen, largeText }) => {
      if (deps.visits.current() === null) return err('visit-over');
      deps.visits.change({ screen, largeText });
      return ok({});
    },
    companions: companions(deps),
    noteCompanions: (input) => said(noteCompanions(deps)(input)),
    standingQuestion: () => said(standingQuestion(deps)()),
    sayStanding: ({ standing }) => said(sayStanding(deps)(standing)),
    someoneElse: someoneElse({ ...deps, endVisit }),
    takeBack: presence.takeBack,
  };
}
