import { printedCode } from '../../shared/domain/booking-code.ts';
import type { KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import type { Language } from '../../shared/domain/language.ts';
import { codeRules, type OneTimeCode, printedOneTimeCode } from '../../shared/domain/one-time-code.ts';
import type { Site } from '../../shared/domain/site.ts';
import { htmlMail } from './html-mail.ts';
import type { MessageBody } from './message-body.ts';
import type { MessageSettings } from './settings.ts';
import type { MessageLanguage } from './templates/languages.ts';
import { fill, type MessageWords, type Placeholder, type TextKey } from './templates/words.ts';
import { askedAtKiosk, clinicNameOf, dayAndTime, safeName, wordsFor, writingFor } from './visit-words.ts';

/** A site as it writes to its patients. */
export interface Sender {
  readonly site: Site;
  readonly settings: MessageSettings;
  /** The languages a clinic added that have every text of a message. */
  readonly added: readonly MessageLanguage[];
}

/** What a visit's letter or mail says, sentence by sentence, ready to lay out. */
export interface VisitText {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly clinic: string;
  readonly title: string;
  readonly greeting: string;
  readonly opening: string;
  readonly when: string;
  readonly howTo: string;
  readonly codeLabel: string;
  /** 4-4-4, isolated in right-to-left text. */
  readonly code: string;
  readonly qrAlt: string;
  readonly bringTitle: string;
  readonly bring: readonly string[];
  readonly tipTitle: string;
  readonly tip: string;
  readonly short: string;
}

const textsOf = {
  invitation: { title: 'inviteSubject', opening: 'inviteOpening' },
  reminder: { title: 'remindSubject', opening: 'remindOpening' },
  letter: { title: 'letterTitle', opening: 'inviteOpening' },
} as const satisfies Readonly<Record<string, { readonly title: TextKey; readonly opening: TextKey }>>;

/** Only name, place, day, time and code: never the kind of visit, the practitioner or anything of the record (45 CFR 164.502(b)). */
export function visitText(kind: keyof typeof textsOf, { patient, start, bookingCode }: KioskAppointment, sender: Sender): VisitText {
  const { site, settings } = sender;
  const writing = writingFor(patient, sender);
  const words = wordsFor(writing, settings);
  const { code: language, direction } = writing;
  const name = safeName(patient.name);
  const clinic = clinicNameOf(site, settings);
  const say = sayer(
    words,
    { clinic, ...dayAndTime(start, writing, site.zone), code: printedCode(bookingCode), ...(name === null ? {} : { name }) },
    direction,
  );
  const { title, opening } = textsOf[kind];
  return {
    language,
    direction,
    clinic,
    title: fill(words[title], { clinic }),
    greeting: say(name === null ? 'greetingPlain' : 'greeting'),
    opening: say(opening),
    when: say('when'),
    howTo: say('howTo'),
    codeLabel: say('codeLabel'),
    code: direction === 'rtl' ? isolated(printedCode(bookingCode)) : printedCode(bookingCode),
    qrAlt: say('qrAlt'),
    bringTitle: say('bringTitle'),
    bring: say('bring')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    tipTitle: say('tipTitle'),
    tip: say('tip'),
    short: say('short'),
  };
}

/** @param qr the text of the arrival token */
export function composeVisitMessage(
  kind: 'invitation' | 'reminder',
  appointment: KioskAppointment,
  { sender, qr }: { readonly sender: Sender; readonly qr: string },
): MessageBody {
  const text = visitText(kind, appointment, sender);
  const blocks = [
    text.greeting,
    `${text.opening}\n${text.when}`,
    text.howTo,
    `${text.codeLabel}: ${text.code}`,
    `${text.bringTitle}\n${text.bring.map((line) => `- ${line}`).join('\n')}`,
    `${text.tipTitle}\n${text.tip}`,
    text.clinic,
  ];
  return {
    language: text.language,
    clinic: text.clinic,
    subject: text.title,
    text: `${blocks.join('\n\n')}\n`,
    short: text.short,
    qr,
    html: htmlMail(text, [
      { kind: 'line', text: text.greeting },
      { kind: 'line', text: text.opening },
      { kind: 'strong', text: text.when },
      { kind: 'qr', alt: text.qrAlt },
      { kind: 'line', text: text.codeLabel },
      { kind: 'code', text: text.code },
      { kind: 'line', text: text.howTo },
      { kind: 'heading', text: text.bringTitle },
      { kind: 'list', lines: text.bring },
      { kind: 'heading', text: text.tipTitle },
      { kind: 'line', text: text.tip },
    ]),
  };
}

/** Names nobody and no visit: whoever holds the telephone learns only that a code was asked for. */
export function composeCodeMessage(code: OneTimeCode, asked: Language, sender: Sender): MessageBody {
  const { site, settings } = sender;
  const writing = writingFor(askedAtKiosk(asked), sender);
  const words = wordsFor(writing, settings);
  const { code: language, direction } = writing;
  const clinic = clinicNameOf(site, settings);
  const say = sayer(words, { clinic, otp: printedOneTimeCode(code), minutes: String(codeRules.goodForMinutes) }, direction);
  const [body, warning] = [say('otpBody'), say('otpWarning')];
  return {
    language,
    clinic,
    subject: fill(words.otpSubject, { clinic }),
    text: `${body}\n\n${warning}\n\n${clinic}\n`,
    short: `${clinic}: ${body} ${warning}`,
    qr: null,
    html: htmlMail({ language, direction, clinic, title: fill(words.otpSubject, { clinic }) }, [
      { kind: 'strong', text: body },
      { kind: 'line', text: warning },
    ]),
  };
}

/** Between isolates (Unicode FSI and PDI): three groups of digits would otherwise be read from the right, which is another number. */
const isolated = (value: string): string => `\u2068${value}\u2069`;

/** In right-to-left text every value is isolated, so that a Latin name or a number keeps its order. */
const sayer = (words: MessageWords, values: Readonly<Partial<Record<Placeholder, string>>>, direction: 'ltr' | 'rtl') => {
  const inside = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolated(value)]));
  return (key: TextKey): string => fill(words[key], direction === 'rtl' ? inside : values);
};
