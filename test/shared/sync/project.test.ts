import { expect, test } from 'vitest';
import { DeskNumber } from '../../../shared/domain/hand-off.ts';
import { BootId, DeviceId, FactId } from '../../../shared/domain/ids.ts';
import { retryDelay } from '../../../shared/sync/delivery.ts';
import { Fact, type FactType, factTypes } from '../../../shared/sync/fact.ts';
import { project, projectHandOffs } from '../../../shared/sync/project.ts';
import { anAppointment, at } from '../../support/people.ts';

let count = 0;
function aFact(type: FactType, body: object, rest: object = {}): Fact {
  count += 1;
  return Fact.parse({
    id: FactId.parse(`00000000-0000-4000-8000-${String(count).padStart(12, '0')}`),
    type,
    v: 1,
    device: DeviceId.parse('kiosk-1'),
    bootId: BootId.parse('00000000-0000-4000-8000-000000000000'),
    seq: count,
    actor: { kind: 'patient' },
    subject: { kind: 'appointment', id: 'appointment-1' },
    occurredAt: { wall: at('14:00'), mono: 1000, offset: -60_000 },
    body,
    ...rest,
  });
}
const arrival = () => aFact('patient-arrived', { tier: 'B', ticket: DeskNumber.parse('A14'), firstTouchAt: at('13:58') });

test('an arrival shows at once, at the true time', () => {
  expect(project(anAppointment(), [arrival()])).toMatchObject({
    status: 'arrived',
    arrival: { ticket: 'A14', arrivedAt: at('13:59'), firstTouchAt: at('13:58'), deskSeenAt: null },
  });
});

test('the first arrival stands; a second changes nothing', () => {
  const once = project(anAppointment(), [arrival()]);
  const later = aFact('patient-arrived', { tier: 'D', ticket: DeskNumber.parse('B2'), firstTouchAt: at('14:30') });
  expect(project(once, [later])).toEqual(once);
});

test('an arrival never brings back a cancelled visit', () => {
  expect(project(anAppointment({ status: 'cancelled' }), [arrival()]).status).toBe('cancelled');
});

test('the desk has seen an arrival once, and only after there is one', () => {
  const seen = aFact('arrival-seen', {}, { actor: { kind: 'staff', id: 'staff-1' } });
  expect(project(anAppointment(), [seen]).arrival).toBeNull();
  expect(project(anAppointment(), [arrival(), seen]).arrival?.deskSeenAt).toBe(at('13:59'));
});

test("another person's fact changes nothing", () => {
  const other = { ...arrival(), subject: { kind: 'appointment', id: 'appointment-2' } } as Fact;
  expect(project(anAppointment(), [other])).toEqual(anAppointment());
});

test('someone sent to the desk waits there until the desk says otherwise', () => {
  const raised = aFact(
    'hand-off-raised',
    {
      deskNumber: 'A7',
      reason: 'identity-failed',
      step: 'identify',
      language: 'en',
      entered: { codeTail: '9012' },
      firstTouchAt: at('13:58'),
    },
    { subject: { kind: 'nobody' } },
  );
  const resolved = aFact('hand-off-resolved', { handOff: raised.id }, { subject: { kind: 'nobody' } });
  expect(projectHandOffs([], [raised])).toMatchObject([{ id: raised.id, deskNumber: 'A7', resolvedAt: null }]);
  expect(projectHandOffs([], [raised, resolved])).toMatchObject([{ resolvedAt: at('13:59') }]);
});

test('the list of facts is the one this version promises', () => {
  expect(factTypes).toEqual([
    'patient-arrived',
    'arrival-seen',
    'hand-off-raised',
    'hand-off-resolved',
    'companions-noted',
    'change-requested',
    'details-confirmed',
    'quiet-call-asked',
    'form-answered',
    'consent-given',
    'consent-declined',
    'consent-withdrawn',
    'consent-kept',
    'consent-receipt-asked',
    'review-answered',
    'coverage-answered',
    'patient-called',
    'call-taken-back',
  ]);
});

test.each([
  [0, 0, 500],
  [0, 0.999, 250],
  [3, 0, 4000],
  [50, 0, 30_000],
])('after %d tries (chance %d) the device waits about %d ms', (tries, random, ms) => {
  expect(retryDelay(tries, random)).toBeCloseTo(ms, -1);
});
