import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../../../electron/store/connection.ts';
import { migrate, migrations } from '../../../../electron/store/migrate.ts';
import { aFolder, mustBe } from '../../../support/clinic.ts';

test('what a device of the version before kept is found by its ticket, and only what has arrived has one', () => {
  const db = mustBe(connect(join(aFolder(), 'cache.db'), randomBytes(32)));
  migrate(
    db,
    migrations.filter(({ version }) => version < 7),
  );
  db.exec(`
    INSERT INTO appointment (id, start, resource) VALUES ('here', '2026-03-02T14:00:00.000Z', '{"arrival":{"ticket":"A4"}}'),
      ('expected', '2026-03-02T15:00:00.000Z', '{"arrival":null}');
    INSERT INTO outbox (seq, id, chain, fact) VALUES (1, 'f-1', 'here-too', '{"type":"patient-arrived","body":{"ticket":"A5"}}'),
      (2, 'f-2', 'here-too', '{"type":"change-requested","body":{"ticket":"A5"}}')`);
  mustBe(migrate(db));
  expect(db.prepare('SELECT id, ticket FROM appointment ORDER BY start').all()).toEqual([
    { id: 'here', ticket: 'A4' },
    { id: 'expected', ticket: null },
  ]);
  expect(db.prepare("SELECT chain, fact ->> 'type' AS type FROM outbox WHERE arrival_ticket = ?").all('A5')).toEqual([
    { chain: 'here-too', type: 'patient-arrived' },
  ]);
  db.close();
});
