import { err, ok, type Result } from '../../result.ts';

export type NumberRefusal = 'not-a-number' | 'unclear-number';

/**
 * A number as people type it: any script's digits, a comma or a point before the decimals. "1,000" is unclear where the comma does
 * not start decimals (a thousand, or one?), and is asked again rather than guessed.
 */
export function numberOf(typed: string, language: string): Result<number, NumberRefusal> {
  const plain = westernDigits(typed.trim())
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\u200e\u200f\u061c]/g, '');
  const parts = /^([-+]?)(\d+)(?:([.,\u066b\uff0c\u3002\uff0e])(\d+))?$/.exec(plain);
  if (parts === null) return err('not-a-number');
  const [, sign = '', whole = '', separator, decimals] = parts;
  if (looksGrouped(whole, decimals) && !startsDecimals(separator, language)) return err('unclear-number');
  const digits = `${whole}${decimals ?? ''}`.replace(/^0+/, '');
  if (digits.length > 15) return err('not-a-number');
  return ok(Number(`${sign}${whole}.${decimals ?? '0'}`) + 0);
}

/** Decimals of a number as it would be written, for example 2 for 36.65. */
export function decimalPlaces(value: number): number {
  const [, decimals = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
}

const looksGrouped = (whole: string, decimals: string | undefined): boolean =>
  decimals?.length === 3 && whole.length <= 3 && !/^0/.test(whole);

function startsDecimals(separator: string | undefined, language: string): boolean {
  const own = decimalSeparator(language);
  return separator === '\u066b' || separator === own || (separator === '\uff0e' && own === '.') || (separator === '\uff0c' && own === ',');
}

function decimalSeparator(language: string): string {
  try {
    return new Intl.NumberFormat(language).formatToParts(1.1).find(({ type }) => type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}

/** First digit of each script whose digits a keyboard may give: Arabic, Persian, full-width, Devanagari, Bengali. */
const zeros = [0x660, 0x6f0, 0xff10, 0x966, 0x9e6];

function westernDigits(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const zero = zeros.find((first) => code >= first && code < first + 10);
      return zero === undefined ? character : String(code - zero);
    })
    .join('');
}
