import type Database from 'better-sqlite3-multiple-ciphers';
import { instantAt, type LocalDate, plusDays, type TimeZone } from '../../shared/domain/time.ts';
import type { Audit } from './audit.ts';
import type { Transactions } from './transaction.ts';

/** The days of the site this device may keep, both included. */
export interface DayWindow {
  readonly zone: TimeZone;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Removes what is outside the window, whatever the portal says or does not say. Facts not yet delivered always stay. */
export function createPurge(db: Database.Database, transactions: Transactions, audit: Audit) {
  const appointments = db.prepare('DELETE FROM appointment WHERE start < @from OR start >= @to');
  const handOffs = db.prepare('DELETE FROM hand_off WHERE raised_at < @from');
  const failures = db.prepare('DELETE FROM identity_failure WHERE at < @from');
  const changes = db.prepare(`DELETE FROM change_request WHERE state <> 'open'`);
  const tokens = db.prepare('DELETE FROM used_token WHERE expires_at <= @from');
  const alerts = db.prepare('DELETE FROM safety_alert WHERE raised_at < @from');
  const answers = db.prepare(`DELETE FROM coverage_answer WHERE state <> 'open'`);
  const tickets = db.prepare('DELETE FROM ticket WHERE day < @day');
  return ({ zone, from, to }: DayWindow): number => {
    transactions.mustBeOpen();
    const edges = { from: instantAt(zone, from, '00:00'), to: instantAt(zone, plusDays(to, 1), '00:00') };
    const removed = [
      appointments.run(edges),
      handOffs.run({ from: edges.from }),
      failures.run({ from: edges.from }),
      changes.run(),
      tokens.run({ from: edges.from }),
      alerts.run({ from: edges.from }),
      answers.run(),
    ];
    tickets.run({ day: from });
    const count = removed.reduce((sum, { changes: rows }) => sum + rows, 0);
    if (count > 0) audit.append({ actor: { kind: 'device' }, action: 'cache-purge', detail: { rows: count } });
    return count;
  };
}
