import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { bookingWindow, decideTake, fits, isClear, mayChange, type Slot, SlotId } from '../../../shared/domain/slots.ts';
import { plusDays, plusMinutes } from '../../../shared/domain/time.ts';
import { at, today, zone } from '../../support/clinic.ts';

const rules = defaultPolicy.booking;
const now = at('14:00');
const tomorrow = plusDays(today, 1);
const slot = (over: Partial<Slot> = {}): Slot => ({
  id: SlotId.parse('s-1'),
  start: at('10:00', tomorrow),
  minutes: 30,
  visitType: null,
  practitioner: 'Dr Lee',
  ...over,
});
const wanted = { minutes: 20, visitType: 'Follow-up', practitioner: 'Dr Lee' };

describe('which times fit', () => {
  const window = bookingWindow(now, zone, rules);
  test.each<[string, Partial<Slot>, boolean]>([
    ['for any kind of visit', {}, true],
    ['for this kind', { visitType: 'follow-up ' }, true],
    ['for another kind', { visitType: 'Vaccination' }, false],
    ['with somebody else', { practitioner: 'Dr Who' }, false],
    ['with nobody in particular', { practitioner: null }, true],
    ['too short', { minutes: 15 }, false],
    ['within the notice', { start: plusMinutes(now, 119) }, false],
    ['just after the notice', { start: plusMinutes(now, 120) }, true],
    ['on the last day', { start: at('23:30', plusDays(today, 42)) }, true],
    ['a day too far', { start: at('00:00', plusDays(today, 43)) }, false],
  ])('a time %s', (_what, over, yes) => expect(fits(slot(over), wanted, window)).toBe(yes));
});

test('a time in the way of its own person or of the patient is not offered; others are in nobody’s way', () => {
  const lee = { start: at('10:20', tomorrow), minutes: 15, practitioner: 'dr lee' };
  expect(isClear(slot(), [lee], [])).toBe(false);
  expect(isClear(slot(), [{ ...lee, practitioner: 'Dr Who' }], [])).toBe(true);
  expect(isClear(slot(), [{ ...lee, start: at('10:30', tomorrow) }], [])).toBe(true);
  expect(isClear(slot(), [{ ...lee, start: at('09:45', tomorrow) }], [])).toBe(true);
  expect(isClear(slot(), [], [{ start: at('09:59', tomorrow), minutes: 2 }])).toBe(false);
  expect(isClear(slot({ practitioner: null }), [lee], [])).toBe(true);
});

test('an appointment may be moved and cancelled until the notice, and only while it is booked', () => {
  const on = (start = at('16:00')) => ({ status: 'booked' as const, start });
  expect(mayChange(on(), now, rules)).toEqual({ move: true, cancel: true });
  expect(mayChange(on(at('15:59')), now, rules)).toEqual({ move: false, cancel: false });
  expect(mayChange({ ...on(), status: 'arrived' }, now, rules)).toEqual({ move: false, cancel: false });
  expect(mayChange(on(), now, { ...rules, move: false })).toEqual({ move: false, cancel: true });
});

test('a time is kept from others until the hold runs out, never from whoever holds it', () => {
  const held = { booked: false, heldBy: 'kiosk-a', heldUntil: plusMinutes(now, 5) };
  expect(decideTake(held, 'kiosk-b', now).ok).toBe(false);
  expect(decideTake(held, 'kiosk-a', now).ok).toBe(true);
  expect(decideTake(held, 'kiosk-b', plusMinutes(now, 5)).ok).toBe(true);
  expect(decideTake({ booked: true, heldBy: null, heldUntil: null }, 'kiosk-a', now).ok).toBe(false);
});
