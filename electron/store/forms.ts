import type Database from 'better-sqlite3-multiple-ciphers';
import type { Form } from '../../shared/domain/forms/form.ts';
import { formOf, InstalledForm } from '../../shared/domain/forms/installed-form.ts';
import { SafetyAlert } from '../../shared/domain/forms/safety-alert.ts';
import type { Transactions } from './transaction.ts';

/** The forms visits at this site may ask for. Each is read and checked once while the program runs. */
export function createForms(db: Database.Database, transactions: Transactions) {
  const one = db.prepare('SELECT resource FROM form WHERE canonical = ?');
  const put = db.prepare('INSERT OR REPLACE INTO form (canonical, resource) VALUES (?, ?)');
  const removeAll = db.prepare('DELETE FROM form');
  const read = new Map<string, { readonly text: string; readonly form: Form | null }>();
  return {
    /** Null when it is not here, or when this program cannot show it whole. */
    find(canonical: string): Form | null {
      const row = one.get(canonical) as { resource: string } | undefined;
      if (row === undefined) return null;
      const known = read.get(canonical);
      if (known?.text === row.resource) return known.form;
      const form = formOf(InstalledForm.parse(JSON.parse(row.resource)));
      read.set(canonical, { text: row.resource, form });
      return form;
    },
    putConfirmed(installed: InstalledForm): void {
      transactions.mustBeOpen();
      put.run(installed.canonical, JSON.stringify(installed));
    },
    removeAll(): void {
      transactions.mustBeOpen();
      removeAll.run();
    },
  };
}

/** Alerts that answers raised, as the portal knows them; a console takes them through the portal, so nothing is projected. */
export function createSafetyAlerts(db: Database.Database, transactions: Transactions) {
  const all = db.prepare('SELECT resource FROM safety_alert ORDER BY raised_at, id');
  const put = db.prepare('INSERT OR REPLACE INTO safety_alert (id, raised_at, resource) VALUES (@id, @raisedAt, @resource)');
  const removeAll = db.prepare('DELETE FROM safety_alert');
  return {
    /** Longest waiting first. */
    all: (): readonly SafetyAlert[] => all.all().map((row) => SafetyAlert.parse(JSON.parse((row as { resource: string }).resource))),
    putConfirmed(alert: SafetyAlert): void {
      transactions.mustBeOpen();
      put.run({ id: alert.id, raisedAt: alert.raisedAt, resource: JSON.stringify(alert) });
    },
    removeAll(): void {
      transactions.mustBeOpen();
      removeAll.run();
    },
  };
}
