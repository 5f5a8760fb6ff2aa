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
  /** The one it was read in; null on a device that was told before this was kept. */
  language: Language.nullable().default(null),
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
  const today = (at: Instant) => dayIn(zone, at) === dayIn(zone, now);
  const isDue = (text: ConsentText) => {
    const answer = answerTo(text, onFile);
    if (answer === null) return true;
    return text.required && answer.status !== 'active' && !today(answer.dateTime);
  };
  const due = texts.filter(isDue);
  const ask = [...due.filter(({ required }) => required), ...due.filter(({ required }) => !required)];
  const given = texts.flatMap((text) => {
    const answer = answerTo(text, onFile);
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

/** What a clinic asks for, and what it asked for once. */
export interface ConsentTexts {
  readonly consents: readonly ConsentText[];
  /** Optional ones that were retired or replaced. */
  readonly formerConsents: readonly ConsentText[];
}

/**
 * What a patient may look at again at any visit: the last word on each text asked now, then what they agreed to of those asked no more. A version
 * that was not answered yet is a question, not an agreement.
 */
export const agreementsOf = (texts: ConsentTexts, onFile: readonly ConsentOnFile[]): readonly Agreement[] => [
  ...answered(texts.consents, onFile),
  ...formerAgreements(texts, onFile),
];

const answered = (texts: readonly ConsentText[], onFile: readonly ConsentOnFile[]): readonly Agreement[] =>
  texts.flatMap((text) => {
    const given = answerTo(text, onFile);
    return given === null ? [] : [{ text, given }];
  });

/** Each in the language it was agreed to in alone, whatever other patients read it in. */
const formerAgreements = ({ formerConsents }: ConsentTexts, onFile: readonly ConsentOnFile[]): readonly Agreement[] =>
  answered(formerConsents, onFile).flatMap(({ text, given }) => {
    const { language, status } = given;
    const wordings = language === null ? text.wordings : { [language]: text.wordings[language] };
    return status === 'rejected' || Object.values(wordings)[0] === undefined ? [] : [{ text: { ...text, wordings }, given }];
  });

const answerTo = ({ consent, version }: ConsentText, onFile: readonly ConsentOnFile[]): ConsentOnFile | null =>
  onFile.find((one) => one.consent === consent && one.version === version) ?? null;

/** Optional ones, as easily as they were given (GDPR 7(3)): no signature, no reason, no age. */
export const mayTakeBack = ({ text, given }: Agreement): boolean => !text.required && given.status === 'active';

const lookedAt = ({ dateTime, keptAt }: ConsentOnFile): Instant => keptAt ?? dateTime;

/** How many earlier agreements one screen shows. */
export const keptPerScreen = 3;

/** One screen for each text, and one for every few earlier agreements. */
export const consentScreens = ({ ask, keep }: ConsentsDue): number => ask.length + Math.ceil(keep.length / keptPerScreen);

/** What staff see of one consent. */
export interface ConsentState {
  readonly text: ConsentText;
  /** `due` until the patient has answered the current version. */
  readonly state: ConsentStatus | 'due';
  /** Asked no more. */
  readonly former: boolean;
}

/** Each text asked now with its answer, then what was agreed to of those asked no more. */
export const consentStates = (texts: ConsentTexts, onFile: readonly ConsentOnFile[]): readonly ConsentState[] => [
  ...texts.consents.map((text) => ({ text, state: answerTo(text, onFile)?.status ?? ('due' as const), former: false })),
  ...formerAgreements(texts, onFile).map(({ text, given }) => ({ text, state: given.status, former: true })),
];

/** The exact text whose SHA-256 (UTF-8) is kept as the proof of what was shown. */
export const shownText = ({ title, body }: ConsentWording): string => `${title}\n\n${body}`;
