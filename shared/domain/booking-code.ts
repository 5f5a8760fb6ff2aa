import { z } from 'zod';

/** 12 digits (40 bits of chance), shown 4-4-4; digits only, so that one keypad serves every language and a tactile pad. */
export const BookingCode = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{12}$/))
  .brand<'BookingCode'>();
export type BookingCode = z.infer<typeof BookingCode>;

/** `123456789012` as it stands on a letter: `1234 5678 9012`. */
export const printedCode = (code: BookingCode): string => `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`;

/** Makes a code from 8 random bytes (64 bits), which leaves no measurable bias in 12 digits. */
export function bookingCodeFrom(random: Uint8Array): BookingCode {
  if (random.length < 8) throw new RangeError('8 random bytes are needed');
  const value = random.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return BookingCode.parse((value % 1_000_000_000_000n).toString().padStart(12, '0'));
}
