import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { kioskContract } from '../../../shared/ipc/kiosk.ts';
import { identifyByToken } from '../../usecases/identify.ts';
import type { KioskDeps } from '../../usecases/kiosk-deps.ts';
import { checkCode, sendCode } from '../../usecases/one-time-code.ts';
import { takeScan, watchFor } from '../../usecases/scan.ts';
import { said } from '../said.ts';

type Names = 'watchFor' | 'takeScan' | 'identifyByToken' | 'sendCode' | 'checkCode';

/** Tiers A and C at a kiosk in service. */
export const identifyHandlers = (deps: KioskDeps): Pick<Handlers<typeof kioskContract>, Names> => ({
  watchFor: watchFor(deps),
  takeScan: () => takeScan(deps),
  identifyByToken: async (input) => said(await identifyByToken(deps)(input)),
  sendCode: async (input) => said(await sendCode(deps)(input)),
  checkCode: async (input) => said(await checkCode(deps)(input)),
});
