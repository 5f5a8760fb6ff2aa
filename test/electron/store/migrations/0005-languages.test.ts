import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../../electron/store/connection.ts';
import { migrate, migrations } from '../../../../electron/store/migrate.ts';
import { aFolder, mustBe } from '../../../support/clinic.ts';

test('a device of the version before gets room for the languages of its clinic and keeps what it has', () => {
  const db = mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));
  migrate(
    db,
    migrations.filter(({ version }) => version < 5),
  );
  db.exec(`INSERT INTO appointment (id, start, resource) VALUES ('a', '2026-03-02', '{}')`);
  mustBe(migrate(db));
  expect(db.prepare('SELECT count(*) AS count FROM appointment').get()).toEqual({ count: 1 });
  expect(db.prepare('SELECT strict FROM pragma_table_list WHERE name = ?').get('language')).toEqual({ strict: 1 });
  db.close();
});
