import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../../electron/store/connection.ts';
import { migrate } from '../../../../electron/store/migrate.ts';
import { firstArrival } from '../../../../electron/store/migrations/0001-first-arrival.ts';
import { usedTokens } from '../../../../electron/store/migrations/0002-used-tokens.ts';
import { forms } from '../../../../electron/store/migrations/0003-forms.ts';
import { coverageAndBlobs } from '../../../../electron/store/migrations/0004-coverage-and-blobs.ts';
import { aFolder, mustBe } from '../../../support/clinic.ts';

test('a device of the version before keeps its facts, and a fact can name only pictures that are here', () => {
  const db = mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));
  migrate(db, [firstArrival, usedTokens, forms]);
  db.exec(`INSERT INTO outbox (seq, id, chain, fact) VALUES (1, 'f', 'c', '{}')`);
  mustBe(migrate(db, [firstArrival, usedTokens, forms, coverageAndBlobs]));
  expect(db.prepare('SELECT id FROM outbox').all()).toEqual([{ id: 'f' }]);
  expect(() => db.exec(`INSERT INTO blob_of_fact (fact, hash) VALUES ('f', 'nowhere')`)).toThrow('FOREIGN KEY');
  db.close();
});
