import { describe, expect, test } from 'vitest';
import { appointmentsFor, decideArrival } from '../../../shared/domain/arrival.ts';
import { ArrivalRule, ruleFor } from '../../../shared/domain/arrival-rule.ts';
import { AppointmentId, SiteId } from '../../../shared/domain/ids.ts';
import { Policy } from '../../../shared/domain/policy.ts';
import { err, ok } from '../../../shared/result.ts';
import { anAppointment, at, newYork } from '../../support/people.ts';

const rulesWith = (arrival: object) => ({ site: SiteId.parse('site-1'), zone: newYork, policy: Policy.parse({ arrival }).arrival });
const blood = { name: 'Blood test', when: { visitType: 'blood test' }, does: 'desk' };
const withMarsh = { name: 'Marsh', when: { practitioner: 'marsh' }, opensMinutesBefore: 15, closesMinutesAfter: 0 };
const owing = { name: 'Payment', when: { owes: true }, does: 'desk' };

describe('which rule fits', () => {
  const visit = { practitioner: 'Dr. María López-Ruiz', visitType: 'Blood test, fasting', owes: false };
  test.each([
    ['a practitioner without accents or title', { practitioner: 'maria lopez-ruiz' }, true],
    ['only one word of the name', { practitioner: 'María' }, true],
    ['somebody else', { practitioner: 'Ruth' }, false],
    ['part of a word', { practitioner: 'Lop' }, false],
    ['a kind of visit, words in any order', { visitType: 'TEST blood' }, true],
    ['both, where only one fits', { practitioner: 'María', visitType: 'x-ray' }, false],
    ['those who owe', { owes: true }, false],
  ])('%s', (_what, when, fits) => {
    expect(ruleFor(visit, [ArrivalRule.parse({ name: 'r', when })]) !== null).toBe(fits);
  });

  test('words of signs only fit nobody, and an appointment that names nobody fits no name', () => {
    expect(ruleFor(visit, [ArrivalRule.parse({ name: 'r', when: { practitioner: '?!' } })])).toBeNull();
    expect(ruleFor({ ...visit, practitioner: null }, [ArrivalRule.parse({ name: 'r', when: { practitioner: 'López' } })])).toBeNull();
  });
});

describe('what the first rule that fits decides', () => {
  test.each([
    { who: 'a blood test, in time', rules: [blood], visit: { visitType: 'Blood test' }, now: '14:00', answer: err('blocked-by-rule') },
    { who: 'another visit', rules: [blood], visit: { visitType: 'Check-up' }, now: '14:00', answer: ok('arrive') },
    { who: 'a blood test much too early', rules: [blood], visit: { visitType: 'Blood test' }, now: '12:00', answer: err('too-early') },
    { who: 'twenty minutes early with Marsh', rules: [withMarsh], visit: {}, now: '13:50', answer: err('too-early') },
    { who: 'ten minutes early with Marsh', rules: [withMarsh], visit: {}, now: '14:00', answer: ok('arrive') },
    { who: 'a minute late with Marsh', rules: [withMarsh], visit: {}, now: '14:11', answer: err('too-late') },
    { who: 'who owes', rules: [owing], visit: { owes: true }, now: '14:00', answer: err('blocked-by-rule') },
    { who: 'who owes nothing', rules: [owing], visit: { owes: false }, now: '14:00', answer: ok('arrive') },
    {
      who: 'a blood test that an earlier rule lets in',
      rules: [{ ...blood, does: 'arrive' }, blood],
      visit: { visitType: 'Blood test' },
      now: '14:00',
      answer: ok('arrive'),
    },
  ])('$who', ({ rules, visit, now, answer }) => {
    expect(decideArrival(anAppointment(visit), at(now), rulesWith({ rules }))).toEqual(answer);
  });

  test('a rule never lets in whoever has a closed record or another site', () => {
    const open = [{ ...blood, does: 'arrive', opensMinutesBefore: 1440 }];
    const closed = anAppointment({ visitType: 'Blood test', patient: { deceased: true } });
    expect(decideArrival(closed, at('14:00'), rulesWith({ rules: open }))).toEqual(err('inactive-record'));
  });
});

describe('the late, by policy', () => {
  test('go to the desk, or arrive while the desk is told', () => {
    expect(decideArrival(anAppointment(), at('15:00'), rulesWith({}))).toEqual(err('too-late'));
    expect(decideArrival(anAppointment(), at('15:00'), rulesWith({ late: 'arrive-and-tell' }))).toEqual(ok('arrive-late'));
  });

  test('even then not on another day, and not past a rule that asks for the desk', () => {
    const tell = { late: 'arrive-and-tell', rules: [blood] };
    expect(decideArrival(anAppointment({ start: at('14:10', '2026-03-01') }), at('15:00'), rulesWith(tell))).toEqual(err('not-found'));
    expect(decideArrival(anAppointment({ visitType: 'Blood test' }), at('15:00'), rulesWith(tell))).toEqual(err('blocked-by-rule'));
  });

  test('a visit that one is late for is still offered beside the next one', () => {
    const early = anAppointment({ id: AppointmentId.parse('early'), start: at('13:00') });
    const soon = anAppointment({ id: AppointmentId.parse('soon'), start: at('14:20') });
    const offered = appointmentsFor([soon, early], at('14:00'), rulesWith({ late: 'arrive-and-tell' }));
    expect(offered.map(({ id }) => id)).toEqual(['early', 'soon']);
  });
});
