import { hkdfSync } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { FactId } from '../shared/domain/ids.ts';
import type { Handlers } from '../shared/ipc/contract.ts';
import type { staffContract } from '../shared/ipc/staff.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { CommandRefusal } from '../shared/sync/portal-api.ts';
import { type OpenConsole, staffHandlers } from './ipc/staff-handlers.ts';
import type { ConsoleStore } from './store/store.ts';
import type { PortalClient } from './sync/portal-client.ts';
import type { Sync } from './sync/sync.ts';
import {
  type ConsoleSession,
  createConsoleSession,
  type PinHash,
  type SignInRefusal,
  type StaffPortal,
} from './usecases/console-session.ts';
import type { PicturePortal } from './usecases/coverage-review.ts';
import type { CommandDone, CommandPortal } from './usecases/portal-acts.ts';
import { createPresentKiosks } from './usecases/present-kiosks.ts';
import type { ReadingPortal } from './usecases/staff-reading.ts';

export interface ConsoleParts {
  readonly store: ConsoleStore;
  readonly client: PortalClient;
  readonly sync: Sync;
  readonly demoNotice: boolean;
  readonly ring: () => void;
  /** The console's page, on paper. */
  readonly print: OpenConsole['print'];
}

export interface Desk {
  readonly handlers: Handlers<typeof staffContract>;
  readonly session: ConsoleSession;
  readonly stop: () => void;
}

const sessionLooksEveryMs = 1000;
/** Waits and ages on the board grow without anything having changed. */
const boardAgesEveryMs = 10_000;

/** Everything a staff console does, built once over an open store. */
export function composeConsole({ store, client, sync, demoNotice, ring, print }: ConsoleParts): Desk {
  const portal = staffPortal(client);
  const session = createConsoleSession({ store, portal, pinHash: pinHashFor(store.secrets.current()?.privateKey ?? ''), onChange: ring });
  // Nobody stays signed in across a start, so no PIN may outlive one either.
  store.transaction(() => ok(store.staffUnlock.forgetVerifiers()));
  const trouble = () => sync.status().trouble;
  const revoked = () => trouble() === 'device-revoked' || trouble() === 'device-unknown';
  const outOfService = () => (store.storageFailed() ? 'storage-failed' : revoked() ? 'revoked' : null);
  const kiosks = createPresentKiosks({
    ask: async () => {
      const answer = await client.presentKiosks();
      return answer.ok ? answer.value.value.kiosks : null;
    },
    wanted: () => session.worker() !== null,
    mono: () => store.clock.mono(),
    onChange: ring,
  });
  const stopPresence = sync.onPresence(() => {
    kiosks.askSoon();
    kiosks.tick();
  });
  const timers = [
    setInterval(kiosks.tick, sessionLooksEveryMs),
    setInterval(session.tick, sessionLooksEveryMs),
    setInterval(ring, boardAgesEveryMs),
  ];
  const stopListening = sync.onChange(ring);
  return {
    handlers: staffHandlers({
      store,
      session,
      portal,
      newId,
      pullSoon: sync.pullSoon,
      kiosks: kiosks.current,
      askKiosksSoon: () => {
        kiosks.askSoon();
        kiosks.tick();
      },
      trouble,
      outOfService,
      print,
      demoNotice,
    }),
    session,
    stop: () => {
      timers.forEach(clearInterval);
      stopListening();
      stopPresence();
    },
  };
}

const newId = (): FactId => FactId.parse(crypto.randomUUID());

function staffPortal(client: PortalClient): StaffPortal & CommandPortal & ReadingPortal & PicturePortal {
  return {
    async signIn(credentials) {
      const answer = await client.signIn(credentials);
      return answer.ok ? ok(answer.value.value) : err(signInRefusal(answer.error));
    },
    signOut: (token) => void client.signOut(token),
    async readForStaff(question, token) {
      const answer = await client.readForStaff(question, token);
      return answer.ok ? ok(answer.value.value) : err('portal-unreachable');
    },
    async cardPicture(answer, side, token) {
      const picture = await client.cardPicture(answer, side, token);
      if (picture.ok) return ok(picture.value.value);
      const { kind, reason } = picture.error;
      return err(kind === 'refused' && (reason === 'not-found' || reason === 'signed-out') ? reason : 'portal-unreachable');
    },
    async command(command, token): Promise<Result<CommandDone, CommandRefusal | 'portal-unreachable'>> {
      const answer = await client.command(command, token);
      if (answer.ok) return answer.value.value.answer === 'done' ? ok(answer.value.value) : err(answer.value.value.reason);
      return err('portal-unreachable');
    },
  };
}

function signInRefusal(error: { readonly kind: string; readonly reason: string }): SignInRefusal {
  if (error.reason === 'not-allowed') return 'no-work-here';
  if (error.kind !== 'refused') return 'portal-unreachable';
  return error.reason === 'too-many' ? 'too-many-tries' : 'not-matched';
}

/** argon2id with a secret of this device: a verifier that is carried away cannot be tried elsewhere. Not in Electron's own crypto. */
function pinHashFor(privateKey: string): PinHash {
  const secret = Buffer.from(hkdfSync('sha256', privateKey, '', 'foyer/pin/v1', 32));
  const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, secret };
  return { make: (pin) => hash(pin, cost), matches: (verifier, pin) => verify(verifier, pin, { secret }) };
}
