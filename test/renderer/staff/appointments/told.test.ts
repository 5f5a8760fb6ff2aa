import { expect, test } from 'vitest';
import { isFinal, sayUndoRefusal, type Told, undoTold } from '../../../../renderer/staff/appointments/told.ts';
import { readings } from '../../../../renderer/staff/words/use-words.ts';
import { AppointmentId } from '../../../../shared/domain/ids.ts';
import { Instant } from '../../../../shared/domain/time.ts';
import { fakeStaff } from '../../../gallery/fake-staff.ts';

const row = AppointmentId.parse('appointment-9');
const id = AppointmentId.parse('new-one');
const start = Instant.parse('2026-11-25T15:20:00Z');
const old = Instant.parse('2026-11-23T14:50:00Z');
const told = (what: 'moved' | 'booked' | 'cancelled') => ({ what, start, undo: { id, start } }) as const;

test.each([
  ['moved', 'undoMoveFor', { what: 'moved-back', start: old, undo: null }],
  ['booked', 'undoBookingFor', { what: 'unbooked', start, undo: null }],
  ['cancelled', 'keepFor', { what: 'stays', start, undo: null }],
] as const)('what was %s is taken back by its own question, and the answer offers no undo of the undo', async (what, question, answer) => {
  const asked: unknown[] = [];
  const staff = fakeStaff({
    [question]: async (input: unknown) => {
      asked.push(input);
      return { ok: true, value: { start: old } };
    },
  });
  expect(await undoTold(staff, row, told(what))).toEqual({ ok: true, value: answer });
  expect(asked).toEqual([{ row, appointment: id }]);
});

test('an undo the portal refuses changes nothing of what stands there', async () => {
  const staff = fakeStaff({ undoMoveFor: async () => ({ ok: false, error: 'slot-taken' }) });
  expect(await undoTold(staff, row, told('moved'))).toEqual({ ok: false, error: 'slot-taken' });
});

test.each([
  ['slot-taken', true],
  ['not-offered', true],
  ['portal-unreachable', false],
  ['too-many', false],
] as const)('after %s the offer to undo is gone: %s', (refusal, gone) => expect(isFinal(refusal)).toBe(gone));

test('why a visit stays where it is is said plainly: its old time is taken, or it is too late', () => {
  for (const language of ['en', 'es'] as const) {
    const { words } = readings[language];
    const say = (refusal: Parameters<typeof isFinal>[0], what: Told['what']) =>
      sayUndoRefusal(refusal, { what, start, undo: null } as Told, 'Wed, Nov 25, 10:20', words);
    expect(say('slot-taken', 'moved')).toBe(words.appointments.undoTaken.moved('Wed, Nov 25, 10:20'));
    expect(say('slot-taken', 'cancelled')).toBe(words.appointments.undoTaken.cancelled);
    expect(say('not-offered', 'booked')).toBe(words.appointments.undoLate);
    expect(say('portal-unreachable', 'moved')).toBeNull();
  }
});
