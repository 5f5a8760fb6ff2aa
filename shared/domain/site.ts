import { z } from 'zod';
import { LanguageLine } from './added-language.ts';
import { ConsentText } from './consent.ts';
import { FormRule } from './forms/due.ts';
import { Guessing } from './guessing.ts';
import { SiteId, StaffId, TenantId } from './ids.ts';
import { Language } from './language.ts';
import { Policy } from './policy.ts';
import { TimeZone } from './time.ts';
import { UsualWait } from './wait-range.ts';

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Opening hours of one weekday; ISO numbering, 1 is Monday. A day without a row is closed. */
export const OpeningHours = z.object({ weekday: z.number().int().min(1).max(7), opens: Clock, closes: Clock });

/** A picture small enough to travel with the settings: PNG or SVG-free raster, at most 200 KB decoded. */
export const Logo = z.object({ type: z.enum(['image/png', 'image/jpeg', 'image/webp']), base64: z.base64().max(280_000) });

/** As many buttons as the first screen has room for. */
export const mostLanguages = 8;

/** What a manager sets for one site. Everything has a value, so a new site works before anyone opens the page. */
export const SiteSettings = z.object({
  name: z.string().trim().min(1).max(120),
  logo: Logo.nullable().default(null),
  /** The primary button; must keep 4.5:1 against white (checked when saved). */
  primaryColour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .default('#0F5C5A'),
  hours: z
    .array(OpeningHours)
    .max(14)
    .default([1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' }))),
  /** Offered on the first screen, in this order; the first is the default. One a clinic added is shown once kiosks have all of it. */
  languages: z.array(Language).min(1).max(mostLanguages).default(['en', 'es']),
  /** Where to sit, per language; a language without one shows the first language's. */
  seating: z.partialRecord(Language, z.string().max(120)).default({}),
  /** Which visits ask for which forms, in the order they are asked. */
  forms: z.array(FormRule).max(30).default([]),
  /** Clinicians who come when an answer needs a person; where none is named, every clinician who is signed in counts. Never told to kiosks. */
  responders: z.array(StaffId).max(50).default([]),
  policy: Policy.prefault({}),
});
export type SiteSettings = z.infer<typeof SiteSettings>;

/** The ways a site can send a one-time code by: an e-mail, or a text to a telephone. */
export const CodeChannel = z.enum(['email', 'phone']);
export type CodeChannel = z.infer<typeof CodeChannel>;

/** Where a telephone without a country code is, ISO 3166, until a clinic says otherwise. */
export const defaultPhoneCountry = 'US';

export const Site = z.object({
  id: SiteId,
  tenant: TenantId,
  zone: TimeZone,
  settings: SiteSettings,
  /** Counts up at each save; saving needs the one that was read, so two managers never overwrite each other. */
  version: z.number().int().nonnegative(),
  /** Told to devices: the keys that the QR of a letter may be signed with, Ed25519, SPKI DER in base64; newest first. */
  arrivalTokenKeys: z.array(z.string().max(100)).default([]),
  /** Told to devices. */
  codeChannels: z.array(CodeChannel).default([]),
  /** Told to devices: where a telephone without a country code is, ISO 3166. */
  phoneCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default(defaultPhoneCountry),
  /** Told to kiosks alone: decides which name entries are asked a first name without need, alike at every kiosk of the site. */
  decoyKey: z.string().max(100).nullable().default(null),
  /** Languages the clinic added besides those of Foyer itself, and how many sentences each still lacks. */
  addedLanguages: z.array(LanguageLine).default([]),
  /** The current version of each consent the site asks for. */
  consents: z.array(ConsentText).default([]),
  /** Told to kiosks and consoles: optional ones asked no more that somebody here agreed to, in the languages they were read in. */
  formerConsents: z.array(ConsentText).default([]),
  /** Told to kiosks alone: how long people waited here of late, in groups; empty where too little is known. */
  waits: z.array(UsualWait).default([]),
  /** Told to consoles alone: where too many tries did not match of late. */
  guessing: z.array(Guessing).default([]),
});
export type Site = z.infer<typeof Site>;

export const minContrast = 4.5;

/** WCAG 2.2 contrast ratio of a colour against white, 1 to 21. Source: WCAG 2.2, relative luminance. */
export function contrastWithWhite(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
