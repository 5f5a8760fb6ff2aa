import { expect, test } from 'vitest';
import { countForgettable, forgetAnswered } from '../../../portal/usecases/retention.ts';
import { aClinic, aHandOff, anArrival } from '../support/clinic.ts';
import { sharedStore } from '../support/test-store.ts';

const opened = sharedStore();
const day = 24 * 3_600_000;
const byItself = { kind: 'device' } as const;

test('S2: an answer is remembered for as long as a device may come back and send again, and not for ever', async () => {
  const clinic = await aClinic(opened());
  const { appointment } = await clinic.aVisit();
  const fact = anArrival(clinic.kiosk, appointment.id);
  const [first] = await clinic.push(clinic.kiosk, fact);
  const before = (await clinic.audit()).length;
  clinic.clock.pass(119 * day);
  expect(await forgetAnswered(clinic.store, clinic.tenant, byItself)).toEqual({ facts: 0, commands: 0, sessions: 0 });
  expect(await clinic.push(clinic.kiosk, fact)).toEqual([first]);
  expect((await clinic.audit()).length).toBe(before);

  clinic.clock.pass(2 * day);
  await clinic.push(clinic.kiosk, aHandOff(clinic.kiosk));
  expect(await countForgettable(clinic.store, clinic.tenant)).toEqual({ facts: 1, commands: 0, sessions: 0 });
  expect(await countForgettable(clinic.store, clinic.tenant)).toMatchObject({ facts: 1 });
  expect(await forgetAnswered(clinic.store, clinic.tenant, byItself)).toEqual({ facts: 1, commands: 0, sessions: 0 });
  // What the fact did stays, and so does every row of the audit log; the pruning is one more.
  expect(await clinic.statusOf(appointment.id)).toBe('arrived');
  const acts = await clinic.audit();
  expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(['arrive', 'hand-off', 'retention-prune']));
  expect(acts.filter(({ action }) => action === 'retention-prune')).toMatchObject([{ detail: { facts: 1, commands: 0, sessions: 0 } }]);
});

test('a session goes a month after it ran out, never while somebody may be signed in', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  const answer = await clinic.signIn(clinic.console, person);
  expect(answer.ok).toBe(true);
  expect(await forgetAnswered(clinic.store, clinic.tenant, byItself)).toMatchObject({ sessions: 0 });
  clinic.clock.pass(29 * day);
  expect(await forgetAnswered(clinic.store, clinic.tenant, byItself)).toMatchObject({ sessions: 0 });
  clinic.clock.pass(2 * day);
  expect(await forgetAnswered(clinic.store, clinic.tenant, byItself)).toMatchObject({ sessions: 1 });
});
