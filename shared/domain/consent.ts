import { z } from 'zod';
import { Language } from './language.ts';
import type { Policy } from './policy.ts';
import { dayIn, Instant, minutesFrom, type TimeZone } from './time.ts';

/** What a consent is called in records and reports, for example `privacy-notice`. Stored; never rename one. */
export const ConsentCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand<'ConsentCode'>();
export type ConsentCode = z.infer<typeof ConsentCode>;

/** One language of a consent. `body` is plain text; an empty line parts paragraphs. */
export const ConsentWording = z.object({ title: z.string().trim().min(1).max(80), body: z.string().trim().min(1).max(20_000) });
export type ConsentWording = z.infer<typeof ConsentWording>;

/** One version of a text a clinic asks people to agree to. A version never changes; a change is a new version. */
export const ConsentText = z.object({
  consent: ConsentCode,
  version: z.number().int().positive(),
  /** Without it the visit goes on at the desk. An optional one may be declined without any effect on care. */
  required: z.boolean(),
  wordings: z.partialRecord(Language, ConsentWording),
});
export type ConsentText = z.infer<typeof ConsentText>;

/** FHIR R4 Consent.status: `active` given, `rejected` declined, `inactive` given and later withdrawn. */
export const ConsentStatus = z.enum(['active', 'rejected', 'inactive']);
export type ConsentStatus = z.infer<typeof ConsentStatus>;

/** The last word of one patient on one consent at one site. */
export const ConsentOnFile = z.object({
  consent: ConsentCode,
  version: z.number().int().positive(),
  status: ConsentStatus,
  /** FHIR R4 Consent.dateTime. */
  dateTime: Instant,
  /** When the patient last looked at an agreement and kept it. */
  keptAt: Instant.nullable(),
});
export type ConsentOnFile = z.infer<typeof ConsentOnFile>;

export interface ConsentsDue {
  /** Texts to accept or decline: the required ones first. */
  readonly ask: readonly ConsentText[];
  /** Optional agreements given earlier, to keep or to withdraw. */
  readonly keep: readonly Agreement[];
}

interface Asked {
  readonly texts: readonly ConsentText[];
  readonly onFile: readonly ConsentOnFile[];
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly policy: Policy['consents'];
}

/**
 * What to put before this patient now. A required text is due until its current version is accepted, but a decline is not asked again the same
 * day. An optional one is asked once per version. Earlier agreements are shown with the rest, or alone when nobody looked at them for long.
 */
export function decideConsents({ texts, onFile, now, zone, policy }: Asked): ConsentsDue {
  const answerOn = ({ consent, version }: ConsentText) => onFile.find((one) => one.consent === consent && one.version === version) ?? null;
  const today = (at: Instant) => dayIn(zone, at) === dayIn(zone, now);
  const isDue = (text: ConsentText) => {
    const answer = answerOn(text);
    if (answer === null) return true;
    return text.required && answer.status !== 'active' && !today(answer.dateTime);
  };
  const due = texts.filter(isDue);
  const ask = [...due.filter(({ required }) => required), ...due.filter(({ required }) => !required)];
  const given = texts.flatMap((text) => {
    const answer = answerOn(text);
    return !text.required && answer?.status === 'active' && !today(lookedAt(answer)) ? [{ text, given: answer }] : [];
  });
  const long = given.some((one) => minutesFrom(lookedAt(one.given), now) > policy.remindAfterDays * 24 * 60);
  return { ask, keep: ask.length > 0 || long ? given : [] };
}

/** A patient's last word on one text of the clinic. */
export interface Agreement {
  readonly text: ConsentText;
  readonly given: ConsentOnFile;
}

/** What a patient may look at again at any visit. A version that was not answered yet is a question, not an agreement. */
export const agreementsOf = (texts: readonly ConsentText[], onFile: readonly ConsentOnFile[]): readonly Agreement[] =>
  texts.flatMap((text) => {
    const given = onFile.find(({ consent, version }) => consent === text.consent && version === text.version);
    return given === undefined ? [] : [{ text, given }];
  });

/** Optional ones, as easily as they were given (GDPR 7(3)): no signature, no reason, no age. */
export const mayTakeBack = ({ text, given }: Agreement): boolean => !text.required && given.status === 'active';

const lookedAt = ({ dateTime, keptAt }: ConsentOnFile): Instant => keptAt ?? dateTime;

/** How many earlier agreements one screen shows. */
export const keptPerScreen = 3;

/** One screen for each text, and one for every few earlier agreements. */
export const consentScreens = ({ ask, keep }: ConsentsDue): number => ask.length + Math.ceil(keep.length / keptPerScreen);

/** What staff see of one consent; `due` until the patient has answered the current version. */
export function consentState({ consent, version }: ConsentText, onFile: readonly ConsentOnFile[]): ConsentStatus | 'due' {
  return onFile.find((one) => one.consent === consent && one.version === version)?.status ?? 'due';
}

/** The exact text whose SHA-256 (UTF-8) is kept as the proof of what was shown. */
export const shownText = ({ title, body }: ConsentWording): string => `${title}\n\n${body}`;
