import type { AuditAction } from '../../shared/domain/audit.ts';
import { type ConsentText, type ConsentWording, shownText } from '../../shared/domain/consent.ts';
import { decideSigner, isMinor, type Signer, type Standing } from '../../shared/domain/guardian.ts';
import type { Language } from '../../shared/domain/language.ts';
import { dayIn } from '../../shared/domain/time.ts';
import type { FactOf } from '../../shared/sync/fact.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import type { OpenVisit } from './record.ts';

/** What noting an answer to a text needs. */
export type ConsentDeps = Pick<KioskDeps, 'store' | 'visits' | 'sha256'>;

export const mayMail = ({ appointment, site }: OpenVisit): boolean =>
  appointment.patient.emails.length > 0 && site.codeChannels.includes('email');

export const signerOf = ({ store }: ConsentDeps, { visit, appointment, site }: OpenVisit): Signer =>
  decideSigner(visit.standing, isMinor(dayIn(site.zone, trueNow(store)), appointment.patient.birthDate, site.settings.policy.family));

export const standingOf = ({ visit }: OpenVisit): Standing => visit.standing ?? { kind: 'patient' };

/** In the patient's language, or in the first one that the clinic has. */
export function readIn(
  { wordings }: ConsentText,
  wanted: Language,
): { readonly language: Language; readonly wording: ConsentWording } | null {
  const language = wanted in wordings ? wanted : (Object.keys(wordings)[0] as Language | undefined);
  const wording = language && wordings[language];
  return wording ? { language, wording } : null;
}

/** Named with the words it is about, like the agreement. */
export function withdraw(deps: ConsentDeps, open: OpenVisit, text: ConsentText): void {
  const read = readIn(text, open.visit.language);
  if (read === null) return;
  const body = shownFact(deps, open, { text, ...read, signedBy: standingOf(open) });
  note(deps, open, { type: 'consent-withdrawn', body }, 'consent-withdraw');
}

interface Shown {
  readonly text: ConsentText;
  readonly language: Language;
  readonly wording: ConsentWording;
  readonly signedBy: Standing;
}

export const shownFact = ({ sha256 }: ConsentDeps, { settled }: OpenVisit, { text, language, wording, signedBy }: Shown) => ({
  consent: text.consent,
  version: text.version,
  language,
  textHash: sha256(shownText(wording)),
  signedBy,
  tier: settled.tier,
});

type ConsentFact = FactOf<'consent-given' | 'consent-declined' | 'consent-withdrawn' | 'consent-kept' | 'consent-receipt-asked'>;
type Draft = { [T in ConsentFact['type']]: Pick<FactOf<T>, 'type' | 'body'> }[ConsentFact['type']];

export function noteShown({ store }: ConsentDeps, { appointment }: OpenVisit, detail: Readonly<Record<string, number>>): void {
  store.audit.append({ actor: { kind: 'patient' }, action: 'consent-show', subject: `Appointment/${appointment.id}`, detail });
}

/** The fact and its audit row, together. */
export function note({ store }: ConsentDeps, { appointment }: OpenVisit, draft: Draft, action: AuditAction): void {
  store.outbox.append({ ...draft, actor: { kind: 'patient' }, subject: { kind: 'appointment', id: appointment.id } });
  const detail: Record<string, string | number> =
    'consent' in draft.body ? { consent: draft.body.consent, version: draft.body.version } : {};
  store.audit.append({ actor: { kind: 'patient' }, action, subject: `Appointment/${appointment.id}`, detail });
}
