import { expect, test } from 'vitest';
import { type Chance, chanceFrom } from '../../../portal/cli/chance.ts';
import { containedPatients, readDraft, roundOf } from '../../../portal/import/draft.ts';
import { noOrigin } from '../../../portal/import/source.ts';
import { CheckInPatient } from '../../../shared/domain/patient.ts';
import { now } from './a-folder.ts';
import { strangeClinic } from './strange-clinic.ts';

const rubbish: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  '\u0000',
  '\uD800',
  'x'.repeat(500),
  0,
  -1,
  1e300,
  true,
  [],
  [[]],
  {},
  [null],
  { reference: '#' },
  { reference: 'Patient/' },
  { reference: '://' },
  'toString',
  '__proto__',
  '2026-03-02T09:00:00Z',
];

/** The same value with something inside replaced, repeated, or taken away. */
function mutated(value: unknown, chance: Chance): unknown {
  if (chance.below(12) === 0) return rubbish[chance.below(rubbish.length)];
  if (Array.isArray(value))
    return value.flatMap((one) =>
      chance.below(15) === 0 ? [] : chance.below(15) === 0 ? Array.from({ length: 30 }, () => one) : [mutated(one, chance)],
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (chance.below(20) === 0 ? [] : [[key, mutated(one, chance)]])));
}

test('two thousand damaged records are each read or refused, and whatever is read is fit for a kiosk', () => {
  const chance = chanceFrom('mutations');
  const { resources } = strangeClinic('mutations', 60);
  const outcomes = { read: 0, refused: 0 };
  for (let round = 0; round < 2000; round += 1) {
    const original = resources[chance.below(resources.length)];
    const resource = { ...(mutated(original, chance) as object), resourceType: original?.['resourceType'] };
    expect(roundOf(String(resource.resourceType))).not.toBeNull();
    for (const draft of [readDraft(resource, noOrigin, now), ...containedPatients(resource, noOrigin, now)]) {
      outcomes[draft.ok ? 'read' : 'refused'] += 1;
      if (draft.ok && draft.value.kind === 'patient')
        expect(CheckInPatient.omit({ id: true }).safeParse(draft.value.patient).error).toBeUndefined();
      if (draft.ok && draft.value.kind === 'appointment') expect(draft.value.appointment.minutes).toBeGreaterThan(0);
    }
  }
  expect(outcomes.read).toBeGreaterThan(500);
  expect(outcomes.refused).toBeGreaterThan(100);
});
