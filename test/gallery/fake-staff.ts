import type { StaffWindow } from '../../renderer/staff/staff-window.ts';
import { ChangeRequest } from '../../shared/domain/change-request.ts';
import { ConsentReceipt } from '../../shared/domain/consent-receipt.ts';
import { CoverageAnswer } from '../../shared/domain/coverage.ts';
import { FormChoices } from '../../shared/domain/forms/offer.ts';
import { DeskNumber } from '../../shared/domain/hand-off.ts';
import { AppointmentId, FactId } from '../../shared/domain/ids.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import { ReviewEntry } from '../../shared/domain/review.ts';
import { Site } from '../../shared/domain/site.ts';
import { SlotId } from '../../shared/domain/slots.ts';
import { Instant } from '../../shared/domain/time.ts';
import type { appointmentActs } from '../../shared/ipc/staff/appointments.ts';
import { Board, type BoardRow, LockedBoard, StaffState } from '../../shared/ipc/staff.ts';
import { MyAppointment } from '../../shared/sync/booking-commands.ts';

/** 09:41 in New York. Every person, number and address here is made up. */
export const sampleNow = '2026-11-23T14:41:00.000Z';
const at = (clock: string): string => new Date(`2026-11-23T${clock}:00-05:00`).toISOString();
const ago = (seconds: number): string => new Date(Date.parse(sampleNow) - seconds * 1000).toISOString();
const fact = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const fresh = { lastHeardAt: ago(3), stale: false, trouble: null, unsent: 0 };
export const stale = { lastHeardAt: ago(244), stale: true, trouble: 'timed-out', unsent: 2 };

export const state = (change: object = {}): StaffState =>
  StaffState.parse({
    phase: 'open',
    outOfService: null,
    siteName: 'Riverside Family Clinic',
    zone: 'America/New_York',
    name: 'Rosa Delgado',
    role: 'front-desk',
    mayChangeSettings: false,
    pinSet: true,
    demoNotice: false,
    freshness: fresh,
    ...change,
  });

let rows = 0;
const row = (start: string, name: string | null, change: Partial<Record<keyof BoardRow, unknown>> = {}) => {
  rows += 1;
  return {
    appointment: `appointment-${rows}`,
    ticket: null,
    name,
    birthDate: '1961-05-17',
    start: at(start),
    visitType: 'Check-up',
    practitioner: 'Dr. Amara Osei',
    status: 'booked',
    arrivedAt: null,
    waitingSince: null,
    tier: null,
    told: null,
    calledAt: null,
    quietCall: false,
    rebooked: null,
    needsCare: false,
    openChanges: 0,
    forms: 'none',
    consents: [],
    reviewOpen: false,
    ...change,
  };
};
const here = (
  start: string,
  name: string | null,
  ticket: string | null,
  since: string,
  change: Partial<Record<keyof BoardRow, unknown>> = {},
) => row(start, name, { ticket, status: 'arrived', arrivedAt: at(since), waitingSince: at(since), tier: 'B', ...change });

const call = (n: number, deskNumber: string, reason: string, since: string, change: object = {}) => ({
  handOff: fact(n),
  deskNumber,
  reason,
  step: 'birthDate',
  language: 'en',
  waitingSince: at(since),
  entered: {},
  appointment: null,
  name: null,
  ...change,
});

const sampleConsents = [
  { title: 'How we use your health data', required: true, state: 'active', former: false },
  { title: 'Text messages about visits', required: false, state: 'rejected', former: false },
  { title: 'A study about sleep', required: false, state: 'active', former: true },
] as const;

const full = () => ({
  now: sampleNow,
  day: '2026-11-23',
  freshness: fresh,
  needsYou: [
    call(1, 'A9', 'identity-failed', '09:22', { entered: { family: 'Oduya', given: 'Femi', birthDate: '1984-11-02', codeTail: '7731' } }),
    call(2, 'B4', 'patient-choice', '09:33', {
      step: 'details',
      language: 'es',
      name: 'María Fernanda Núñez de la Cruz',
      appointment: 'appointment-maria',
    }),
    call(3, 'A12', 'too-early', '09:36', { name: 'Nguyễn Thị Hoa', appointment: 'appointment-early' }),
    call(4, 'A13', 'not-found', '09:40', { entered: { codeTail: '0042', birthDate: '1959-02' } }),
  ],
  here: [
    here('09:00', 'Declan O’Brien', 'A3', '08:49', {
      openChanges: 2,
      forms: 'done',
      consents: sampleConsents,
      reviewOpen: true,
      told: { from: 10, to: 25 },
    }),
    here('09:10', 'Chidinma Okonkwo-Whitfield', 'B1', '09:01', {
      practitioner: 'Dr. Lena Hartmann',
      visitType: 'Blood pressure follow-up',
    }),
    here('09:15', 'Søren Ålborg', 'A5', '09:12', { status: 'checked-in', tier: 'A' }),
    here('09:30', 'Maximiliano Alejandro Villanueva Echeverría', 'A6', '09:17', { practitioner: null, visitType: null }),
    here('09:30', null, 'B2', '09:21', { birthDate: null, tier: 'D' }),
    here('09:40', 'Li Wei', 'A8', '09:30', { practitioner: 'Dr. Lena Hartmann', told: { from: 10, to: 25 }, quietCall: true }),
    here('09:45', 'Ruth Abernathy', 'A10', '09:38', { openChanges: 1, forms: 'tablet' }),
    here('10:00', 'Tomás Herrera', null, '09:41', { tier: 'desk' }),
  ],
  expected: [
    row('09:20', 'Grace Mbeki', { practitioner: 'Dr. Lena Hartmann' }),
    row('09:40', 'Walter Pruitt'),
    row('09:45', 'Fatima al-Rashid', { visitType: 'Vaccination' }),
    row('09:50', 'María Fernanda Núñez de la Cruz', { appointment: 'appointment-maria' }),
    row('10:00', 'Ebenezer Falkenrath', { appointment: 'appointment-care', needsCare: true, birthDate: '1932-08' }),
    row('10:00', 'Jia Hui Tan', { practitioner: 'Dr. Lena Hartmann' }),
    row('10:15', 'Aleksandra Wiśniewska'),
    row('10:20', 'D’Andre Simmons', { visitType: 'Physiotherapy' }),
    row('10:30', 'Hiroshi Nakagawa'),
    row('10:45', 'Mary Ann St. Claire', { practitioner: 'Dr. Lena Hartmann' }),
    row('11:00', 'Ignacio Belmonte'),
    row('11:15', 'Oluwaseun Adeyemi', { visitType: 'Lab results' }),
    row('11:30', 'Beatriz Carvalho'),
  ],
  later: [
    row('13:00', 'Nguyễn Thị Hoa', { appointment: 'appointment-early' }),
    row('13:30', 'Samir Haddad'),
    row('14:00', 'Ingrid Solberg'),
    row('15:15', 'Paul Ntuli'),
  ],
  finished: [
    row('08:00', 'Helen Choi', { status: 'fulfilled', ticket: 'A1' }),
    row('08:15', 'Marcus Bell', { status: 'fulfilled', ticket: 'A2', arrivedAt: at('08:10'), calledAt: at('08:31') }),
    row('08:30', 'Irina Petrova', { status: 'noshow' }),
    row('08:45', 'Yusuf Demir', {
      status: 'cancelled',
      rebooked: { how: 'moved-away', by: 'patient', where: 'Kiosk A', at: at('08:20'), other: at('16:00') },
    }),
  ],
  alerts: [],
  parked: [
    { fact: fact(90), type: 'patient-arrived', reason: 'unknown-appointment', at: at('09:14'), name: 'Samir Haddad', deskNumber: 'B3' },
    { fact: fact(91), type: 'change-requested', reason: 'never-settled', at: at('09:02'), name: 'Ruth Abernathy', deskNumber: null },
  ],
});

export function sampleBoard(change: object = {}): Board {
  rows = 0;
  return Board.parse({ ...full(), ...change });
}
/** Two people at the kiosks: one on the way, one who asked for help and is the call B4 of the board. */
export const kiosksNow = (help: object | null = null) => [
  {
    kiosk: 'kiosk-a',
    name: 'Kiosk A',
    visit: fact(901),
    since: ago(70),
    screen: 'birth-date',
    language: 'en',
    number: null,
    handOff: null,
    appointment: null,
    patient: null,
    online: true,
    help: null,
  },
  {
    kiosk: 'kiosk-b',
    name: 'Kiosk B',
    visit: fact(902),
    since: ago(480),
    screen: 'details',
    language: 'es',
    number: 'B4',
    handOff: fact(2),
    appointment: 'appointment-maria',
    patient: 'María Fernanda Núñez de la Cruz',
    online: true,
    help,
  },
];
export const helpedByMe = { takeOver: fact(903), by: 'Rosa Delgado', mine: true, shown: true };

export const emptyBoard = (): Board =>
  sampleBoard({ needsYou: [], here: [], expected: [], later: [], finished: [], parked: [], alerts: [] });

const request = (n: number, change: object, before: object | null, more: object = {}) => ({
  id: fact(n),
  patient: 'patient-1',
  patientName: 'Declan O’Brien',
  appointment: 'appointment-1',
  ticket: 'A3',
  tier: 'B',
  device: 'kiosk-a',
  deviceName: 'Kiosk A, main door',
  askedAt: at('08:51'),
  change,
  before,
  current: before,
  warnings: [],
  state: 'open',
  decidedBy: null,
  decidedAt: null,
  ...more,
});
const address = (line: string, postalCode: string) => ({
  field: 'address',
  value: { lines: [line, 'Apt 4'], city: 'Springfield', region: 'MA', postalCode, country: 'US' },
});
const phone = (value: string) => ({ field: 'phone', value });
const wrong = {
  patient: 'patient-2',
  patientName: 'Ruth Abernathy',
  appointment: 'appointment-7',
  ticket: 'A10',
  deviceName: 'Kiosk B',
  warnings: ['possible-wrong-patient'],
};

/** A card whose picture the portal shows, beside what is on the record. */
export const sampleCoverage = (): CoverageAnswer => {
  const before = { kind: 'insured', payer: 'Blue Meadow Health', memberId: 'BMH-4471-90482', group: '99-310', plan: 'Silver PPO' };
  const { change: _change, ...who } = request(30, phone(''), null) as Readonly<Record<string, unknown>>;
  return CoverageAnswer.parse({
    ...who,
    asked: { kind: 'insured', payer: 'Mutual of Nowhere', memberId: 'MON 220 118 7', group: null, plan: null },
    pictures: ['front', 'back'],
    before,
    current: before,
  });
};

export const sampleChanges = (): ChangeRequest[] =>
  [
    request(10, phone('+1 413 555 0182'), phone('+1 413 555 0128')),
    request(11, address('12 Maple Street', '01104'), address('120 Maple Street', '01104'), {
      current: address('12 Maple St', '01104'),
      warnings: ['record-changed-since'],
    }),
    request(20, phone('(212) 555-0147'), null, { ...wrong, askedAt: at('09:39') }),
    request(
      21,
      { field: 'email', value: 'r.abernathy.new@example.org' },
      { field: 'email', value: 'ruth.abernathy@example.com' },
      { ...wrong, askedAt: at('09:39') },
    ),
    request(22, address('7 Harbor Lane', '10014'), address('88 Elm Avenue', '01105'), { ...wrong, askedAt: at('09:40') }),
    request(
      23,
      { field: 'emergencyContact', value: { name: 'Joel Abernathy', phone: '212 555 0190', relationship: 'Son' } },
      { field: 'emergencyContact', value: { name: 'Edith Marsh', phone: '413 555 0111', relationship: 'Sister' } },
      { ...wrong, askedAt: at('09:40') },
    ),
  ].map((one) => ChangeRequest.parse(one));

export const sampleSite = (change: object = {}, version = 7): Site =>
  Site.parse({
    id: 'site-1',
    tenant: 'tenant-1',
    zone: 'America/New_York',
    version,
    settings: {
      name: 'Riverside Family Clinic',
      languages: ['en', 'es'],
      seating: { en: 'Blue chairs, room B', es: 'Sillas azules, sala B' },
      policy: { ...defaultPolicy, arrival: { ...defaultPolicy.arrival, opensMinutesBefore: 45 } },
      ...change,
    },
  });

/** Four installed forms, one of them replaced by a newer version, and two clinicians. */
export const sampleChoices = (): FormChoices =>
  FormChoices.parse({
    forms: [
      ['before-your-visit', '1', 'Before your visit', 3, ['en', 'es', 'ar', 'zh-Hans', 'vi'], false, false],
      ['before-your-visit', '2', 'Before your visit', 3, ['en', 'es', 'ar', 'zh-Hans', 'vi'], false, true],
      ['phq-9', '1', 'PHQ-9', 9, ['en', 'es'], true, true],
      ['hunger', '1.2', 'Hunger Vital Sign', 2, ['en'], false, true],
    ].map(([name, version, title, screens, languages, safety, current]) => ({
      url: `https://clinic.example/forms/${String(name)}`,
      canonical: `https://clinic.example/forms/${String(name)}|${String(version)}`,
      version,
      title,
      screens,
      languages,
      safety,
      installedAt: '2026-11-02T08:00:00.000Z',
      current,
    })),
    clinicians: [
      { staff: 'noor', name: 'Noor Haddad' },
      { staff: 'sam', name: 'Sam Okafor' },
    ],
  });

/** The locked screen runs on this computer's clock, so its people wait relative to that. */
export const sampleLocked = (): LockedBoard => {
  const since = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  return LockedBoard.parse({
    alerts: [{ ticket: 'A14', raisedAt: since(3) }],
    here: [
      ['A3', 52],
      ['B1', 40],
      ['A5', 29],
      ['A6', 24],
      [null, 20],
      ['A8', 11],
      ['A10', 3],
    ].map(([ticket, minutes]) => ({ ticket, waitingSince: since(Number(minutes)) })),
    needsYou: [
      ['A9', 'identity-failed', 19],
      ['B4', 'patient-choice', 8],
      ['A12', 'too-early', 5],
    ].map(([deskNumber, reason, minutes]) => ({
      deskNumber,
      reason,
      waitingSince: since(Number(minutes)),
    })),
    expected: 12,
    freshness: { ...fresh, lastHeardAt: since(0.05) },
  });
};

const sampleReceipt = ConsentReceipt.parse({
  clinic: 'Riverside Clinic',
  language: 'en',
  patientName: 'Declan O’Brien',
  madeAt: at('09:20'),
  zone: 'America/New_York',
  lines: [
    {
      consent: 'privacy-notice',
      version: 2,
      required: true,
      language: 'en',
      title: 'How we use your health data',
      body: 'We use your health data to care for you.',
      textHash: 'ab'.repeat(32),
      status: 'active',
      dateTime: at('08:51'),
      signedBy: { kind: 'patient' },
      signature: {
        kind: 'drawn',
        strokes: [
          [
            [100, 200],
            [300, 90],
            [500, 210],
            [800, 120],
          ],
        ],
      },
    },
  ],
});

const sampleReview = ReviewEntry.parse({
  id: fact(70),
  answeredAt: at('08:52'),
  state: 'open',
  decidedBy: null,
  decidedAt: null,
  current: [{ kind: 'allergy', name: 'Latex allergy' }],
  answers: [{ kind: 'allergy', name: 'Latex allergy', answer: 'stopped' }],
  additions: [{ kind: 'medicine', name: 'Vitamin D', reaction: null }],
});

/** A form as a clinician reads it. */
const line = (words: string, answers: readonly string[], kind: 'answer' | 'heading' | 'total' = 'answer', safety = false) => ({
  words,
  kind,
  answers: [...answers],
  safety,
});
const sampleForm = {
  title: 'How you have felt',
  answeredAt: Instant.parse(at('09:20')),
  done: true,
  lines: [
    line('Over the last two weeks', [], 'heading'),
    line('Little interest or pleasure in doing things', ['Several days (1)']),
    line('Feeling down, depressed, or hopeless', ['More than half the days (2)']),
    line('Thoughts that you would be better off dead', ['Several days (1)'], 'answer', true),
    line('Total score', ['4'], 'total'),
  ],
};

export const sampleAlert = (view: 'answer' | 'nurse') => ({
  alert: FactId.parse('00000000-0000-4000-8000-0000000000a1'),
  view,
  ticket: DeskNumber.parse('A14'),
  name: view === 'answer' ? 'Ruth Abernathy' : null,
  raisedAt: Instant.parse(at('09:39')),
});

/** Two visits to come, and free times of two days; what is done works. */
const sampleBooking = (): Pick<StaffWindow, keyof typeof appointmentActs> => {
  const ok = async () => ({ ok: true, value: {} }) as const;
  const instant = (day: number, clock: string) => Instant.parse(new Date(`2026-11-${day}T${clock}:00-05:00`).toISOString());
  const visit = (id: string, start: Instant, visitType: string) =>
    MyAppointment.parse({ id, start, visitType, practitioner: 'Dr. Amara Osei', mayMove: true, mayCancel: true });
  const clocks = ['09:00', '09:20', '09:40', '10:00', '10:20', '11:00', '13:40', '14:00', '15:20'];
  const slots = [24, 25].flatMap((day) =>
    clocks.map((clock) => ({ id: SlotId.parse(`slot-${day}-${clock.slice(0, 2)}-${clock.slice(3)}`), start: instant(day, clock) })),
  );
  const start = instant(25, '10:20');
  return {
    appointmentsOf: async () => ({
      ok: true,
      value: {
        appointments: [visit('appointment-9', instant(23, '09:50'), 'Check-up'), visit('later', instant(30, '14:00'), 'Vaccination')],
      },
    }),
    timesLike: async () => ({ ok: true, value: { slots } }),
    keepTime: async () => ({ ok: true, value: { until: Instant.parse(at('09:46')) } }),
    freeTime: ok,
    moveTo: async () => ({ ok: true, value: { start, appointment: AppointmentId.parse('new-one') } }),
    bookLike: async () => ({ ok: true, value: { start, appointment: AppointmentId.parse('new-one') } }),
    cancelFor: ok,
    keepFor: ok,
    undoBookingFor: ok,
    undoMoveFor: async () => ({ ok: true, value: { start: instant(23, '09:50') } }),
  };
};

/** Answers every call from memory; any of them can be given another answer. */
export function fakeStaff(answers: Partial<StaffWindow> = {}): StaffWindow {
  const ok = async () => ({ ok: true, value: {} }) as const;
  const board = sampleBoard();
  return {
    state: async () => ({ ok: true, value: state() }),
    signIn: ok,
    choosePin: ok,
    unlock: ok,
    lock: ok,
    signOut: ok,
    lockedBoard: async () => ({ ok: true, value: sampleLocked() }),
    board: async () => ({ ok: true, value: board }),
    markArrived: ok,
    callIn: ok,
    takeBackCall: ok,
    resolveHandOff: ok,
    dismissParked: ok,
    takeOver: ok,
    endTakeOver: ok,
    changeRequests: async () => ({ ok: true, value: { open: sampleChanges() } }),
    decideChange: ok,
    coverageAnswers: async () => ({ ok: true, value: { open: [] } }),
    decideCoverage: ok,
    cardPicture: async () => ({ ok: false, error: 'portal-unreachable' }),
    ...sampleBooking(),
    takeAlert: ok,
    consentReceipt: async () => ({ ok: true, value: { receipt: sampleReceipt } }),
    mailReceipt: ok,
    printPage: ok,
    reviewAnswers: async () => ({ ok: true, value: { entries: [sampleReview] } }),
    decideReview: ok,
    readForms: async () => ({ ok: true, value: { forms: [sampleForm] } }),
    settings: async () => ({ ok: true, value: { site: sampleSite() } }),
    saveSettings: ok,
    formChoices: async () => ({ ok: true, value: sampleChoices() }),
    onChanged: () => () => {},
    ...answers,
  };
}
