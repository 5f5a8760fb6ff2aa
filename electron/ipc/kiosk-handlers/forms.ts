import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { formMethods } from '../../../shared/ipc/kiosk/forms.ts';
import type { kioskContract } from '../../../shared/ipc/kiosk.ts';
import { formsAnswer, formsContinueIn, formsGo, formsShow } from '../../usecases/forms.ts';
import { identifyByTicket } from '../../usecases/hand-out.ts';
import type { KioskDeps } from '../../usecases/kiosk-deps.ts';
import { said } from '../said.ts';

/** The forms of a visit at a kiosk in service. */
export const formHandlers = (deps: KioskDeps): Pick<Handlers<typeof kioskContract>, keyof typeof formMethods> => ({
  identifyByTicket: async (input) => said(await identifyByTicket(deps)(input)),
  formsShow: async (input) => said(await formsShow(deps)(input)),
  formsAnswer: async (input) => said(await formsAnswer(deps)(input)),
  formsGo: async (input) => said(await formsGo(deps)(input)),
  formsContinueIn: async (input) => said(await formsContinueIn(deps)(input)),
});
