import { randomInt } from 'node:crypto';

/** Crockford's base32 digits: none of I, L, O, U. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 bits in four groups, easy to read aloud. Good once, for a day; kept only as a mark. */
export const makeEnrolmentCode = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => digits[randomInt(32)]).join('')).join('-');
