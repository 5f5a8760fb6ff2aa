import type { AuditAction } from '../../shared/domain/audit.ts';
import { type ConsentText, type ConsentWording, decideConsents, shownText } from '../../shared/domain/consent.ts';
import { isMinor, maySign, type Standing } from '../../shared/domain/guardian.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Signature } from '../../shared/domain/signature.ts';
import { dayIn } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FactOf } from '../../shared/sync/fact.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { type OpenVisit, withOpenVisit } from './record.ts';
import type { AskedConsents } from './visit.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits' | 'sha256'>;
type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed';
type Answer<E = never> = Result<Record<never, never>, Refusal | E>;

/** What is asked, in the visit's language. That it was shown is noted once a visit. */
export const consents = (deps: Deps) => () =>
  withOpenVisit(deps, (open) => {
    const { visit, appointment, site } = open;
    const asked = askedIn(deps, open);
    const questions = asked.ask.map((text, position) => ({
      required: text.required,
      wording: text.wordings[visit.language] ?? null,
      languages: Object.keys(text.wordings) as Language[],
      answered: asked.answered.has(position),
    }));
    const earlier = asked.keep.map(({ text, given }, position) => ({
      title: titleIn(text, visit.language),
      agreedOn: given.dateTime,
      said: asked.said.get(position) ?? null,
    }));
    const mayMail = appointment.patient.emails.length > 0 && site.codeChannels.includes('email');
    return ok({ questions, earlier, signer: signerOf(deps, open), mayMail });
  });

/** The same text in a language that the patient reads as well. */
export const consentText =
  (deps: Deps) =>
  ({
    position,
    language,
  }: {
    readonly position: number;
    readonly language: Language;
  }): Result<{ wording: ConsentWording }, Refusal | 'not-found'> =>
    withOpenVisit(deps, (open) => {
      const wording = askedIn(deps, open).ask[position]?.wordings[language];
      return wording ? ok({ wording }) : err('not-found');
    });

interface OneText {
  readonly position: number;
  readonly language: Language;
}

export const acceptConsent =
  (deps: Deps) =>
  ({ signature, ...one }: OneText & { readonly signature: Signature }): Answer<'not-found'> =>
    answerText(deps, one, signature);

/** Recorded like an agreement. What a required one means for the visit is the page's next step: the desk. */
export const declineConsent =
  (deps: Deps) =>
  (one: OneText): Answer<'not-found'> =>
    answerText(deps, one, null);

function answerText(deps: Deps, { position, language }: OneText, signature: Signature | null): Answer<'not-found'> {
  return withOpenVisit(deps, (open) => {
    const asked = askedIn(deps, open);
    const text = asked.ask[position];
    const wording = text?.wordings[language];
    if (!text || !wording) return err('not-found');
    if (asked.answered.has(position)) return ok({});
    const signedBy = standingOf(open);
    if (signature !== null && signerOf(deps, open) !== 'known') return err('not-allowed');
    const shown = shownFact(deps, open, { text, language, wording, signedBy });
    if (signature === null) note(deps, open, { type: 'consent-declined', body: shown }, 'consent-decline');
    else note(deps, open, { type: 'consent-given', body: { ...shown, signature } }, 'consent-give');
    deps.visits.change({ consents: { ...asked, answered: new Set([...asked.answered, position]) } });
    return ok({});
  });
}

/** An earlier agreement is kept, or taken back. Said once a visit. */
export const keepConsent =
  (deps: Deps) =>
  ({ position, keep }: { readonly position: number; readonly keep: boolean }): Answer<'not-found'> =>
    withOpenVisit(deps, (open) => {
      const asked = askedIn(deps, open);
      const earlier = asked.keep[position];
      if (!earlier) return err('not-found');
      if (asked.said.has(position)) return ok({});
      const { text } = earlier;
      const { consent, version } = text;
      const [language] = Object.keys(text.wordings).filter(
        (one) => one === open.visit.language || !(open.visit.language in text.wordings),
      ) as Language[];
      const wording = language && text.wordings[language];
      if (keep) note(deps, open, { type: 'consent-kept', body: { consent, version, tier: open.settled.tier } }, 'consent-keep');
      else if (wording)
        note(
          deps,
          open,
          { type: 'consent-withdrawn', body: shownFact(deps, open, { text, language, wording, signedBy: standingOf(open) }) },
          'consent-withdraw',
        );
      deps.visits.change({ consents: { ...asked, said: new Map([...asked.said, [position, keep ? 'kept' : 'withdrawn']]) } });
      return ok({});
    });

/** "E-mail me a copy." Asked twice, it is told once. */
export const mailConsentReceipt = (deps: Deps) => (): Answer =>
  withOpenVisit(deps, (open) => {
    const asked = askedIn(deps, open);
    if (asked.mailed) return ok({});
    note(deps, open, { type: 'consent-receipt-asked', body: { tier: open.settled.tier } }, 'consent-receipt');
    deps.visits.change({ consents: { ...asked, mailed: true } });
    return ok({});
  });

/** Decided once a visit, so that a place in the list means the same text until the end. */
function askedIn(deps: Deps, { visit, appointment, site }: OpenVisit): AskedConsents {
  if (visit.consents !== null) return visit.consents;
  const due = decideConsents({
    texts: site.consents,
    onFile: appointment.consents,
    now: trueNow(deps.store),
    zone: site.zone,
    policy: site.settings.policy.consents,
  });
  const asked: AskedConsents = { ...due, answered: new Set(), said: new Map(), mailed: false };
  deps.store.audit.append({
    actor: { kind: 'patient' },
    action: 'consent-show',
    subject: `Appointment/${appointment.id}`,
    detail: { asked: due.ask.length, earlier: due.keep.length },
  });
  deps.visits.change({ consents: asked });
  return asked;
}

const isUnderAge = ({ store }: Deps, { appointment, site }: OpenVisit): boolean =>
  isMinor(dayIn(site.zone, trueNow(store)), appointment.patient.birthDate, site.settings.policy.family);

const standingOf = ({ visit }: OpenVisit): Standing => visit.standing ?? { kind: 'patient' };

function signerOf(deps: Deps, open: OpenVisit): 'known' | 'ask' | 'nobody' {
  const minor = isUnderAge(deps, open);
  if (minor && open.visit.standing === null) return 'ask';
  return maySign(standingOf(open), minor) ? 'known' : 'nobody';
}

const titleIn = ({ wordings, consent }: ConsentText, language: Language): string =>
  (wordings[language] ?? Object.values(wordings)[0])?.title ?? consent;

interface Shown {
  readonly text: ConsentText;
  readonly language: Language;
  readonly wording: ConsentWording;
  readonly signedBy: Standing;
}

const shownFact = ({ sha256 }: Deps, { settled }: OpenVisit, { text, language, wording, signedBy }: Shown) => ({
  consent: text.consent,
  version: text.version,
  language,
  textHash: sha256(shownText(wording)),
  signedBy,
  tier: settled.tier,
});

type ConsentFact = FactOf<'consent-given' | 'consent-declined' | 'consent-withdrawn' | 'consent-kept' | 'consent-receipt-asked'>;
type Draft = { [T in ConsentFact['type']]: Pick<FactOf<T>, 'type' | 'body'> }[ConsentFact['type']];

/** The fact and its audit row, together. */
function note({ store }: Deps, { appointment }: OpenVisit, draft: Draft, action: AuditAction): void {
  store.outbox.append({ ...draft, actor: { kind: 'patient' }, subject: { kind: 'appointment', id: appointment.id } });
  const detail: Record<string, string | number> =
    'consent' in draft.body ? { consent: draft.body.consent, version: draft.body.version } : {};
  store.audit.append({ actor: { kind: 'patient' }, action, subject: `Appointment/${appointment.id}`, detail });
}
