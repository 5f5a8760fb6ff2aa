import { z } from 'zod';
import { ArrivalRule } from './arrival-rule.ts';

/** Everything a clinic may tune, with the value used when it says nothing. Durations carry their unit in their name. */
export const Policy = z.object({
  arrival: z
    .object({
      /** Check-in opens this long before the appointment; earlier is the hand-off `too-early`. */
      opensMinutesBefore: z.number().int().min(0).max(1440).default(60),
      /** Later than this after the start is late. */
      closesMinutesAfter: z.number().int().min(0).max(1440).default(20),
      /** The late go to the desk (`too-late`), or arrive and the desk is told at once. */
      late: z.enum(['desk', 'arrive-and-tell']).default('desk'),
      /** More than this still to pay, in the clinic's own money, is what a rule about owing means. Amounts never reach a kiosk. */
      owesOver: z.number().min(0).max(1_000_000).default(0),
      /** For some practitioners, visits or balances it is otherwise; the first rule that fits decides. */
      rules: z.array(ArrivalRule).max(40).default([]),
    })
    .prefault({}),
  identity: z
    .object({
      /** Last name, birth date and four digits are enough to say "I am here" and for nothing else. */
      nameTierAllowed: z.boolean().default(true),
      kioskFailures: z.number().int().min(1).default(5),
      kioskWindowMinutes: z.number().int().min(1).default(10),
      kioskPauseSeconds: z.number().int().min(1).default(60),
      kioskPauseMaxSeconds: z.number().int().min(1).default(900),
      /** This many misses on one record close code sign-in for it until tomorrow; the name tier and the desk stay open. */
      recordFailures: z.number().int().min(1).default(3),
      /** So many different people may be tried for within one visit; then it goes on at the desk. "Someone else to check in" counts anew. */
      peoplePerVisit: z.number().int().min(1).default(3),
      siteFailuresPerHour: z.number().int().min(1).default(50),
      /** A one-time code is sent again no sooner than this. */
      codeAgainSeconds: z.number().int().min(5).max(600).default(30),
      /** Every refusal takes at least this long, so that how long it took says nothing. */
      refusalMs: z.number().int().min(0).max(5000).default(1200),
    })
    .prefault({}),
  details: z
    .object({
      /** A detail confirmed within this many days is not asked again. */
      confirmEveryDays: z.number().int().min(0).default(30),
      /** When one detail is due, all are asked; otherwise only those that are due. */
      askAllTogether: z.boolean().default(false),
      revealSeconds: z.number().int().min(1).max(60).default(10),
    })
    .prefault({}),
  family: z
    .object({
      /** Younger patients are asked who stands here, and do not sign for themselves. */
      ageOfMajority: z.number().int().min(14).max(25).default(18),
      /** From this age until majority, contact data is not shown to a parent or guardian at the kiosk. */
      hideTeenContact: z.boolean().default(true),
      teenFromAge: z.number().int().min(0).max(25).default(12),
    })
    .prefault({}),
  kiosk: z
    .object({
      /** Nobody stands for long: a standing kiosk shows at most this many screens after ARRIVED. */
      screensAfterArrival: z.number().int().min(0).max(20).default(4),
    })
    .prefault({}),
  consents: z
    .object({
      /** An optional agreement nobody looked at for this long is shown again, to keep or to withdraw. */
      remindAfterDays: z.number().int().min(30).max(3650).default(365),
    })
    .prefault({}),
  review: z
    .object({
      /** Names of medicines in a waiting room are read by others: off on standing kiosks unless the clinic decides so. */
      onKiosk: z.boolean().default(false),
      /** A list gone through within this many days is not asked again. */
      everyDays: z.number().int().min(1).max(3650).default(90),
    })
    .prefault({}),
  coverage: z
    .object({
      /** Insurance confirmed within this many days is not asked again. */
      confirmEveryDays: z.number().int().min(0).max(3650).default(30),
      /** Off: a new card is typed, never photographed. */
      pictures: z.boolean().default(true),
      /** Pictures of a card are deleted at the portal this long after staff decided. */
      pictureDays: z.number().int().min(0).max(365).default(30),
    })
    .prefault({}),
  idle: z
    .object({
      identifySeconds: z.number().int().min(10).default(45),
      detailsSeconds: z.number().int().min(10).default(90),
      formsSeconds: z.number().int().min(10).default(180),
      /** WCAG 2.2 SC 2.2.1: at least 20 s to answer with one simple action. */
      warningSeconds: z.number().int().min(20).default(20),
      doneSeconds: z.number().int().min(5).default(12),
      doneSpeechSeconds: z.number().int().min(10).default(30),
      speechFactor: z.number().min(1).default(2),
    })
    .prefault({}),
  staff: z
    .object({
      consoleLockMinutes: z.number().min(0.5).default(5),
      kioskLockSeconds: z.number().int().min(30).default(90),
      kioskSignOutMinutes: z.number().int().min(1).default(15),
      /** 45 CFR 164.312(a)(2)(iii), automatic log-off: nobody stays signed in longer, busy or not. */
      absoluteHours: z.number().min(1).max(24).default(12),
      shiftEndsAt: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .default('20:00'),
      pinTries: z.number().int().min(1).default(5),
      passwordMinLength: z.number().int().min(15).default(15),
      failuresBeforePause: z.number().int().min(1).default(5),
      pauseMinutes: z.number().int().min(1).default(5),
      /** Staff hold a kiosk that asked for help at most this long; then the patient goes on. */
      takeOverMinutes: z.number().int().min(1).max(30).default(5),
    })
    .prefault({}),
  booking: z
    .object({
      /** What patients may do with their own appointments at a kiosk; for the rest the desk is asked. */
      see: z.boolean().default(true),
      move: z.boolean().default(true),
      cancel: z.boolean().default(true),
      book: z.boolean().default(true),
      /** Times are offered up to this many days from today. */
      daysAhead: z.number().int().min(1).max(180).default(42),
      /** Nearer than this, only the desk gives, moves or cancels a time. */
      noticeHours: z.number().int().min(0).max(168).default(2),
      /** A time is kept for whoever chooses it this long; then it is free again. */
      holdMinutes: z.number().int().min(1).max(30).default(5),
    })
    .prefault({}),
  waiting: z
    .object({
      /** Tell people who arrive how long it usually takes. */
      tell: z.boolean().default(true),
      /** From the visits of this many days. */
      sampleDays: z.number().int().min(1).max(180).default(28),
      /** With fewer visits like this one, nothing is promised. */
      minSamples: z.number().int().min(5).max(500).default(20),
    })
    .prefault({}),
  cache: z
    .object({
      kioskDaysBefore: z.number().int().min(0).max(7).default(0),
      kioskDaysAfter: z.number().int().min(0).max(7).default(1),
      consoleDaysBefore: z.number().int().min(0).max(31).default(1),
      consoleDaysAfter: z.number().int().min(0).max(31).default(7),
      tabletKeyMinutesOffline: z.number().int().min(1).default(60),
      leaseHours: z.number().min(1).default(16),
    })
    .prefault({}),
  education: z
    .object({
      /** What the QR of the last screen leads to; empty: it holds the safety tips themselves and needs no network. */
      takeAwayUrl: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(300)]).default(''),
    })
    .prefault({}),
  sync: z
    .object({
      /** The feed is asked at least this often, hints or none. */
      pullSeconds: z.number().int().min(1).default(30),
      askAgainTries: z.number().int().min(1).default(20),
      askAgainHours: z.number().min(0.1).default(24),
      /** The board says its data is old after this long without an answer from the portal. */
      staleSeconds: z.number().int().min(5).default(60),
    })
    .prefault({}),
  forms: z
    .object({
      /** Who to call in a crisis, as it is spoken; 988 is the Suicide and Crisis Lifeline of the United States. Shown after a safety answer. */
      crisisLine: z.string().trim().min(1).max(40).default('988'),
      /** A safety alert that no clinician has taken goes to the desk after this long. */
      escalateSeconds: z.number().int().min(10).max(900).default(120),
      /** A form with a safety question is offered only where a clinician's console was heard from within this time. */
      responderSeconds: z.number().int().min(60).max(900).default(180),
      /** Kiosk letters of the tablets that staff hand out, parted by commas, for example `T` or `T,U`. They open visits by ticket. */
      handOutLetters: z
        .string()
        .regex(/^([A-Z]{1,2}(,[A-Z]{1,2})*)?$/)
        .default(''),
    })
    .prefault({}),
  device: z
    .object({
      /** `off` only for demonstrations: patient mode otherwise refuses to start on an unlocked system. */
      lockdown: z.enum(['required', 'off']).default('required'),
      /** Demonstrations only: accept a system without a keyring, and say so on every screen. */
      allowUnprotectedKey: z.boolean().default(false),
    })
    .prefault({}),
});
export type Policy = z.infer<typeof Policy>;

export const defaultPolicy: Policy = Policy.parse({});
