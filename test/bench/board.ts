import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../electron/store/clock.ts';
import { board } from '../../electron/usecases/board.ts';
import { createConsoleSession } from '../../electron/usecases/console-session.ts';
import { ConsoleAppointment } from '../../shared/domain/cached-appointment.ts';
import { StaffId } from '../../shared/domain/ids.ts';
import { plusMinutes } from '../../shared/domain/time.ts';
import { ok } from '../../shared/result.ts';
import { appointmentsNow } from './busy-day.ts';
import { deviceOnDisk } from './device-on-disk.ts';
import type { Compare } from './measure.ts';
import { lowerQuartile } from './median.ts';

const reads = 15;

/** What a console asks for every few seconds: today in lanes, with 2,000 appointments today against 40. */
export const compare: Compare = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  const [busy, quiet] = [
    await consoleOfToday(mkdtempSync(join(folder, 'busy-')), 2000),
    await consoleOfToday(mkdtempSync(join(folder, 'quiet-')), 40),
  ];
  return {
    comparisons: [{ name: 'board, 2,000 today against 40', unit: 'ms', ours: busy.read, other: quiet.read }],
    close: async () => {
      busy.close();
      quiet.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

async function consoleOfToday(folder: string, count: number) {
  const entries = appointmentsNow(count).map((one) => ({ kind: 'appointment' as const, put: ConsoleAppointment.parse(one) }));
  const { store } = deviceOnDisk({ folder, role: 'console', entries });
  const person = {
    token: 'token',
    staff: StaffId.parse('staff-1'),
    name: 'Robin Example',
    role: 'front-desk' as const,
    expiresAt: plusMinutes(systemClock.wall(), 60),
  };
  const session = createConsoleSession({
    store,
    portal: { signIn: async () => ok(person), signOut: () => undefined },
    pinHash: { make: async (pin) => pin, matches: async (verifier, pin) => verifier === pin },
    onChange: () => undefined,
  });
  await session.signIn({ username: 'robin', password: 'not looked at', code: '000000' });
  const ask = board({ store, session, trouble: () => null, kiosks: () => [] });
  return {
    close: store.close,
    async read(): Promise<number> {
      const took = Array.from({ length: reads }, () => {
        const began = performance.now();
        const answer = ask();
        const ms = performance.now() - began;
        if (!answer.ok || answer.value.expected.length !== count) throw new Error(`not all ${count} are on the board`);
        return ms;
      });
      return lowerQuartile(took);
    },
  };
}
