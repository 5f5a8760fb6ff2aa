import { describe, expect, test } from 'vitest';
import { closedKioskHandlers } from '../../../electron/ipc/kiosk-handlers.ts';
import { createPublisher } from '../../../electron/ipc/publish.ts';
import { serve, type Wire } from '../../../electron/ipc/serve.ts';
import { closedStaffHandlers } from '../../../electron/ipc/staff-handlers.ts';
import { type Caller, mayStaff, StaffRole } from '../../../shared/domain/access.ts';
import { clientFor } from '../../../shared/ipc/contract.ts';
import { kioskContract } from '../../../shared/ipc/kiosk.ts';
import { staffContract } from '../../../shared/ipc/staff.ts';

const kioskWindow = 1;
const staffWindow = 2;

/** The whole IPC surface over a Map instead of Electron. */
function anIpc({ role = null }: { role?: StaffRole | null } = {}) {
  const listeners = new Map<string, Parameters<Wire['handle']>[1]>();
  const callers = new Map<number, Caller>([
    [kioskWindow, { surface: 'kiosk' }],
    [staffWindow, { surface: 'staff', role }],
  ]);
  let now = 0;
  const rejected: string[] = [];
  const bugs: string[] = [];
  const rules = {
    wire: { handle: (channel: string, listener: Parameters<Wire['handle']>[1]) => void listeners.set(channel, listener) },
    callerOf: (sender: number) => callers.get(sender) ?? null,
    mono: () => now,
    onRejected: (channel: string, why: string) => void rejected.push(`${channel} ${why}`),
    onBug: (channel: string) => void bugs.push(channel),
  };
  const kiosk = closedKioskHandlers('not-set-up', { pixelsPerMm: () => 3.78, demoNotice: false });
  const leaky = {
    ...kiosk,
    status: () => ({
      ok: true,
      value: { outOfService: null, idle: { kind: 'active' }, receipt: null, online: true, helper: null, patient: 'Rosa' },
    }),
  } as unknown as typeof kiosk;
  const broken = {
    ...leaky,
    stillHere: () => {
      throw new Error('Rosa Alvarez');
    },
  } as typeof kiosk;
  serve(kioskContract, { ...rules, handlers: () => broken });
  serve(staffContract, { ...rules, handlers: () => closedStaffHandlers('not-set-up', false) });
  const from = (sender: number | null) => async (channel: string, input: unknown) => listeners.get(channel)!(sender, input);
  const pass = (ms: number): void => {
    now += ms;
  };
  return { rejected, bugs, pass, channels: [...listeners.keys()], from };
}

describe('who may ask what', () => {
  const everyRole = [...StaffRole.options, null];
  test.each(everyRole.flatMap((role) => Object.entries(staffContract.methods).map(([name, { needs }]) => ({ role, name, needs }))))(
    '$role and $name ($needs)',
    async ({ role, name, needs }) => {
      const answer = await anIpc({ role }).from(staffWindow)(`staff:${name}`, undefined);
      const allowed = needs === null || (role !== null && mayStaff(role, needs));
      expect(answer).toEqual({ ok: false, error: allowed ? 'malformed' : 'forbidden' });
    },
  );

  test('a kiosk window reaches no staff method, and a staff window no kiosk method', async () => {
    const { from, channels } = anIpc({ role: 'manager' });
    for (const channel of channels) {
      const stranger = channel.startsWith('staff:') ? kioskWindow : staffWindow;
      expect([channel, await from(stranger)(channel, {})]).toEqual([channel, { ok: false, error: 'forbidden' }]);
    }
  });

  test('a window nobody opened, or a frame that is not its main one, is nobody; each attempt is noted', async () => {
    const { from, rejected } = anIpc({ role: 'manager' });
    expect(await from(99)('kiosk:status', {})).toEqual({ ok: false, error: 'forbidden' });
    expect(await from(null)('kiosk:status', {})).toEqual({ ok: false, error: 'forbidden' });
    expect(rejected).toEqual(['kiosk:status forbidden', 'kiosk:status forbidden']);
  });
});

describe('what is asked', () => {
  test('a kiosk cannot name whose record it means', async () => {
    const { from } = anIpc();
    for (const method of ['details', 'confirmDetails', 'finish', 'status', 'begin']) {
      expect(await from(kioskWindow)(`kiosk:${method}`, { language: 'en', appointment: 'a-1', patient: 'p-1' })).toEqual({
        ok: false,
        error: 'malformed',
      });
    }
  });

  test.each([
    undefined,
    null,
    'x',
    7,
    [],
    { code: 1 },
    { code: 'x'.repeat(41), birthDate: '1984-05-09' },
    { code: '1', birthDate: '1984-02-30' },
    { __proto__: { code: '1' } },
  ])('a question that is not one (%j) reaches nobody', async (input) => {
    expect(await anIpc().from(kioskWindow)('kiosk:identifyByCode', input)).toEqual({ ok: false, error: 'malformed' });
  });
});

describe('what is answered', () => {
  test('an answer carries only the fields its contract names', async () => {
    const answer = await clientFor(kioskContract, anIpc().from(kioskWindow)).status({});
    expect(answer).toEqual({
      ok: true,
      value: { outOfService: null, idle: { kind: 'active' }, receipt: null, online: true, helper: null },
    });
  });

  test('a bug is told as unavailable, and its text stays here', async () => {
    const { from, bugs } = anIpc();
    expect(await from(kioskWindow)('kiosk:stillHere', {})).toEqual({ ok: false, error: 'unavailable' });
    expect(bugs).toEqual(['kiosk:stillHere']);
  });
});

test('a page that asks faster than any hand is not answered until the second is over, and that is noted', async () => {
  const { from, rejected, pass } = anIpc();
  const ask = () => from(kioskWindow)('kiosk:surroundings', {});
  for (let call = 0; call < 60; call += 1) expect(await ask()).toMatchObject({ ok: true });
  expect(await ask()).toEqual({ ok: false, error: 'unavailable' });
  expect(rejected).toEqual(['kiosk:surroundings unavailable']);
  pass(1000);
  expect(await ask()).toMatchObject({ ok: true });
});

test('however much changes at once, a window’s bell rings once', async () => {
  const rung: string[] = [];
  const publisher = createPublisher((surface) => void rung.push(surface));
  publisher.changed('kiosk');
  publisher.changed('staff');
  publisher.changed('kiosk');
  await Promise.resolve();
  expect(rung).toEqual(['kiosk', 'staff']);
  publisher.changed('staff');
  await Promise.resolve();
  expect(rung).toEqual(['kiosk', 'staff', 'staff']);
});
