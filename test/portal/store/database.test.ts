import { expect, test } from 'vitest';
import { needsTls } from '../../../portal/store/database.ts';

test.each([
  ['postgres://u:p@db.clinic.example/foyer', true],
  ['postgres://u:p@10.0.0.7:5433/foyer', true],
  ['postgres://u:p@db.clinic.example/foyer?sslmode=verify-full', false],
  ['postgres://u:p@db.clinic.example/foyer?sslmode=disable', false],
  ['postgres://u:p@127.0.0.1:5432/foyer', false],
  ['postgres://u@localhost/foyer', false],
  ['postgres://u@/foyer?host=/var/run/postgresql', false],
])('%s is spoken to over TLS by our own choice: %s', (url, tls) => {
  expect(needsTls(url)).toBe(tls);
});
