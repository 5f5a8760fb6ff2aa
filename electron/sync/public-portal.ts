import type { z } from 'zod';
import { type EnrolBody, Enrolled, Hello, paths, Renewed } from '../../shared/sync/portal-api.ts';
import type { Clock } from '../store/clock.ts';
import type { Exchange } from './portal-answer.ts';
import { createLink, type LinkLimits } from './portal-link.ts';

export interface PublicPortalOptions {
  readonly enrolUrl: string;
  readonly ca: string;
  readonly clock: Clock;
  readonly limits?: Partial<LinkLimits>;
}

/** The listener that asks for no certificate: who are you, take me in, renew me. */
export function createPublicPortal({ enrolUrl, ca, clock, limits = {} }: PublicPortalOptions) {
  const link = createLink({ url: enrolUrl, ca, identity: null, clock, limits });
  return {
    hello: (): Promise<Exchange<z.infer<typeof Hello>>> => link.ask({ path: paths.hello, answer: Hello }),
    enrol: (body: z.infer<typeof EnrolBody>): Promise<Exchange<Enrolled>> => link.ask({ path: paths.enrol, body, answer: Enrolled }),
    renew: (csr: string): Promise<Exchange<z.infer<typeof Renewed>>> => link.ask({ path: paths.renew, body: { csr }, answer: Renewed }),
    close: (): Promise<void> => link.close(),
  };
}
