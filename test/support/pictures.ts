import { randomBytes } from 'node:crypto';

/** Bytes that begin as a JPEG does; nothing here looks further. */
export const aPicture = (size = 5_000): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size - 4)]);
