import { type ConsentReceipt, ReceiptLine } from '../../shared/domain/consent-receipt.ts';
import { writtenLanguages } from '../languages/written.ts';
import type { MessageLanguage } from '../messages/templates/languages.ts';
import { builtInFor, clinicNameOf, safeName, writingFor } from '../messages/visit-words.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { ReadScope } from '../store/store.ts';

/** A receipt and the language it is written in, which may be one the clinic added. */
export interface WrittenReceipt {
  readonly receipt: ConsentReceipt;
  readonly writing: MessageLanguage;
}

/** The last word of a patient on each consent of the site of this visit, with the words that were shown; null when there is none. */
export async function readReceipt(tx: ReadScope, { patient, site: at }: PortalAppointment): Promise<WrittenReceipt | null> {
  const site = await tx.sites.find(at);
  if (!site) return null;
  const lines: ReceiptLine[] = [];
  for (const one of await tx.consents.latest(patient.id, at)) {
    const text = await tx.consentTexts.find(at, one.consent, one.version);
    const wording = text?.wordings[one.language];
    if (text && wording) lines.push(ReceiptLine.parse({ ...one, required: text.required, ...wording }));
  }
  if (lines.length === 0) return null;
  const settings = await tx.messageSettings.find(at);
  return {
    receipt: {
      clinic: clinicNameOf(site, settings),
      language: builtInFor(patient.language, site),
      patientName: safeName(patient.name),
      madeAt: tx.now,
      zone: site.zone,
      lines,
    },
    writing: writingFor(patient, { site, added: await writtenLanguages(tx) }),
  };
}
