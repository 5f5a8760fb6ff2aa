import { expect, test } from 'vitest';
import { policyLines, readPolicyChanges } from '../../../portal/cli/policy-values.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';

test('rules of arrival are given as JSON, and said again as they stand', () => {
  const rules = '[{"name":"Blood test","when":{"visitType":"blood test"},"does":"desk"}]';
  const read = readPolicyChanges(defaultPolicy, [`arrival.rules=${rules}`]);
  expect(read.ok && read.value.arrival.rules).toMatchObject([{ name: 'Blood test', does: 'desk', opensMinutesBefore: null }]);
  expect(policyLines(defaultPolicy)).toContain('arrival.rules=[]');
  const lines = read.ok ? policyLines(read.value) : [];
  expect(lines.find((line) => line.startsWith('arrival.rules'))).toMatch(/"name":"Blood test".*\(default \[\]\)$/);
});

test.each(['arrival.rules=[{"name":', 'arrival.rules=[{"name":"No case"}]', 'arrival.rules=everybody'])(
  '%s is refused by name',
  (change) => {
    const read = readPolicyChanges(defaultPolicy, [change]);
    expect(read.ok ? '' : read.error).toMatch(/^arrival.rules cannot be/);
  },
);
