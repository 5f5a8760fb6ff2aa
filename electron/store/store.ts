import type Database from 'better-sqlite3-multiple-ciphers';
import type { KioskLetter } from '../../shared/domain/hand-off.ts';
import type { BootId, DeviceId, FactId, SiteId, TenantId } from '../../shared/domain/ids.ts';
import type { Feed } from '../../shared/sync/feed.ts';
import { applyFeed } from './apply-feed.ts';
import { type CacheRole, createAppointments } from './appointments.ts';
import { createAudit } from './audit.ts';
import { createBlobs } from './blobs.ts';
import type { Clock } from './clock.ts';
import { createCoverageAnswers } from './coverage-answers.ts';
import { createFeedState } from './feed-state.ts';
import { createForms, createSafetyAlerts } from './forms.ts';
import { createIdentityFailures } from './identity-failures.ts';
import { createLanguages } from './languages.ts';
import { createOutbox } from './outbox.ts';
import { createPurge } from './purge.ts';
import { createChangeRequests, createHandOffs, createSite } from './resources.ts';
import { createSecrets } from './secrets.ts';
import { createStaffUnlock } from './staff-unlock.ts';
import { createTickets } from './tickets.ts';
import { createTransactions } from './transaction.ts';
import { createUsedTokens } from './used-tokens.ts';

/** Who this device is, as the portal enrolled it. Its letter may come later: ask `store.counters.letter()`. */
export interface DeviceIdentity<R extends CacheRole = CacheRole> {
  readonly tenant: TenantId;
  readonly device: DeviceId;
  readonly site: SiteId;
  readonly role: R;
  readonly letter: KioskLetter | null;
}

export interface StoreDeps<R extends CacheRole> {
  readonly identity: DeviceIdentity<R>;
  /** New at every start of the program. */
  readonly boot: BootId;
  readonly clock: Clock;
  readonly newId: () => FactId;
}

/** Everything a device keeps, over an open encrypted database. Reads any time; writes only inside `transaction`; rows never leave. */
export function createStore<R extends CacheRole>(db: Database.Database, { identity, boot, clock, newId }: StoreDeps<R>) {
  const { tenant, device, role, letter: enrolledWith } = identity;
  const transactions = createTransactions(db);
  const audit = createAudit({ db, transactions, clock, tenant, device, boot });
  const feedState = createFeedState(db, transactions);
  const counters = createTickets({ db, transactions, feedState, enrolledWith });
  const clockOffset = () => feedState.current().offset;
  const blobs = createBlobs(db, transactions);
  const outbox = createOutbox({ db, transactions, blobs, clock, device, boot, newId, clockOffset });
  const site = createSite(db, transactions);
  const zone = () => site.current()?.zone ?? null;
  const appointments = createAppointments({ db, transactions, outbox, role, zone });
  const handOffs = createHandOffs(db, transactions, outbox);
  const changeRequests = createChangeRequests(db, transactions);
  const forms = createForms(db, transactions);
  const languages = createLanguages(db, transactions);
  const safetyAlerts = createSafetyAlerts(db, transactions);
  const coverageAnswers = createCoverageAnswers(db, transactions);
  const snapshot = {
    appointments,
    handOffs,
    changeRequests,
    coverageAnswers,
    site,
    forms,
    languages,
    safetyAlerts,
    feedState,
    counters,
    outbox,
    audit,
  };

  return {
    identity,
    clock,
    transaction: transactions.transaction,
    storageFailed: transactions.storageFailed,
    onFacts: transactions.onFacts,
    ...snapshot,
    blobs,
    identityFailures: createIdentityFailures(db, transactions),
    usedTokens: createUsedTokens(db, transactions),
    secrets: createSecrets(db, transactions),
    staffUnlock: createStaffUnlock(db, transactions),
    applyFeed: (feed: Feed): boolean => applyFeed(snapshot, feed),
    purge: createPurge(db, transactions, audit),
    /** Moves the write-ahead log into the file and closes. What was deleted is then overwritten on disk too. */
    close(): void {
      if (!db.open) return;
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

export type Store<R extends CacheRole = CacheRole> = ReturnType<typeof createStore<R>>;
/** What a use-case of one role asks for. */
export type KioskStore = Store<'kiosk'>;
export type ConsoleStore = Store<'console'>;
