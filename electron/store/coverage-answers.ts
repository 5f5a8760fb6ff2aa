import type Database from 'better-sqlite3-multiple-ciphers';
import { CoverageAnswer } from '../../shared/domain/coverage.ts';
import type { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import type { Transactions } from './transaction.ts';

/** What patients said of their insurance, as the portal knows it; a console decides through the portal, so nothing is projected. */
export function createCoverageAnswers(db: Database.Database, transactions: Transactions) {
  const open = db.prepare("SELECT resource FROM coverage_answer WHERE state = 'open' ORDER BY id");
  const openOf = db.prepare("SELECT count(*) AS count FROM coverage_answer WHERE state = 'open' AND appointment = ?");
  const put = db.prepare(
    'INSERT OR REPLACE INTO coverage_answer (id, appointment, state, resource) VALUES (@id, @appointment, @state, @resource)',
  );
  const remove = db.prepare('DELETE FROM coverage_answer WHERE id = ?');
  const removeAll = db.prepare('DELETE FROM coverage_answer');
  const write = (work: () => unknown): void => {
    transactions.mustBeOpen();
    work();
  };
  return {
    /** Oldest first. */
    open: (): readonly CoverageAnswer[] =>
      open
        .all()
        .map((row) => CoverageAnswer.parse(JSON.parse((row as { resource: string }).resource)))
        .sort((a, b) => a.askedAt.localeCompare(b.askedAt)),
    openCountFor: (appointment: AppointmentId): number => (openOf.get(appointment) as { count: number }).count,
    putConfirmed: (answer: CoverageAnswer): void =>
      write(() => put.run({ id: answer.id, appointment: answer.appointment, state: answer.state, resource: JSON.stringify(answer) })),
    remove: (id: FactId): void => write(() => remove.run(id)),
    removeAll: (): void => write(() => removeAll.run()),
  };
}
