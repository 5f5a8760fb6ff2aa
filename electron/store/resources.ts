import type Database from 'better-sqlite3-multiple-ciphers';
import { HandOff } from '../../shared/domain/board.ts';
import { ChangeRequest } from '../../shared/domain/change-request.ts';
import type { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import { Site } from '../../shared/domain/site.ts';
import { projectHandOffs } from '../../shared/sync/project.ts';
import type { Outbox } from './outbox.ts';
import type { Transactions } from './transaction.ts';

/** People waiting for the desk: the portal's list and what was raised or resolved here since. */
export function createHandOffs(db: Database.Database, transactions: Transactions, outbox: Outbox) {
  const all = db.prepare('SELECT resource FROM hand_off ORDER BY raised_at, id');
  const put = db.prepare(
    'INSERT OR REPLACE INTO hand_off (id, raised_at, resolved, resource) VALUES (@id, @raisedAt, @resolved, @resource)',
  );
  const removeAll = db.prepare('DELETE FROM hand_off');
  const list = (): readonly HandOff[] =>
    projectHandOffs(
      all.all().map((row) => HandOff.parse(resourceOf(row))),
      outbox.unconfirmed(),
    );
  return {
    all: list,
    find: (id: FactId): HandOff | null => list().find((handOff) => handOff.id === id) ?? null,
    putConfirmed(handOff: HandOff): void {
      transactions.mustBeOpen();
      put.run({
        id: handOff.id,
        raisedAt: handOff.raisedAt,
        resolved: handOff.resolvedAt === null ? 0 : 1,
        resource: JSON.stringify(handOff),
      });
    },
    removeAll(): void {
      transactions.mustBeOpen();
      removeAll.run();
    },
  };
}

/** What patients asked to have changed, as the portal knows it; a console decides through the portal, so nothing is projected. */
export function createChangeRequests(db: Database.Database, transactions: Transactions) {
  const open = db.prepare("SELECT resource FROM change_request WHERE state = 'open' ORDER BY id");
  const openOf = db.prepare("SELECT count(*) AS count FROM change_request WHERE state = 'open' AND appointment = ?");
  const one = db.prepare('SELECT resource FROM change_request WHERE id = ?');
  const put = db.prepare(
    'INSERT OR REPLACE INTO change_request (id, appointment, state, resource) VALUES (@id, @appointment, @state, @resource)',
  );
  const remove = db.prepare('DELETE FROM change_request WHERE id = ?');
  const removeAll = db.prepare('DELETE FROM change_request');
  const write = (work: () => unknown): void => {
    transactions.mustBeOpen();
    work();
  };
  return {
    /** Oldest first. */
    open: (): readonly ChangeRequest[] =>
      open
        .all()
        .map(changeOf)
        .sort((a, b) => a.askedAt.localeCompare(b.askedAt)),
    openCountFor: (appointment: AppointmentId): number => (openOf.get(appointment) as { count: number }).count,
    find(id: FactId): ChangeRequest | null {
      const row = one.get(id);
      return row === undefined ? null : changeOf(row);
    },
    putConfirmed: (request: ChangeRequest): void => write(() => put.run({ ...columnsOf(request), resource: JSON.stringify(request) })),
    remove: (id: FactId): void => write(() => remove.run(id)),
    removeAll: (): void => write(() => removeAll.run()),
  };
}

/** The site's settings; null until the first feed. */
export function createSite(db: Database.Database, transactions: Transactions) {
  const one = db.prepare('SELECT resource FROM site');
  const put = db.prepare('INSERT OR REPLACE INTO site (only_row, resource) VALUES (1, ?)');
  let parsed: { readonly text: string; readonly site: Site } | null = null;
  return {
    /** Parsed only when it changed: every read of the day's appointments needs the zone. */
    current(): Site | null {
      const row = one.get() as { resource: string } | undefined;
      if (row === undefined) return null;
      if (parsed?.text !== row.resource) parsed = { text: row.resource, site: Site.parse(resourceOf(row)) };
      return parsed.site;
    },
    putConfirmed(site: Site): void {
      transactions.mustBeOpen();
      put.run(JSON.stringify(site));
    },
  };
}

const columnsOf = ({ id, appointment, state }: ChangeRequest) => ({ id, appointment, state });
const changeOf = (row: unknown): ChangeRequest => ChangeRequest.parse(resourceOf(row));
const resourceOf = (row: unknown): unknown => JSON.parse((row as { resource: string }).resource);
