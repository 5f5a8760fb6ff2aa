import { type ConsentText, type ConsentWording, decideConsents } from '../../shared/domain/consent.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Signature } from '../../shared/domain/signature.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ConsentDeps, mayMail, note, noteShown, readIn, shownFact, signerOf, standingOf, withdraw } from './consent-facts.ts';
import { trueNow } from './kiosk-deps.ts';
import { type OpenVisit, withOpenVisit } from './record.ts';
import type { AskedConsents } from './visit.ts';

type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed';
type Answer<E = never> = Result<Record<never, never>, Refusal | E>;

/** What is asked, in the visit's language. That it was shown is noted once a visit. */
export const consents = (deps: ConsentDeps) => () =>
  withOpenVisit(deps, (open) => {
    const { visit } = open;
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
    return ok({ questions, earlier, signer: signerOf(deps, open), mayMail: mayMail(open) });
  });

/** The same text in a language that the patient reads as well. */
export const consentText =
  (deps: ConsentDeps) =>
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
  (deps: ConsentDeps) =>
  ({ signature, ...one }: OneText & { readonly signature: Signature }): Answer<'not-found'> =>
    answerText(deps, one, signature);

/** Recorded like an agreement. What a required one means for the visit is the page's next step: the desk. */
export const declineConsent =
  (deps: ConsentDeps) =>
  (one: OneText): Answer<'not-found'> =>
    answerText(deps, one, null);

function answerText(deps: ConsentDeps, { position, language }: OneText, signature: Signature | null): Answer<'not-found'> {
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
    deps.visits.change({ consents: { ...asked, answered: new Set([...asked.answered, position]) }, receiptAsked: false });
    return ok({});
  });
}

/** An earlier agreement is kept, or taken back. Said once a visit. */
export const keepConsent =
  (deps: ConsentDeps) =>
  ({ position, keep }: { readonly position: number; readonly keep: boolean }): Answer<'not-found'> =>
    withOpenVisit(deps, (open) => {
      const asked = askedIn(deps, open);
      const earlier = asked.keep[position];
      if (!earlier) return err('not-found');
      if (asked.said.has(position)) return ok({});
      const { text } = earlier;
      const { consent, version } = text;
      if (keep) note(deps, open, { type: 'consent-kept', body: { consent, version, tier: open.settled.tier } }, 'consent-keep');
      else withdraw(deps, open, text);
      const said = new Map([...asked.said, [position, keep ? 'kept' : 'withdrawn'] as const]);
      deps.visits.change({ consents: { ...asked, said }, receiptAsked: false });
      return ok({});
    });

/** "E-mail me a copy." Asked twice with nothing said in between, it is told once. */
export const mailConsentReceipt = (deps: ConsentDeps) => (): Answer =>
  withOpenVisit(deps, (open) => {
    if (open.visit.receiptAsked) return ok({});
    note(deps, open, { type: 'consent-receipt-asked', body: { tier: open.settled.tier } }, 'consent-receipt');
    deps.visits.change({ receiptAsked: true });
    return ok({});
  });

/** Decided once a visit, so that a place in the list means the same text until the end. */
function askedIn(deps: ConsentDeps, open: OpenVisit): AskedConsents {
  const { visit, appointment, site } = open;
  if (visit.consents !== null) return visit.consents;
  const due = decideConsents({
    texts: site.consents,
    onFile: appointment.consents,
    now: trueNow(deps.store),
    zone: site.zone,
    policy: site.settings.policy.consents,
  });
  const asked: AskedConsents = { ...due, answered: new Set(), said: new Map() };
  noteShown(deps, open, { asked: due.ask.length, earlier: due.keep.length });
  deps.visits.change({ consents: asked });
  return asked;
}

const titleIn = (text: ConsentText, language: Language): string => readIn(text, language)?.wording.title ?? text.consent;
