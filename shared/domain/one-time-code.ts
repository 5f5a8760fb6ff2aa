import { z } from 'zod';
import { type Instant, plusMinutes } from './time.ts';

/** Tier C: 6 digits sent to the phone or e-mail on file, asked for together with the birth date (security.md). */
export const OneTimeCode = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/))
  .brand<'OneTimeCode'>();
export type OneTimeCode = z.infer<typeof OneTimeCode>;

export const codeRules = {
  goodForMinutes: 10,
  tries: 5,
  /** Codes one person is sent: a stranger who knows a name must not be able to flood a telephone. */
  perPersonHour: 3,
  perPersonDay: 6,
  /** Codes one kiosk asks for. */
  perDeviceHour: 20,
  perDeviceDay: 150,
} as const;
export type CodeRules = { readonly [rule in keyof typeof codeRules]: number };

/** Makes a code from 8 random bytes, which leaves no measurable bias in 6 digits. */
export function oneTimeCodeFrom(random: Uint8Array): OneTimeCode {
  if (random.length < 8) throw new RangeError('8 random bytes are needed');
  const value = random.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return OneTimeCode.parse((value % 1_000_000n).toString().padStart(6, '0'));
}

/** `123456` as it stands in a message: `123 456`. */
export const printedOneTimeCode = (code: OneTimeCode): string => `${code.slice(0, 3)} ${code.slice(3)}`;

export interface CodeSends {
  readonly byDevice: readonly Instant[];
  readonly forPerson: readonly Instant[];
}

/**
 * May a code be sent? `too-many`: this kiosk asked too often, which it may be told. `quietly-not`: enough went to this person; the answer must
 * look like a send, or it would say that the person exists.
 */
export function decideSend(
  { byDevice, forPerson }: CodeSends,
  now: Instant,
  rules: CodeRules = codeRules,
): 'send' | 'too-many' | 'quietly-not' {
  const within = (times: readonly Instant[], minutes: number) => times.filter((at) => at > plusMinutes(now, -minutes)).length;
  const atLimit = (times: readonly Instant[], perHour: number, perDay: number) =>
    within(times, 60) >= perHour || within(times, 24 * 60) >= perDay;
  if (atLimit(byDevice, rules.perDeviceHour, rules.perDeviceDay)) return 'too-many';
  return atLimit(forPerson, rules.perPersonHour, rules.perPersonDay) ? 'quietly-not' : 'send';
}

export interface SentCode {
  readonly expiresAt: Instant;
  /** Before this one. */
  readonly tries: number;
  readonly usedAt: Instant | null;
}

/** One use, ten minutes, five tries; what was wrong is never said. @param right the code and the birth date both fit */
export const decideCheck = (
  { expiresAt, tries, usedAt }: SentCode,
  right: boolean,
  now: Instant,
  rules: CodeRules = codeRules,
): 'match' | 'no-match' => (right && usedAt === null && tries < rules.tries && now < expiresAt ? 'match' : 'no-match');
