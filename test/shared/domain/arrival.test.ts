import { expect, test } from 'vitest';
import { appointmentsFor, decideArrival } from '../../../shared/domain/arrival.ts';
import { AppointmentId, SiteId } from '../../../shared/domain/ids.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { err, ok } from '../../../shared/result.ts';
import { anAppointment, at, newYork } from '../../support/people.ts';

const rules = { site: SiteId.parse('site-1'), zone: newYork, policy: defaultPolicy.arrival };
const id = (text: string) => AppointmentId.parse(text);

test.each([
  { now: '13:09', answer: err('too-early') },
  { now: '13:10', answer: ok('arrive') },
  { now: '14:30', answer: ok('arrive') },
  { now: '14:31', answer: err('too-late') },
])('for a visit at 14:10 UTC, arriving at $now', ({ now, answer }) => {
  expect(decideArrival(anAppointment(), at(now), rules)).toEqual(answer);
});

test.each([
  ['a patient who died', anAppointment({ patient: { deceased: true } }), err('inactive-record')],
  ['a record that was replaced', anAppointment({ patient: { inactive: true } }), err('inactive-record')],
  ['an appointment at another site', anAppointment({ site: SiteId.parse('site-2') }), err('wrong-site')],
  ['someone already here', anAppointment({ status: 'arrived' }), ok('already-here')],
  ['someone already checked in', anAppointment({ status: 'checked-in' }), ok('already-here')],
  ['a cancelled appointment', anAppointment({ status: 'cancelled' }), err('not-found')],
  ['a finished appointment', anAppointment({ status: 'fulfilled' }), err('not-found')],
  ['someone marked as not come, who came after all', anAppointment({ status: 'noshow' }), ok('arrive')],
  ['an appointment of yesterday', anAppointment({ start: at('14:10', '2026-03-01') }), err('not-found')],
  ['an appointment of tomorrow', anAppointment({ start: at('14:10', '2026-03-03') }), err('too-early')],
])('%s', (_who, appointment, answer) => {
  expect(decideArrival(appointment, at('14:00'), rules)).toEqual(answer);
});

test('an evening visit stays today after midnight UTC', () => {
  const evening = anAppointment({ start: at('00:10', '2026-03-03') });
  expect(decideArrival(evening, at('23:55'), rules)).toEqual(ok('arrive'));
});

test('of several visits today only those open now are offered, earliest first', () => {
  const early = anAppointment({ id: id('early'), start: at('14:00') });
  const soon = anAppointment({ id: id('soon'), start: at('14:40') });
  const evening = anAppointment({ id: id('evening'), start: at('21:00') });
  expect(appointmentsFor([evening, soon, early], at('14:05'), rules).map((one) => one.id)).toEqual(['early', 'soon']);
});

test('someone already here for one visit and none open is still here', () => {
  const here = anAppointment({ id: id('here'), status: 'arrived' });
  const evening = anAppointment({ id: id('evening'), start: at('21:00') });
  expect(appointmentsFor([evening, here], at('14:20'), rules).map((one) => one.id)).toEqual(['here']);
});

test('with none open the nearest says why', () => {
  const evening = anAppointment({ id: id('evening'), start: at('21:00') });
  const night = anAppointment({ id: id('night'), start: at('23:00') });
  expect(appointmentsFor([night, evening], at('14:20'), rules).map((one) => one.id)).toEqual(['evening']);
});

test('every default of the policy is a value the clinic can live with', () => {
  expect(defaultPolicy.arrival).toMatchObject({ opensMinutesBefore: 60, closesMinutesAfter: 20, late: 'desk', rules: [] });
  expect(defaultPolicy).toMatchSnapshot();
});
