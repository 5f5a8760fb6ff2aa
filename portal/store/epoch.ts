import { randomBytes } from 'node:crypto';

/** A name for one unbroken history of a tenant. */
export const newEpoch = (): string => randomBytes(9).toString('base64url');
