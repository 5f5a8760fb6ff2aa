import { z } from 'zod';
import { AddedLanguage } from '../domain/added-language.ts';
import { FieldChange } from '../domain/change-request.ts';
import { ChangeableField } from '../domain/changeable-field.ts';
import { DeskNumber, HandOffReason } from '../domain/hand-off.ts';
import { Language } from '../domain/language.ts';
import { CodeChannel } from '../domain/site.ts';
import { LocalDate, TimeZone } from '../domain/time.ts';
import { type Contract, method } from './contract.ts';
import { appointmentMethods } from './kiosk/appointments.ts';
import { consentMethods } from './kiosk/consents.ts';
import { coverageMethods } from './kiosk/coverage.ts';
import { formMethods } from './kiosk/forms.ts';
import { Identified } from './kiosk/identified.ts';
import { identifyMethods } from './kiosk/identify.ts';
import { othersMethods } from './kiosk/others.ts';
import { reviewMethods } from './kiosk/review.ts';
import { SpeechOffer, speechMethods } from './kiosk/speech.ts';

const nothing = z.strictObject({});

/** Why no patient can be served now. The screen says "please see reception" and shows the code, small, for IT. */
export const OutOfService = z.enum([
  'not-set-up',
  'enrolment-refused',
  'portal-unreachable',
  'key-unavailable',
  'storage-failed',
  'not-locked-down',
  'clock-wrong',
  'revoked',
  'settings-malformed',
]);
export type OutOfService = z.infer<typeof OutOfService>;

/** What the window needs to look like this clinic on this glass. Nothing about any patient. */
export const Surroundings = z.object({
  outOfService: OutOfService.nullable(),
  siteName: z.string(),
  zone: TimeZone,
  /** True when the clinic set a logo; the window then loads `app://foyer/site-logo`. */
  hasLogo: z.boolean(),
  primaryColour: z.string(),
  /** In the order of the first screen. */
  languages: z.array(Language).min(1),
  /** Those of them that the clinic added, whole, and whether this kiosk has a voice for each. */
  addedLanguages: z.array(AddedLanguage.extend({ spoken: z.boolean() })),
  nameTierAllowed: z.boolean(),
  /** A tablet that staff hand out: visits are opened by ticket and birth date. */
  handOut: z.boolean(),
  /** The ways this clinic can send a one-time code by. */
  codeChannels: z.array(CodeChannel),
  revealSeconds: z.number().int().positive(),
  doneSeconds: z.number().int().positive(),
  /** CSS pixels per millimetre of this display, measured by IT or from the display's own figures. */
  pixelsPerMm: z.number().positive(),
  /** Set when the key of this device is not protected by a keyring: shown on every screen. */
  demoNotice: z.boolean(),
  /** An address of the clinic's own to take home; empty: the safety tips themselves. */
  takeAwayUrl: z.string(),
  /** Null where this kiosk cannot speak: its voice is not installed, or IT chose no output. */
  speech: SpeechOffer.nullable(),
  /** The language of a visit that has begun before this window was there: the next of several people. Null: the window rests. */
  begun: Language.nullable(),
});
export type Surroundings = z.infer<typeof Surroundings>;

/** The three honest steps: saved on this device, received by the portal, shown on a signed-in console. */
export const ReceiptStep = z.enum(['saved', 'clinic', 'desk']);
export type ReceiptStep = z.infer<typeof ReceiptStep>;

export const VisitStatus = z.object({
  outOfService: OutOfService.nullable(),
  idle: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('active') }),
    z.object({ kind: z.literal('warning'), secondsLeft: z.number().int().positive() }),
  ]),
  receipt: ReceiptStep.nullable(),
  /** Whether the clinic can be reached now. */
  online: z.boolean(),
  /** Who of the staff helps from the console now. */
  helper: z.object({ name: z.string() }).nullable(),
});
export type VisitStatus = z.infer<typeof VisitStatus>;

export const DetailRow = z.object({
  field: ChangeableField,
  /** Masked; null when nothing is on file. */
  masked: z.string().nullable(),
  /** The patient already asked to change it in this visit. */
  changeAsked: z.boolean(),
});
export type DetailRow = z.infer<typeof DetailRow>;

/** Where the patient is, as far as patience goes; main decides what it means. */
export const VisitStep = z.enum(['identify', 'details', 'forms', 'done']);

/**
 * Everything a patient-facing window can ask for; this list is its attack surface. No method takes a patient or appointment id: main
 * remembers whose visit it is, so a page taken over by an attacker cannot name anyone else.
 */
export const kioskContract = {
  surface: 'kiosk',
  methods: {
    surroundings: method({ input: nothing, output: Surroundings, refusals: [], needs: null }),
    status: method({ input: nothing, output: VisitStatus, refusals: [], needs: null }),
    /** First touch: the place in line counts from here. */
    begin: method({ input: z.strictObject({ language: Language }), output: z.object({}), refusals: [], needs: null }),
    speak: method({ input: z.strictObject({ language: Language }), output: z.object({}), refusals: ['visit-over'], needs: null }),
    moveTo: method({ input: z.strictObject({ step: VisitStep }), output: z.object({}), refusals: ['visit-over'], needs: null }),
    stillHere: method({ input: nothing, output: z.object({}), refusals: ['visit-over'], needs: null }),
    identifyByCode: method({
      input: z.strictObject({ code: z.string().max(40), birthDate: LocalDate }),
      output: Identified,
      refusals: ['visit-over'],
      needs: null,
    }),
    identifyByName: method({
      input: z.strictObject({
        family: z.string().trim().min(1).max(200),
        birthDate: LocalDate,
        lastFour: z.string().trim().min(1).max(20),
      }),
      output: Identified,
      refusals: ['visit-over', 'not-offered'],
      needs: null,
    }),
    answerFirstName: method({
      input: z.strictObject({ given: z.string().trim().min(1).max(200) }),
      output: Identified,
      refusals: ['visit-over'],
      needs: null,
    }),
    choose: method({
      input: z.strictObject({ position: z.number().int().min(0).max(20) }),
      output: Identified,
      refusals: ['visit-over'],
      needs: null,
    }),
    ...identifyMethods,
    ...formMethods,
    ...consentMethods,
    ...reviewMethods,
    ...coverageMethods,
    details: method({
      input: nothing,
      output: z.object({ rows: z.array(DetailRow) }),
      refusals: ['visit-over', 'not-allowed'],
      needs: null,
    }),
    /** One value in clear, audited. The window shows it for `revealSeconds`. */
    reveal: method({
      input: z.strictObject({ field: ChangeableField }),
      output: z.object({ value: z.string().nullable() }),
      refusals: ['visit-over', 'not-allowed'],
      needs: null,
    }),
    requestChange: method({
      input: z.strictObject({ change: FieldChange }),
      output: z.object({}),
      refusals: ['visit-over', 'not-allowed', 'not-a-phone', 'same-as-before'],
      needs: null,
    }),
    confirmDetails: method({ input: nothing, output: z.object({}), refusals: ['visit-over', 'not-allowed'], needs: null }),
    callQuietly: method({ input: nothing, output: z.object({}), refusals: ['visit-over', 'not-allowed'], needs: null }),
    /** "I need help" and "Go to the desk": a number, and the desk sees why at once. */
    askDesk: method({
      input: z.strictObject({
        step: z.string().max(40),
        reason: HandOffReason.extract([
          'patient-choice',
          'details-wrong',
          'not-in-your-language',
          'coverage-issue',
          'consent-declined',
          'device-fault',
        ]),
      }),
      output: z.object({ deskNumber: DeskNumber }),
      refusals: ['visit-over'],
      needs: null,
    }),
    ...speechMethods,
    ...othersMethods,
    ...appointmentMethods,
    /** Ends the visit; main replaces the window, so nothing of it is left. */
    finish: method({ input: nothing, output: z.object({}), refusals: [], needs: null }),
  },
} as const satisfies Contract;
