import type { Act } from '../../shared/domain/audit.ts';
import type { Feed, FeedEntry } from '../../shared/sync/feed.ts';
import type { Appointments } from './appointments.ts';
import type { Audit } from './audit.ts';
import type { createCoverageAnswers } from './coverage-answers.ts';
import type { createFeedState } from './feed-state.ts';
import type { createForms, createSafetyAlerts } from './forms.ts';
import type { createLanguages } from './languages.ts';
import type { Outbox } from './outbox.ts';
import type { createChangeRequests, createHandOffs, createSite } from './resources.ts';
import type { createTickets } from './tickets.ts';

export interface Snapshot {
  readonly appointments: Appointments;
  readonly handOffs: ReturnType<typeof createHandOffs>;
  readonly changeRequests: ReturnType<typeof createChangeRequests>;
  readonly coverageAnswers: ReturnType<typeof createCoverageAnswers>;
  readonly site: ReturnType<typeof createSite>;
  readonly forms: ReturnType<typeof createForms>;
  readonly languages: ReturnType<typeof createLanguages>;
  readonly safetyAlerts: ReturnType<typeof createSafetyAlerts>;
  readonly feedState: ReturnType<typeof createFeedState>;
  readonly counters: ReturnType<typeof createTickets>;
  readonly outbox: Outbox;
  readonly audit: Audit;
}

/**
 * One answer of the feed, all or nothing; call it inside a transaction. Our facts are dropped only after the entries that contain them
 * are in, so a screen never steps back. Returns whether anything a screen shows may have changed.
 */
export function applyFeed(snapshot: Snapshot, feed: Feed): boolean {
  const { appointments, handOffs, changeRequests, coverageAnswers, forms, languages, safetyAlerts, feedState, counters, outbox, audit } =
    snapshot;
  if (feed.reset) {
    appointments.replaceAll([]);
    handOffs.removeAll();
    changeRequests.removeAll();
    forms.removeAll();
    languages.removeAll();
    safetyAlerts.removeAll();
    coverageAnswers.removeAll();
    outbox.dueAgainAfter(feed.revision);
  }
  for (const entry of feed.entries) applyEntry(snapshot, entry);
  const dropped = outbox.dropThrough(feed.revision);
  feedState.moveTo(feed.cursor, feed.revision);
  if (counters.learnLetter(feed.letter))
    audit.append({ actor: { kind: 'device' }, action: 'letter-give', detail: { letter: `${feed.letter}` } });
  if (feed.reset || feed.entries.length > 0) audit.append(actFor(feed));
  return feed.reset || dropped || feed.entries.length > 0;
}

function applyEntry(snapshot: Snapshot, entry: FeedEntry): void {
  const { appointments, handOffs, changeRequests, coverageAnswers, site, forms, languages, safetyAlerts } = snapshot;
  switch (entry.kind) {
    case 'appointment':
      return appointments.putConfirmed(entry.put);
    case 'appointment-gone':
      return appointments.remove(entry.id);
    case 'hand-off':
      return handOffs.putConfirmed(entry.put);
    case 'change-request':
      return changeRequests.putConfirmed(entry.put);
    case 'change-request-gone':
      return changeRequests.remove(entry.id);
    case 'coverage-answer':
      return coverageAnswers.putConfirmed(entry.put);
    case 'coverage-answer-gone':
      return coverageAnswers.remove(entry.id);
    case 'site':
      return site.putConfirmed(entry.put);
    case 'form':
      return forms.putConfirmed(entry.put);
    case 'language':
      return languages.putConfirmed(entry.put);
    case 'safety-alert':
      return safetyAlerts.putConfirmed(entry.put);
  }
}

const actFor = ({ reset, entries, revision }: Feed): Act => ({
  actor: { kind: 'device' },
  action: reset ? 'cache-reset' : 'feed-applied',
  detail: { entries: entries.length, revision },
});
