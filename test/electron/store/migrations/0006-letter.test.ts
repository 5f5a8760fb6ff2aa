import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../../electron/store/connection.ts';
import { migrate, migrations } from '../../../../electron/store/migrate.ts';
import { aFolder, mustBe } from '../../../support/clinic.ts';

test('a device of the version before gets room for its letter and goes on from where it stood', () => {
  const db = mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));
  migrate(
    db,
    migrations.filter(({ version }) => version < 6),
  );
  db.exec("UPDATE feed_state SET cursor = 'c-7', revision = 7");
  mustBe(migrate(db));
  expect(db.prepare('SELECT cursor, revision, letter FROM feed_state').get()).toEqual({ cursor: 'c-7', revision: 7, letter: null });
  db.close();
});
