import type { ReactNode } from 'react';
import { StaffApp } from '../../renderer/staff/StaffApp.tsx';
import type { StaffWindow } from '../../renderer/staff/staff-window.ts';
import type { StaffLanguage } from '../../renderer/staff/words/use-words.ts';
import type { Result } from '../../shared/result.ts';
import {
  emptyBoard,
  fakeStaff,
  helpedByMe,
  kiosksNow,
  sampleAlert,
  sampleBoard,
  sampleCoverage,
  sampleSite,
  stale,
  state,
} from './fake-staff.ts';

/** One state of the staff window. Some are reached as a person would: by pressing what is on screen. */
export interface StaffScreen {
  readonly name: string;
  render(language: StaffLanguage): ReactNode;
  /** Runs in the page after it has rendered. */
  reach?(page: Document): Promise<void>;
}

/** Opens one row and asks for its patient's appointments. */
const seeAppointments: readonly Step[] = [press('[data-row="appointment-10"]'), wait(100), press('.desk-booking .button'), wait(100)];

/** Every state of the staff window that looks different. */
export const staffStates: readonly StaffScreen[] = [
  screen('sign-in', inPhase('signed-out')),
  screen('sign-in-missing', inPhase('signed-out'), press('form [type="submit"]')),
  screen('sign-in-not-matched', { ...inPhase('signed-out'), signIn: refused('not-matched') }, signIn),
  screen('sign-in-too-many', { ...inPhase('signed-out'), signIn: refused('too-many-tries') }, signIn),
  screen('sign-in-no-portal', { ...inPhase('signed-out'), signIn: refused('portal-unreachable') }, signIn),
  screen('sign-in-no-work', { ...inPhase('signed-out'), signIn: refused('no-work-here') }, signIn),
  screen('pin', afterSignIn(), signIn),
  screen('locked', { state: answer(state({ phase: 'locked' })) }),
  screen(
    'locked-wrong-pin',
    { state: answer(state({ phase: 'locked' })), unlock: refused('wrong-pin') },
    type('input[type="password"]', '111222'),
    press('form [type="submit"]'),
  ),
  screen('locked-no-pin', { state: answer(state({ phase: 'locked', pinSet: false })) }),
  screen('out-of-service', { state: answer(state({ phase: 'signed-out', outOfService: 'clock-wrong' })) }),
  screen('board', {}),
  screen('board-demo', { state: answer(state({ demoNotice: true })) }),
  screen('board-alert', { board: answer(sampleBoard({ alerts: [sampleAlert('nurse')] })) }),
  screen('board-alert-clinician', {
    state: answer(state({ role: 'clinician' })),
    board: answer(sampleBoard({ alerts: [sampleAlert('answer')] })),
  }),
  screen(
    'board-alert-refused',
    { board: answer(sampleBoard({ alerts: [sampleAlert('nurse')] })), takeAlert: refused('portal-unreachable') },
    wait(500),
    press('.alert-row button'),
  ),
  screen(
    'board-form-read',
    { state: answer(state({ role: 'clinician' })) },
    press('[data-row="appointment-1"]'),
    wait(100),
    press('.drawer .button'),
  ),
  screen(
    'board-receipt',
    { printPage: refused('printer-offline') },
    press('[data-row="appointment-1"]'),
    wait(100),
    press('.receipt-open'),
    wait(100),
    press('.receipt-ways .button'),
  ),
  screen('board-stale', { board: answer(sampleBoard({ freshness: stale })) }),
  screen('board-guessing', {
    board: answer(
      sampleBoard({
        guessing: [
          { kiosk: null, misses: 52, until: '2026-11-23T15:12:00.000Z' },
          { kiosk: 'Kiosk B', misses: 6, until: '2026-11-23T14:50:00.000Z' },
        ],
      }),
    ),
  }),
  screen('board-unsent', { board: answer(sampleBoard({ freshness: { ...sampleBoard().freshness, unsent: 2 } })) }),
  screen('board-empty', { board: answer(emptyBoard()) }),
  screen('board-loading', { board: () => new Promise(() => {}) }),
  screen('board-failed', { board: refused('unavailable') }),
  screen('board-search', {}, type('.search input', 'hartmann')),
  screen('board-search-none', {}, type('.search input', 'zzz')),
  screen('board-new-waits', grows(), focus('[data-row="appointment-2"]'), wait(100), ring),
  screen('board-expected-open', {}, press('[data-row="appointment-10"]')),
  screen('board-care-open', {}, press('[data-row="appointment-care"]')),
  screen('board-waiting-open', {}, press('[data-row="appointment-1"]')),
  screen('board-identity-open', {}, press('[data-row$="000000000001"]')),
  screen('board-help-open', {}, press('[data-row$="000000000002"]')),
  screen('board-kiosks', { board: answer(sampleBoard({ kiosks: kiosksNow() as never })) }),
  screen('board-help-kiosk', { board: answer(sampleBoard({ kiosks: kiosksNow() as never })) }, press('[data-row$="000000000002"]')),
  screen(
    'board-help-taken-over',
    { board: answer(sampleBoard({ kiosks: kiosksNow(helpedByMe) as never })) },
    press('[data-row$="000000000002"]'),
  ),
  screen('board-parked-open', {}, press('[data-row$="000000000090"]')),
  screen(
    'board-refused',
    { markArrived: refused('not-expected') },
    press('[data-row="appointment-10"]'),
    wait(500),
    press('.drawer-action button'),
  ),
  screen('board-appointments', {}, ...seeAppointments),
  screen('board-appointments-times', {}, ...seeAppointments, press('.desk-booking-list .button'), wait(100)),
  screen(
    'board-appointments-offline',
    { moveTo: refused('portal-unreachable') },
    ...seeAppointments,
    press('.desk-booking-list .button'),
    wait(100),
    press('.desk-booking-times li:nth-child(4) .button'),
    wait(100),
    press('.desk-booking .button-primary'),
  ),
  screen(
    'board-appointments-undo',
    {},
    ...seeAppointments,
    press('.desk-booking-list .choices .button:nth-child(2)'),
    wait(100),
    press('.desk-booking .choices .button:nth-child(2)'),
  ),
  screen(
    'board-appointments-undo-taken',
    { undoMoveFor: refused('slot-taken') },
    ...seeAppointments,
    press('.desk-booking-list .button'),
    wait(100),
    press('.desk-booking-times li:nth-child(4) .button'),
    wait(100),
    press('.desk-booking .button-primary'),
    wait(100),
    press('.desk-booking .choices .button:nth-child(1)'),
  ),
  screen('board-folds-open', {}, press('.fold'), press('.lane-closed .fold')),
  screen('board-clinician', { state: answer(state({ role: 'clinician' })) }, press('[data-row="appointment-10"]')),
  screen('board-keys', {}, press('.menu-button'), press('.menu-items li:first-child button')),
  screen('board-menu', {}, press('.menu-button')),
  screen('changes', {}, goTo(2)),
  screen(
    'changes-decided',
    { decideChange: refusedOnce() },
    goTo(2),
    press('tbody tr:nth-child(1) td .choices button:nth-child(2)'),
    press('.visit + .visit tbody tr:nth-child(1) .choices button:nth-child(1)'),
  ),
  screen(
    'changes-sent',
    { decideChange: refusedOnce() },
    goTo(2),
    press('tbody tr:nth-child(1) td .choices button:nth-child(2)'),
    press('.visit + .visit tbody tr:nth-child(1) .choices button:nth-child(1)'),
    wait(6600),
  ),
  screen('changes-insurance', { changeRequests: answer({ open: [] }), coverageAnswers: answer({ open: [sampleCoverage()] }) }, goTo(2)),
  screen('changes-empty', { changeRequests: answer({ open: [] }) }, goTo(2)),
  screen('changes-failed', { changeRequests: refused('unavailable') }, goTo(2)),
  screen('settings', manager(), goTo(3)),
  screen('settings-problems', manager({ primaryColour: '#E0A030', languages: ['es', 'en'] }), goTo(3), type('.field input', '')),
  screen('settings-policy', manager(), goTo(3), press('.policy-group summary'), type('.policy-group input.number', '0')),
  screen('settings-forms', managerWithForms(), goTo(3), wait(200), show('[data-section=forms] .installed-forms')),
  screen('settings-rules', managerWithRules(), goTo(3), show('.rules')),
  screen('settings-rules-new', managerWithRules(), goTo(3), press('.rules > .button'), show('.rules > .rule:nth-of-type(3)')),
  screen('settings-rules-try', managerWithRules(), goTo(3), type('.try-rules .field:nth-child(2) input', 'Blood test'), show('.try-rules')),
  screen(
    'settings-hours',
    manager({
      hours: [
        { weekday: 1, opens: '08:00', closes: '12:00' },
        { weekday: 1, opens: '11:30', closes: '17:00' },
        { weekday: 3, opens: '09:00', closes: '17:00' },
      ],
    }),
    goTo(3),
    show('.hours'),
  ),
  screen(
    'settings-it',
    { ...manager(), state: answer(state({ role: 'it', name: 'Sam Ito' })) },
    press('.policy-group:last-child summary'),
    show('.policy-group:last-child'),
  ),
  screen('settings-arrived', manager(), goTo(3), press('.preview-choices .tab:nth-child(2)')),
  screen('settings-desk', managerWithRules(), goTo(3), press('.preview-choices .tab:nth-child(3)')),
  screen(
    'settings-clash',
    { ...manager(), settings: newerEachTime(), saveSettings: refused('settings-changed') },
    goTo(3),
    type('.field input', 'Riverside Clinic'),
    wait(200),
    ring,
  ),
  screen('settings-leave', manager(), goTo(3), type('.field input', 'Riverside Clinic'), goTo(1)),
];

type Step = (page: Document, ringBell: () => void) => Promise<void> | void;

function screen(name: string, answers: Partial<StaffWindow>, ...steps: readonly Step[]): StaffScreen {
  const listeners = new Set<() => void>();
  const staff = fakeStaff({
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ...answers,
  });
  return {
    name,
    render: (language) => <StaffApp staff={staff} systemLanguage={language} />,
    reach: async (page) => {
      for (const step of [wait(150), ...steps]) {
        await step(page, () => {
          for (const listener of listeners) listener();
        });
        await pause(60);
      }
    },
  };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

function answer<T>(value: T) {
  return async () => ({ ok: true, value }) as const;
}
function refused<const E>(error: E) {
  return async () => ({ ok: false, error }) as Result<never, E>;
}
function inPhase(phase: 'signed-out' | 'locked'): Partial<StaffWindow> {
  return { state: answer(state({ phase, role: null, name: null })) };
}

/** Signed out until somebody signs in, then open without a PIN. */
function afterSignIn(): Partial<StaffWindow> {
  let open = false;
  return {
    state: async () => ({ ok: true, value: open ? state({ pinSet: false }) : state({ phase: 'signed-out', role: null, name: null }) }),
    signIn: async () => {
      open = true;
      return { ok: true, value: {} };
    },
  };
}

/** Three more people arrive after the first reading. */
function grows(): Partial<StaffWindow> {
  const before = sampleBoard();
  let asked = 0;
  return {
    board: async () => {
      asked += 1;
      return { ok: true, value: asked === 1 ? { ...before, here: before.here.slice(0, 5) } : before };
    },
  };
}

function refusedOnce(): StaffWindow['decideChange'] {
  let asked = 0;
  return async () => {
    asked += 1;
    return asked === 1 ? { ok: true, value: {} } : { ok: false, error: 'portal-unreachable' };
  };
}

function manager(settings: object = {}): Partial<StaffWindow> {
  return {
    state: answer(state({ role: 'manager', mayChangeSettings: true, name: 'Ingrid Solberg' })),
    settings: answer({ site: sampleSite(settings) }),
  };
}

/** Two rules: one for a kind of visit, one for those who owe. */
function managerWithRules(): Partial<StaffWindow> {
  const rules = [
    {
      name: 'Blood test, fasting',
      when: { visitType: 'blood test' },
      does: 'desk',
      opensMinutesBefore: 30,
      says: { en: 'Please come to the desk first.' },
    },
    { name: 'Payment desk', when: { owes: true }, does: 'desk' },
  ];
  return manager({ policy: { ...sampleSite().settings.policy, arrival: { late: 'arrive-and-tell', owesOver: 50, rules } } });
}

/** One form for everybody, one for consultations; of two clinicians one is named, and one who is named has left. */
function managerWithForms(): Partial<StaffWindow> {
  const forms = [
    { form: 'https://clinic.example/forms/before-your-visit', everyDays: 1 },
    {
      form: 'https://clinic.example/forms/phq-9',
      visitTypes: ['Consultation', 'Check-up, yearly'],
      practitioners: ['Osei'],
      everyDays: 14,
      headphonesOnly: true,
    },
  ];
  return manager({ forms, responders: ['noor', 'gone'] });
}

/** Another manager saves between the first reading and the next. */
function newerEachTime(): StaffWindow['settings'] {
  let asked = 0;
  return async () => {
    asked += 1;
    return {
      ok: true,
      value: { site: asked === 1 ? sampleSite() : sampleSite({ name: 'Riverside Health', seating: { en: 'Green chairs' } }, 8) },
    };
  };
}

function press(selector: string): Step {
  return (page) => {
    const found = page.querySelector<HTMLElement>(selector);
    if (found === null) throw new RangeError(`nothing to press at ${selector}`);
    found.focus();
    found.click();
  };
}
function focus(selector: string): Step {
  return (page) => page.querySelector<HTMLElement>(selector)?.focus();
}
function show(selector: string): Step {
  return (page) => page.querySelector(selector)?.scrollIntoView({ block: 'center' });
}
/** The pages of the bar, counted from one. */
function goTo(page: number): Step {
  return press(`.bar-pages .tab:nth-child(${page})`);
}
function wait(ms: number): Step {
  return () => pause(ms);
}
function ring(_page: Document, ringBell: () => void): void {
  ringBell();
}

function type(selector: string, text: string): Step {
  return (page) => {
    const field = page.querySelector<HTMLInputElement>(selector);
    if (field === null) throw new RangeError(`no field at ${selector}`);
    field.focus();
    // React listens to the native setter, as it does to a keyboard.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
}

async function signIn(page: Document): Promise<void> {
  for (const [name, text] of [
    ['username', 'rosa.delgado'],
    ['password', 'correct horse battery'],
    ['code', '123 456'],
  ] as const) {
    await type(`[name="${name}"]`, text)(page, () => {});
    await pause(30);
  }
  await press('form [type="submit"]')(page, () => {});
}
