import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { coverageMethods } from '../../../shared/ipc/kiosk/coverage.ts';
import type { kioskContract } from '../../../shared/ipc/kiosk.ts';
import { answerCoverage, coverage, dropCardPictures, keepCardPicture, revealMemberId } from '../../usecases/coverage.ts';
import type { KioskDeps } from '../../usecases/kiosk-deps.ts';
import { said } from '../said.ts';

/** The task `coverage` at a kiosk in service. */
export const coverageHandlers = (deps: KioskDeps): Pick<Handlers<typeof kioskContract>, keyof typeof coverageMethods> => ({
  coverage: () => {
    const shown = said(coverage(deps)());
    return shown.ok ? { ok: true, value: { ...shown.value, kept: [...shown.value.kept] } } : shown;
  },
  revealMemberId: () => said(revealMemberId(deps)()),
  keepCardPicture: (input) => said(keepCardPicture(deps)(input)),
  dropCardPictures: () => said(dropCardPictures(deps)()),
  answerCoverage: (input) => said(answerCoverage(deps)(input)),
});
