import { describe, expect, test } from 'vitest';
import { LocalDate } from '../../../shared/domain/time.ts';
import { aKioskAppointment } from '../../support/clinic.ts';
import { atTheKiosk, birthDate, rightCode, wrongCode } from './at-the-kiosk.ts';

const byName = { family: 'Alvarez', birthDate, lastFour: '4477' };
const field = 'phone' as const;
const change = { field, value: '555 010 9999' };

/** Everything a page can ask about a record, in words that say what was answered. */
const asked = ({ kiosk }: ReturnType<typeof atTheKiosk>) =>
  [kiosk.details({}), kiosk.reveal({ field }), kiosk.requestChange({ change }), kiosk.confirmDetails({})].map((answer) =>
    answer instanceof Promise || answer.ok ? 'answered' : answer.error,
  );
const all = (answer: string) => Array.from({ length: 4 }, () => answer);

describe('a page that an attacker has taken over asks out of turn', () => {
  test('about a record before anybody was identified, and before a visit', async () => {
    const day = atTheKiosk();
    expect(asked(day)).toEqual(all('visit-over'));
    day.begin();
    expect(asked(day)).toEqual(all('not-allowed'));
    await day.kiosk.identifyByCode(wrongCode);
    expect(asked(day)).toEqual(all('not-allowed'));
  });

  test('about a record that was matched by name only; each refusal is noted, without a value', async () => {
    const day = atTheKiosk();
    day.begin();
    expect(await day.kiosk.identifyByName(byName)).toMatchObject({ value: { kind: 'arrived', tier: 'D' } });
    expect(asked(day)).toEqual(all('not-allowed'));
    const noted = day.store.audit.after(0).filter(({ action }) => action === 'access-refused');
    expect(noted).toMatchObject(all('refused').map((outcome) => ({ outcome, subject: 'Appointment/a-1', detail: { tier: 'D' } })));
    expect(JSON.stringify(noted)).not.toMatch(/4477|9999/);
  });

  test('about the record of somebody who was sent to the desk', async () => {
    const day = atTheKiosk({ appointments: [aKioskAppointment({ patient: { deceased: true } })] });
    day.begin();
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'handed-off' } });
    expect(asked(day)).toEqual(all('not-allowed'));
  });

  test('about the last patient after the visit ended, and in the next visit', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.kiosk.identifyByCode(rightCode);
    day.kiosk.finish({});
    expect(asked(day)).toEqual(all('visit-over'));
    day.begin();
    expect(asked(day)).toEqual(all('not-allowed'));
    expect(await day.kiosk.status({})).toMatchObject({ value: { receipt: null } });
  });

  test('who else is here, once one person was matched', async () => {
    const other = aKioskAppointment({ id: 'a-2', bookingCode: '222222222222', patient: { id: 'p-2', phones: ['555-010-1234'] } });
    const day = atTheKiosk({ appointments: [aKioskAppointment(), other] });
    day.begin();
    await day.kiosk.identifyByCode(rightCode);
    for (const answer of [
      await day.kiosk.identifyByCode({ code: '222222222222', birthDate }),
      await day.kiosk.identifyByName({ ...byName, lastFour: '1234' }),
      await day.kiosk.answerFirstName({ given: 'Rosa' }),
      day.kiosk.choose({ position: 0 }),
      day.kiosk.choose({ position: 1 }),
    ])
      expect(answer).toEqual({ ok: false, error: 'visit-over' });
  });

  test('to choose an appointment nobody offered', async () => {
    const day = atTheKiosk();
    day.begin();
    for (const position of [0, 1, 20]) expect(day.kiosk.choose({ position })).toEqual({ ok: false, error: 'visit-over' });
    expect(day.facts('patient-arrived')).toEqual([]);
  });

  test('for two numbers in one visit', async () => {
    const day = atTheKiosk();
    day.begin();
    day.begin();
    await day.kiosk.identifyByCode(wrongCode);
    day.begin();
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { ticket: 'A1' } });
    expect(day.kiosk.askDesk({ step: 'x', reason: 'patient-choice' })).toEqual({ ok: true, value: { deskNumber: 'A1' } });
  });

  test('for fresh tries with each fresh visit', async () => {
    const day = atTheKiosk();
    for (let visit = 0; visit < 5; visit += 1) {
      day.begin();
      await day.tryCode(1);
      day.kiosk.finish({});
    }
    day.begin();
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'pause' } });
  });

  test('many times at once, so as to be past the pause before it begins', async () => {
    const day = atTheKiosk();
    day.begin();
    const guesses = Array.from({ length: 40 }, (_, at) => ({ code: String(900_000_000_000 + at), birthDate }));
    const answers = await Promise.all(guesses.map((guess) => day.kiosk.identifyByCode(guess)));
    const kinds = answers.map((answer) => (answer.ok ? answer.value.kind : answer.error));
    expect(kinds.filter((kind) => kind === 'not-matched')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'pause')).toHaveLength(35);
  });

  test('and misses once more after it was matched: the desk is not called for somebody who is here', async () => {
    const day = atTheKiosk();
    day.begin();
    const missing = day.kiosk.identifyByCode({ ...wrongCode, birthDate: LocalDate.parse('1990-01-01') });
    expect(await day.kiosk.identifyByCode(rightCode)).toMatchObject({ value: { kind: 'arrived' } });
    expect(await missing).toEqual({ ok: false, error: 'visit-over' });
    expect(day.facts('hand-off-raised')).toEqual([]);
  });

  test('to keep a visit open that nobody touches: only a hand on the glass does', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.kiosk.identifyByCode(rightCode);
    for (let second = 0; second < 300; second += 1) {
      day.kiosk.stillHere({});
      day.kiosk.moveTo({ step: second % 2 === 0 ? 'forms' : 'details' });
      day.wait(1);
    }
    expect(day.visits.current()).toBeNull();
    expect(day.windows()).toBe(2);
  });

  test('to say fifty times that all is right: it is told once', async () => {
    const day = atTheKiosk();
    day.begin();
    await day.kiosk.identifyByCode(rightCode);
    for (let time = 0; time < 50; time += 1) day.kiosk.confirmDetails({});
    expect(day.facts('details-confirmed')).toHaveLength(1);
  });
});
