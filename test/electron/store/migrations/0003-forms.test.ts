import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../../electron/store/connection.ts';
import { migrate } from '../../../../electron/store/migrate.ts';
import { firstArrival } from '../../../../electron/store/migrations/0001-first-arrival.ts';
import { usedTokens } from '../../../../electron/store/migrations/0002-used-tokens.ts';
import { aFolder, mustBe } from '../../../support/clinic.ts';

test('a device of the version before gets room for forms and alerts and keeps what it has', () => {
  const db = mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));
  migrate(db, [firstArrival, usedTokens]);
  db.exec(`INSERT INTO appointment (id, start, resource) VALUES ('a', '2026-03-02', '{}')`);
  migrate(db);
  expect(db.prepare('SELECT count(*) AS count FROM appointment').get()).toEqual({ count: 1 });
  for (const table of ['form', 'safety_alert']) {
    expect(db.prepare('SELECT strict FROM pragma_table_list WHERE name = ?').get(table)).toEqual({ strict: 1 });
  }
  db.close();
});
