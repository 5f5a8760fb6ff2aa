import { expect, test } from 'vitest';
import { demoPassword } from '../../../portal/cli/demo-clinic.ts';
import { decidePassword } from '../../../portal/cli/password-strength.ts';

test.each([
  ['velvet otter umbrella', 'good'],
  ['Mi perro come sardinas', 'good'],
  ['我每天早上在河边散步看着太阳慢慢升起', 'good'],
  ['gT9#kq2vLx8!mWz4', 'good'],
  ['short', 'too-short'],
  ['fourteen chars', 'too-short'],
  ['x'.repeat(201), 'too-long'],
  ['aaaaaaaaaaaaaaaaaaaa', 'repeats-itself'],
  ['abcabcabcabcabcabc', 'repeats-itself'],
  ['otterotterotterotter', 'repeats-itself'],
  ['abcdefghijklmnopqr', 'a-sequence'],
  ['1234567890123456', 'a-sequence'],
  ['qwertyuiopasdfghjkl', 'a-sequence'],
  ['Password1234567!', 'commonly-used'],
  ['P@ssw0rdP@ssw0rd2025', 'commonly-used'],
  ['welcome-clinic-2026', 'commonly-used'],
  ['correcthorsebatterystaple', 'commonly-used'],
  ['maria.gonzalez.foyer', 'contains-the-name'],
])('"%s" is %s', (password, verdict) => {
  const answer = decidePassword(password, ['maria.gonzalez', 'María González']);
  expect(answer.ok ? 'good' : answer.error).toBe(verdict);
});

test('a policy may ask for more than 15 characters, never for less', () => {
  expect(decidePassword('velvet otter umbrella', [], 30).ok).toBe(false);
  expect(decidePassword('short but odd', [], 1).ok).toBe(false);
});

test('the passwords made for demonstrations pass their own rule', () => {
  for (let round = 0; round < 200; round += 1) expect(decidePassword(demoPassword(), ['desk', 'Dana Frontdesk']).ok).toBe(true);
});
