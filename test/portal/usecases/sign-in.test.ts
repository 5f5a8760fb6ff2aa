import { expect, test } from 'vitest';
import { signOut } from '../../../portal/usecases/sign-in.ts';
import { aClinic } from '../support/clinic.ts';
import { sharedStore } from '../support/test-store.ts';

const opened = sharedStore();
const refusal = { ok: false, error: { reason: 'not-signed-in' } };

test('password and code together sign a person in, for this shift', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff('manager');
  const answer = await clinic.signIn(clinic.console, person);
  expect(answer).toMatchObject({ ok: true, value: { staff: person.id, name: 'Sam Doe', role: 'manager' } });
  expect((await clinic.audit()).at(-1)).toMatchObject({
    action: 'staff-sign-in',
    actor: { kind: 'staff', id: person.id },
    device: clinic.console.id,
  });
});

test('the user name may be typed in capitals and with spaces around', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  expect(await clinic.signIn(clinic.console, person, { username: `  ${person.username.toUpperCase()} ` })).toMatchObject({ ok: true });
});

test.each([
  ['a wrong password', { password: 'another long password' }],
  ['a wrong code', { code: '000000' }],
  ['no code', { code: '' }],
  ['a person who does not exist', { username: 'nobody' }],
])('%s is refused in the same words', async (_, over) => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  expect(await clinic.signIn(clinic.console, person, over)).toEqual(refusal);
});

test('a code works once; the next one works', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  expect(await clinic.signIn(clinic.console, person)).toMatchObject({ ok: true });
  expect(await clinic.signIn(clinic.console, person)).toEqual(refusal);
  clinic.clock.pass(30_000);
  expect(await clinic.signIn(clinic.console, person, { code: clinic.codeOf(person) })).toMatchObject({ ok: true });
});

test('a wrong password does not use up the owner’s code', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  await clinic.signIn(clinic.console, person, { password: 'guess guess guess' });
  expect(await clinic.signIn(clinic.console, person)).toMatchObject({ ok: true });
});

test('a code one step old still works; two steps old does not', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  clinic.clock.pass(60_000);
  expect(await clinic.signIn(clinic.console, person)).toEqual(refusal);
  const other = await clinic.staff();
  clinic.clock.pass(30_000);
  expect(await clinic.signIn(clinic.console, other)).toMatchObject({ ok: true });
});

test('after five failures nobody gets in for five minutes, not even with everything right, and a name nobody has pauses alike', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  for (const username of [person.username, 'nobody']) {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await clinic.signIn(clinic.console, person, { username, password: 'wrong' })).toEqual(refusal);
    expect(await clinic.signIn(clinic.console, person, { username })).toEqual({
      ok: false,
      error: { reason: 'too-many', retryAfterSeconds: 300 },
    });
  }
  const refusals = (await clinic.audit())
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ action, detail }) => [action, detail.reason]);
  expect(refusals.filter(([, reason]) => reason === 'too-many')).toHaveLength(2);
  expect(refusals).toHaveLength(12);
  clinic.clock.pass(5 * 60_000 + 1000);
  expect(await clinic.signIn(clinic.console, person, { code: clinic.codeOf(person) })).toMatchObject({ ok: true });
});

test('a kiosk signs nobody in, and a person works only at their own sites', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  expect(await clinic.signIn(clinic.kiosk, person)).toEqual({ ok: false, error: { reason: 'not-allowed' } });
  expect((await clinic.audit()).at(-1)).toMatchObject({ action: 'access-refused', outcome: 'refused', device: clinic.kiosk.id });
  const elsewhere = await clinic.aDevice('console', clinic.otherKiosk.site);
  expect(await clinic.signIn(elsewhere, person)).toEqual(refusal);
});

test('a person who left is not signed in', async () => {
  const clinic = await aClinic(opened());
  const person = await clinic.staff();
  await clinic.store.write(clinic.tenant, (tx) => tx.staff.setActive(person.id, false));
  expect(await clinic.signIn(clinic.console, person)).toEqual(refusal);
});

test('signing out ends the session at once', async () => {
  const clinic = await aClinic(opened());
  const answer = await clinic.signIn(clinic.console, await clinic.staff());
  const token = answer.ok ? answer.value.token : '';
  const session = () => clinic.store.read(clinic.tenant, (tx) => tx.staffSessions.find(token, clinic.console.id));
  expect(await session()).not.toBeNull();
  await signOut(clinic)(clinic.console, token);
  expect(await session()).toBeNull();
});
