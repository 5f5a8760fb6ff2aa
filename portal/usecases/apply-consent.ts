import { createHash } from 'node:crypto';
import type { AuditAction } from '../../shared/domain/audit.ts';
import { type ConsentStatus, type ConsentWording, shownText } from '../../shared/domain/consent.ts';
import { trueTime } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FactRefusal } from '../../shared/sync/delivery.ts';
import type { FactOf } from '../../shared/sync/fact.ts';
import { isAsked } from '../consents/former-consents.ts';
import { queueReceipt } from '../consents/mail-receipt.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';

/** What to note of an act that was done. */
export interface Noted {
  readonly action: AuditAction;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}
type Outcome = Result<Noted, FactRefusal>;

type Answered = FactOf<'consent-given' | 'consent-declined' | 'consent-withdrawn'>;

const meaning = {
  'consent-given': { status: 'active', action: 'consent-give' },
  'consent-declined': { status: 'rejected', action: 'consent-decline' },
  'consent-withdrawn': { status: 'inactive', action: 'consent-withdraw' },
} as const satisfies Readonly<Record<Answered['type'], { readonly status: ConsentStatus; readonly action: AuditAction }>>;

/** A record is kept only of words we have: another text, version, language or wording is refused (docs/sync.md S110). */
export async function answerConsent(tx: WriteScope, fact: Answered, { id, site, patient }: PortalAppointment): Promise<Outcome> {
  const { consent, version, language, textHash, signedBy } = fact.body;
  const text = await tx.consentTexts.find(site, consent, version);
  const wording = text?.wordings[language];
  if (!text || !wording || hashOf(wording) !== textHash) return err('not-expected');
  const { status, action } = meaning[fact.type];
  await tx.consents.add({
    id: fact.id,
    site,
    consent,
    version,
    patient: patient.id,
    appointment: id,
    device: fact.device,
    language,
    textHash,
    status,
    dateTime: trueTime(fact.occurredAt),
    signedBy,
    signature: fact.type === 'consent-given' ? fact.body.signature : null,
  });
  // Given offline to a text retired meanwhile: nobody may have agreed to it before.
  if (status === 'active' && !isAsked({ consents: await tx.consentTexts.current(site) }, text)) tx.consentTexts.tell(site);
  return ok({ action, detail: { consent, version, language, signedBy: signedBy.kind } });
}

export async function keepConsent(tx: WriteScope, fact: FactOf<'consent-kept'>, { site, patient }: PortalAppointment): Promise<Outcome> {
  const { consent, version } = fact.body;
  const kept = await tx.consents.keep(patient.id, { site, consent, version, at: trueTime(fact.occurredAt) });
  return kept ? ok({ action: 'consent-keep', detail: { consent, version } }) : err('not-expected');
}

export async function mailReceipt(tx: WriteScope, appointment: PortalAppointment): Promise<Outcome> {
  return ok({ action: 'consent-receipt', detail: { by: 'email', queued: await queueReceipt(tx, appointment) } });
}

export const hashOf = (wording: ConsentWording): string => createHash('sha256').update(shownText(wording), 'utf8').digest('hex');
