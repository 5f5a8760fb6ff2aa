import { z } from 'zod';
import type { CardSide } from '../../shared/domain/coverage.ts';
import type { FactId } from '../../shared/domain/ids.ts';
import type { PresentVisit } from '../../shared/domain/presence.ts';
import type { Fact } from '../../shared/sync/fact.ts';
import { ConsoleFeed, type Feed, KioskFeed } from '../../shared/sync/feed.ts';
import {
  CardPicture,
  type Command,
  CommandAnswer,
  FactsAnswer,
  PresenceAnswer,
  PresentKiosks,
  paths,
  SignedIn,
  type SignInBody,
  sessionHeader,
} from '../../shared/sync/portal-api.ts';
import { type StaffQuestion, StaffReading } from '../../shared/sync/staff-reading.ts';
import type { CacheRole } from '../store/appointments.ts';
import type { StoredBlob } from '../store/blobs.ts';
import type { Exchange } from './portal-answer.ts';
import { createLink, type LinkOptions } from './portal-link.ts';

export interface PortalClientOptions extends LinkOptions {
  readonly role: CacheRole;
}

/** Everything an enrolled device asks the portal, over mutual TLS. */
export function createPortalClient({ role, ...linkOptions }: PortalClientOptions) {
  let link = createLink(linkOptions);
  const feedSchema: z.ZodType<Feed> = role === 'kiosk' ? KioskFeed : ConsoleFeed;
  const nothing = z.object({});

  return {
    sendFacts: (facts: readonly Fact[]): Promise<Exchange<z.infer<typeof FactsAnswer>>> =>
      link.ask({ path: paths.facts, body: { facts }, answer: FactsAnswer }),

    /** A picture, before the fact that names it (docs/sync.md S50). Sent twice it is there once. */
    sendBlob: ({ hash, type, body }: StoredBlob): Promise<Exchange<object>> =>
      link.ask({ path: `${paths.blobs}/${hash}`, bytes: { type, body }, answer: nothing }),

    /** @param cursor the portal's own, opaque; null asks for everything */
    feed: (cursor: string | null): Promise<Exchange<Feed>> =>
      link.ask({ path: cursor === null ? paths.feed : `${paths.feed}?cursor=${encodeURIComponent(cursor)}`, answer: feedSchema }),

    /** Who is being checked in here; the answer is what staff want of it. */
    sayPresence: (visit: PresentVisit | null, ended: FactId | null): Promise<Exchange<PresenceAnswer>> =>
      link.ask({ path: paths.presence, method: 'PUT', body: { visit, ended }, answer: PresenceAnswer }),
    /** Who is at which kiosk of this site now; consoles only. */
    presentKiosks: (): Promise<Exchange<PresentKiosks>> => link.ask({ path: paths.presence, answer: PresentKiosks }),

    openHints: (signal: AbortSignal) => link.openStream(paths.hints, signal),

    signIn: (body: z.infer<typeof SignInBody>): Promise<Exchange<SignedIn>> => link.ask({ path: paths.signIn, body, answer: SignedIn }),
    signOut: (token: string): Promise<Exchange<object>> =>
      link.ask({ path: paths.signOut, body: {}, headers: { [sessionHeader]: token }, answer: nothing }),
    /** @param token of the person signed in, or null for what a device may ask on its own */
    command: (command: Command, token: string | null): Promise<Exchange<CommandAnswer>> =>
      link.ask({ path: paths.commands, body: command, headers: token === null ? {} : { [sessionHeader]: token }, answer: CommandAnswer }),

    /** What a console shows and never keeps. */
    readForStaff: (question: StaffQuestion, token: string): Promise<Exchange<StaffReading>> =>
      link.ask({ path: paths.staffReading, body: question, headers: { [sessionHeader]: token }, answer: StaffReading }),
    /** One side of a card, for the person signed in. It is never kept on the device. */
    cardPicture: (answer: FactId, side: CardSide, token: string): Promise<Exchange<CardPicture>> =>
      link.ask({ path: `${paths.cardPictures}/${answer}/${side}`, headers: { [sessionHeader]: token }, answer: CardPicture }),

    /** A renewed certificate: later questions use it, those under way end as they began. */
    async present(identity: { readonly certificate: string; readonly privateKey: string }, ca: string): Promise<void> {
      const before = link;
      link = createLink({ ...linkOptions, identity, ca });
      await before.close();
    },
    close: (): Promise<void> => link.close(),
  };
}

export type PortalClient = ReturnType<typeof createPortalClient>;
