import { z } from 'zod';
import { ConsentStatus, ConsentWording } from '../../domain/consent.ts';
import { Language } from '../../domain/language.ts';
import { Signature } from '../../domain/signature.ts';
import { Instant } from '../../domain/time.ts';
import { method } from '../contract.ts';

const nothing = z.strictObject({});
const Position = z.number().int().min(0).max(50);
const refusals = ['visit-over', 'not-allowed'] as const;

/** One text to accept or decline. */
export const ConsentQuestion = z.object({
  required: z.boolean(),
  /** In the visit's language; null where the clinic has none in it. */
  wording: ConsentWording.nullable(),
  /** The languages it can be read in. */
  languages: z.array(Language),
  /** Answered earlier in this visit. */
  answered: z.boolean(),
});
export type ConsentQuestion = z.infer<typeof ConsentQuestion>;

/** An optional agreement given earlier. */
export const EarlierConsent = z.object({
  title: z.string(),
  agreedOn: Instant,
  /** Null until the patient has said so in this visit. */
  said: z.enum(['kept', 'withdrawn']).nullable(),
});
export type EarlierConsent = z.infer<typeof EarlierConsent>;

export const Consents = z.object({
  questions: z.array(ConsentQuestion),
  earlier: z.array(EarlierConsent),
  /** Who signs: `ask` for a minor while nobody has said who stands here; `nobody` when whoever does may not sign. */
  signer: z.enum(['known', 'ask', 'nobody']),
  /** There is an e-mail on file and the clinic can send mail. */
  mayMail: z.boolean(),
});
export type Consents = z.infer<typeof Consents>;

/** The last word on one text, with its words to read again. */
export const AgreementShown = z.object({
  wording: ConsentWording,
  /** The one it is in: the visit's where the clinic has it; of a text asked no more, the one it was agreed to in. */
  language: Language,
  required: z.boolean(),
  status: ConsentStatus,
  answeredOn: Instant,
  mayTakeBack: z.boolean(),
});
export type AgreementShown = z.infer<typeof AgreementShown>;

export const Agreements = z.object({
  agreements: z.array(AgreementShown),
  /** `ask`: of a minor, nobody has said who stands here. */
  who: z.enum(['known', 'ask']),
  mayMail: z.boolean(),
});
export type Agreements = z.infer<typeof Agreements>;

/** Texts people agree to. They are named by their place in this visit's list, which never changes within the visit. */
export const consentMethods = {
  consents: method({ input: nothing, output: Consents, refusals, needs: null }),
  /** The same text in another language, because the clinic has none in the patient's. */
  consentText: method({
    input: z.strictObject({ position: Position, language: Language }),
    output: z.object({ wording: ConsentWording }),
    refusals: [...refusals, 'not-found'],
    needs: null,
  }),
  /** `language` is the one it was read in. */
  acceptConsent: method({
    input: z.strictObject({ position: Position, language: Language, signature: Signature }),
    output: z.object({}),
    refusals: [...refusals, 'not-found'],
    needs: null,
  }),
  declineConsent: method({
    input: z.strictObject({ position: Position, language: Language }),
    output: z.object({}),
    refusals: [...refusals, 'not-found'],
    needs: null,
  }),
  keepConsent: method({
    input: z.strictObject({ position: Position, keep: z.boolean() }),
    output: z.object({}),
    refusals: [...refusals, 'not-found'],
    needs: null,
  }),
  /** What this patient answered, at any visit. Positions are those of the last answer. */
  agreements: method({ input: nothing, output: Agreements, refusals, needs: null }),
  takeBackConsent: method({
    input: z.strictObject({ position: Position }),
    output: z.object({}),
    refusals: [...refusals, 'not-found'],
    needs: null,
  }),
  mailConsentReceipt: method({ input: nothing, output: z.object({}), refusals, needs: null }),
} as const;
