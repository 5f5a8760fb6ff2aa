import { type CountryCode, isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';
import { Language } from '../../shared/domain/language.ts';
import { defaultPhoneCountry } from '../../shared/domain/site.ts';
import { type TextKey, textKeys, textTrouble } from './templates/words.ts';

const loopbackHosts = ['127.0.0.1', '::1', '[::1]', 'localhost'];
export const isLoopback = (host: string): boolean => loopbackHosts.includes(host.toLowerCase());

/** PEM of the authority that signed the other side's certificate, when the system does not know it. */
const Ca = z.string().max(20_000).nullable().default(null);

/** One address, without a name, without anything that could end a line of mail. */
export const MailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"(),:;\\[\]\p{Cc}]{1,64}@[^\s@<>"(),:;\\[\]\p{Cc}.]+(\.[^\s@<>"(),:;\\[\]\p{Cc}.]+)+$/u);

/** Any mail server. `tls`: from the first byte (465). `starttls`: refused when the server does not offer it (587). `none`: this machine only. */
export const SmtpSettings = z
  .strictObject({
    host: z.string().trim().min(1).max(253),
    port: z.number().int().min(1).max(65_535),
    security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    user: z.string().max(200).nullable().default(null),
    password: z.string().max(500).nullable().default(null),
    from: MailAddress,
    ca: Ca,
  })
  .refine(({ security, host }) => security !== 'none' || isLoopback(host), 'mail without TLS goes to this machine only')
  .refine(({ user, password }) => (user === null) === (password === null), 'user and password belong together');
export type SmtpSettings = z.infer<typeof SmtpSettings>;

/** Where texts to telephones go (docs/messages.md). */
export const WebhookSettings = z.strictObject({
  url: z.url().max(500).refine(mayCallWebhook, 'an https address without user, password or fragment; http on this machine only'),
  /** Shared with the receiver, which checks the signature with it. */
  secret: z.string().min(32).max(200),
  ca: Ca,
});
export type WebhookSettings = z.infer<typeof WebhookSettings>;

function mayCallWebhook(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) && username === '' && password === '' && hash === '';
}

const Text = (key: TextKey) =>
  z
    .string()
    .trim()
    .min(1)
    .max(800)
    .regex(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u, 'control characters are not allowed')
    .superRefine((text, context) => {
      const trouble = textTrouble(key, text);
      if (trouble !== null) context.addIssue({ code: 'custom', message: trouble });
    })
    .optional();

type TextShape = { readonly [Key in TextKey]: ReturnType<typeof Text> };
const OwnWords = z.strictObject(Object.fromEntries(textKeys.map((key) => [key, Text(key)])) as TextShape);

/** The clinic's own texts, by language; what it does not say stays ours. */
export const MessageTexts = z.partialRecord(Language, OwnWords);
export type MessageTexts = z.infer<typeof MessageTexts>;

/** How one site writes to its patients. With nothing set, it writes nothing. */
export const MessageSettings = z.strictObject({
  smtp: SmtpSettings.nullable().default(null),
  webhook: WebhookSettings.nullable().default(null),
  /** Names the clinic in messages where the site's own name would tell a specialty. */
  clinicName: z.string().trim().min(1).max(120).nullable().default(null),
  /** How many days before the visit an invitation goes out by itself; 0: never. */
  inviteDaysBefore: z.number().int().min(0).max(60).default(7),
  /** The same for the reminder. */
  remindDaysBefore: z.number().int().min(0).max(14).default(1),
  /** Where a telephone on file without a country code is, ISO 3166. */
  phoneCountry: z
    .custom<CountryCode>((value) => typeof value === 'string' && isSupportedCountry(value), 'not a country')
    .default(defaultPhoneCountry),
  texts: MessageTexts.default({}),
});
export type MessageSettings = z.infer<typeof MessageSettings>;
