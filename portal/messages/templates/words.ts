/** The values a text may stand in for. `otp` is a one-time code, `code` the booking code. */
export type Placeholder = 'clinic' | 'name' | 'date' | 'time' | 'code' | 'otp' | 'minutes';

/**
 * Every text of a message to a patient: which values it may hold, and which it must. A language is a file with all of these keys, so one that
 * misses a sentence does not compile. Nothing here can hold a diagnosis, a specialty or a kind of visit: there is no placeholder for one.
 */
export const textRules = {
  inviteSubject: { may: ['clinic'], must: [] },
  remindSubject: { may: ['clinic'], must: [] },
  greeting: { may: ['name'], must: ['name'] },
  /** For somebody whose name we do not have. */
  greetingPlain: { may: [], must: [] },
  inviteOpening: { may: ['clinic'], must: [] },
  remindOpening: { may: ['clinic'], must: [] },
  when: { may: ['date', 'time'], must: ['date', 'time'] },
  qrAlt: { may: [], must: [] },
  codeLabel: { may: [], must: [] },
  howTo: { may: ['clinic'], must: [] },
  bringTitle: { may: [], must: [] },
  /** One thing a line. */
  bring: { may: [], must: [] },
  tipTitle: { may: [], must: [] },
  tip: { may: ['clinic'], must: [] },
  /** For a telephone. */
  short: { may: ['clinic', 'date', 'time', 'code'], must: ['date', 'time', 'code'] },
  otpSubject: { may: ['clinic'], must: [] },
  otpBody: { may: ['clinic', 'otp', 'minutes'], must: ['otp'] },
  otpWarning: { may: ['clinic'], must: [] },
  letterTitle: { may: ['clinic'], must: [] },
} as const satisfies Readonly<Record<string, { readonly may: readonly Placeholder[]; readonly must: readonly Placeholder[] }>>;

export type TextKey = keyof typeof textRules;
export type MessageWords = Readonly<Record<TextKey, string>>;

export const textKeys = Object.keys(textRules) as readonly TextKey[];

/** `{name}` with anything inside, so that a placeholder we do not know is found too. */
const braces = /\{([^{}]*)\}/g;

/** Why a clinic may not use this text; null when it may. */
export function textTrouble(key: TextKey, text: string): string | null {
  const found = [...text.matchAll(braces)].map(([, name = '']) => name);
  const { may, must }: { readonly may: readonly string[]; readonly must: readonly string[] } = textRules[key];
  const unknown = found.find((name) => !may.includes(name));
  if (unknown !== undefined) return `{${unknown}} is not known in ${key}; it may use ${may.map((name) => `{${name}}`).join(' ') || 'none'}`;
  if (/[{}]/.test(text.replaceAll(braces, ''))) return `${key} has a brace without its pair`;
  const missing = must.find((name) => !found.includes(name));
  return missing === undefined ? null : `${key} must hold {${missing}}`;
}

export const fill = (text: string, values: Readonly<Partial<Record<Placeholder, string>>>): string =>
  text.replaceAll(braces, (whole, name: string) => values[name as Placeholder] ?? whole);
