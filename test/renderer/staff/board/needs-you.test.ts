import { describe, expect, test } from 'vitest';
import { newHelpCalls } from '../../../../renderer/staff/board/help-calls.ts';
import { viewNeedsYou } from '../../../../renderer/staff/board/needs-you-view.ts';
import { readings } from '../../../../renderer/staff/words/use-words.ts';
import { HandOffReason } from '../../../../shared/domain/hand-off.ts';
import { Instant } from '../../../../shared/domain/time.ts';
import { NeedsYouRow } from '../../../../shared/ipc/staff.ts';

const now = Instant.parse('2026-11-23T14:41:00Z');
const row = (change: object) =>
  NeedsYouRow.parse({
    handOff: '00000000-0000-4000-8000-000000000001',
    deskNumber: 'A9',
    reason: 'identity-failed',
    step: 'birth-date',
    language: 'es',
    waitingSince: '2026-11-23T14:22:00Z',
    entered: {},
    appointment: null,
    name: null,
    ...change,
  });

describe('somebody waits for the desk', () => {
  test.each(HandOffReason.options)('%s is said in words with what to do, in both languages', (reason) => {
    for (const reading of Object.values(readings)) {
      const view = viewNeedsYou(row({ reason }), { now }, reading);
      expect(view.reason).not.toContain('-');
      expect(view.todo.length).toBeGreaterThan(20);
    }
  });

  test('what was typed is shown, so that nobody has to say it twice', () => {
    const entered = { family: 'Oduya', given: 'Femi', birthDate: '1984-11-02', codeTail: '7731' };
    expect(viewNeedsYou(row({ entered }), { now }, readings.en).who).toBe('Femi Oduya');
    const { family: _family, given: _given, ...unnamed } = entered;
    expect(viewNeedsYou(row({ entered: unnamed }), { now }, readings.en).who).toBe('born November 2, 1984');
    expect(viewNeedsYou(row({ entered: { codeTail: '7731' } }), { now }, readings.en).who).toBe('Code ends in 7731');
  });

  test('a birth date is as vague as it was typed', () => {
    expect(viewNeedsYou(row({ entered: { birthDate: '1959-02' } }), { now }, readings.en).who).toBe('born February 1959');
    expect(viewNeedsYou(row({ entered: { birthDate: '1959' } }), { now }, readings.en).who).toBe('born 1959');
    expect(viewNeedsYou(row({ entered: { birthDate: '1959-02-31' } }), { now }, readings.en).who).toMatch(/^born /);
  });

  test('the name on the record stands before what was typed', () => {
    expect(viewNeedsYou(row({ name: 'Femi Oduya', entered: { family: 'Oduja' } }), { now }, readings.en).who).toBe('Femi Oduya');
  });

  test('only a call for help has the filled sign', () => {
    const filled = HandOffReason.options.filter((reason) => viewNeedsYou(row({ reason }), { now }, readings.en).shape === 'help');
    expect(filled).toEqual(['patient-choice']);
  });
});

describe('the chime', () => {
  const help = (deskNumber: string) => ({ deskNumber, reason: 'patient-choice' as const });

  test('sounds for a new call for help', () => {
    expect(newHelpCalls(new Set(['A1']), [help('A1'), help('B2')])).toEqual(['B2']);
  });

  test('is silent for calls that were there when the board opened', () => {
    expect(newHelpCalls(null, [help('A1')])).toEqual([]);
  });

  test('is silent for every other reason', () => {
    const others = HandOffReason.options.filter((reason) => reason !== 'patient-choice').map((reason) => ({ deskNumber: 'A5', reason }));
    expect(newHelpCalls(new Set(), others)).toEqual([]);
  });

  test('sounds again when somebody who was helped calls again', () => {
    expect(newHelpCalls(new Set(), [help('A1')])).toEqual(['A1']);
  });
});
