import { createHash } from 'node:crypto';
import { ConsentCode, type ConsentText, shownText } from '../../../shared/domain/consent.ts';
import type { AppointmentId } from '../../../shared/domain/ids.ts';
import type { Fact, FactType } from '../../../shared/sync/fact.ts';
import { about, aFact, type Clinic, mainStreet } from '../support/clinic.ts';

export const wordings = {
  en: { title: 'Text messages', body: 'May we text you about visits?\n\nYou can stop at any time.' },
  ar: { title: 'الرسائل النصية', body: 'هل يمكننا مراسلتك؟' },
} as const;
export const consent = ConsentCode.parse('text-messages');

/** The clinic asks for it; gives the version. */
export const asksFor = (clinic: Clinic, over: Partial<Pick<ConsentText, 'required' | 'wordings'>> = {}): Promise<number> =>
  clinic.store.write(clinic.tenant, (tx) => tx.consentTexts.add(mainStreet, { consent, required: false, wordings, ...over }));

export const hashOf = (wording: { title: string; body: string }) => createHash('sha256').update(shownText(wording)).digest('hex');

export const shown = {
  consent,
  version: 1,
  language: 'en',
  textHash: hashOf(wordings.en),
  signedBy: { kind: 'patient' },
  tier: 'B',
} as const;

export const drawn = {
  kind: 'drawn',
  strokes: [
    [
      [100, 100],
      [400, 180],
      [700, 90],
    ],
  ],
};

export const aConsent = (clinic: Clinic, type: FactType, appointment: AppointmentId, over: object = {}): Fact =>
  aFact(clinic.kiosk, type, {
    ...about(appointment),
    body: { ...shown, ...(type === 'consent-given' ? { signature: drawn } : {}), ...over },
  });
