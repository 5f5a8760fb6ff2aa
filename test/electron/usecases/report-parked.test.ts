import { expect, test } from 'vitest';
import { reportParked } from '../../../electron/usecases/report-parked.ts';
import { ok } from '../../../shared/result.ts';
import type { FactRefusal } from '../../../shared/sync/delivery.ts';
import { atTheKiosk, rightCode } from './at-the-kiosk.ts';

async function refusedArrival(reason: FactRefusal) {
  const day = atTheKiosk();
  day.begin();
  await day.kiosk.identifyByCode(rightCode);
  const [arrival] = day.facts('patient-arrived');
  day.store.transaction(() => ok(day.store.outbox.refused(arrival!.id, reason)));
  return day;
}

test('an arrival the portal refused becomes a call to the desk under the same number, told once', async () => {
  const day = await refusedArrival('unknown-appointment');
  reportParked(day)();
  reportParked(day)();
  expect(day.facts('hand-off-raised')).toMatchObject([
    {
      actor: { kind: 'device' },
      body: {
        deskNumber: 'A1',
        reason: 'blocked-by-rule',
        step: 'arrived',
        entered: { family: 'Alvarez', given: 'Rosa' },
      },
    },
  ]);
  expect(day.store.outbox.parked()).toEqual([]);
  expect(day.actions().at(-1)).toBe('parked');
});

test('a call to the desk that was refused is kept and not answered by another', async () => {
  const day = await refusedArrival('wrong-site');
  reportParked(day)();
  const [call] = day.facts('hand-off-raised');
  day.store.transaction(() => ok(day.store.outbox.refused(call!.id, 'wrong-device')));
  reportParked(day)();
  expect(day.facts('hand-off-raised')).toEqual([]);
  expect(day.store.outbox.parked()).toHaveLength(1);
});
