import '../../renderer/staff/no-eval.ts';
import type { StaffWindow } from '../../renderer/staff/staff-window.ts';
import { fakeStaff, sampleBoard, sampleChanges, sampleSite, state } from './fake-staff.ts';

type Method = Exclude<keyof StaffWindow, 'onChanged'>;

/**
 * Stands in for the preload: `window.staff` answers from memory, `window.desk` lets a test change what is true, ring the bell and read
 * what was asked. Injected before the page's own script.
 */
function createDesk() {
  const calls: { readonly method: Method; readonly input: unknown }[] = [];
  const listeners = new Set<() => void>();
  const full = sampleBoard();
  const desk = {
    calls,
    full,
    violations: [] as string[],
    board: full,
    changes: sampleChanges(),
    site: sampleSite(),
    state: state({ role: 'manager', mayChangeSettings: true }),
    /** Milliseconds each answer takes. */
    lag: 0,
    refusals: {} as Partial<Record<Method, string>>,
    ring: () => {
      for (const listener of listeners) listener();
    },
  };
  const leave = () => {
    desk.state = { ...desk.state, phase: 'signed-out', role: null, name: null };
  };
  const answers: Partial<Record<Method, () => unknown>> = {
    state: () => desk.state,
    board: () => desk.board,
    changeRequests: () => ({ open: desk.changes }),
    settings: () => ({ site: desk.site }),
    lock: () => {
      desk.state = { ...desk.state, phase: 'locked' };
      return {};
    },
    unlock: () => {
      desk.state = { ...desk.state, phase: 'open' };
      return {};
    },
    signOut: () => {
      leave();
      return {};
    },
  };
  const asked = (method: Method, otherwise: StaffWindow[Method]) => async (input: never) => {
    calls.push({ method, input });
    if (desk.lag > 0) await new Promise((done) => setTimeout(done, desk.lag));
    const refusal = desk.refusals[method];
    if (refusal === 'signed-out') leave();
    if (refusal !== undefined) return { ok: false, error: refusal };
    const answer = answers[method];
    return answer === undefined ? otherwise(input) : { ok: true, value: answer() };
  };
  const base = fakeStaff();
  const methods = Object.entries(base).map(([name, call]) => [name, asked(name as Method, call as StaffWindow[Method])]);
  const onChanged = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { desk, staff: { ...Object.fromEntries(methods), onChanged } };
}

export type Desk = ReturnType<typeof createDesk>['desk'];

const { desk, staff } = createDesk();
Object.assign(window, { desk, staff });
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  desk.violations.push(`${violatedDirective} ${blockedURI}`),
);
