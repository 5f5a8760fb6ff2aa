import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { consentMethods } from '../../../shared/ipc/kiosk/consents.ts';
import type { reviewMethods } from '../../../shared/ipc/kiosk/review.ts';
import type { kioskContract } from '../../../shared/ipc/kiosk.ts';
import { agreements, takeBackConsent } from '../../usecases/agreements.ts';
import { acceptConsent, consents, consentText, declineConsent, keepConsent, mailConsentReceipt } from '../../usecases/consents.ts';
import type { KioskDeps } from '../../usecases/kiosk-deps.ts';
import { answerReview, review } from '../../usecases/review.ts';
import { said } from '../said.ts';

type ConsentHandlers = Pick<Handlers<typeof kioskContract>, keyof typeof consentMethods | keyof typeof reviewMethods>;

export const consentHandlers = (deps: KioskDeps): ConsentHandlers => ({
  consents: () => said(consents(deps)()),
  consentText: (input) => said(consentText(deps)(input)),
  acceptConsent: (input) => said(acceptConsent(deps)(input)),
  declineConsent: (input) => said(declineConsent(deps)(input)),
  keepConsent: (input) => said(keepConsent(deps)(input)),
  agreements: () => said(agreements(deps)()),
  takeBackConsent: (input) => said(takeBackConsent(deps)(input)),
  mailConsentReceipt: () => said(mailConsentReceipt(deps)()),
  review: () => said(review(deps)()),
  answerReview: (input) => said(answerReview(deps)(input)),
});
