import type { ReactNode } from 'react';
import { builtInLanguages } from '../../renderer/i18n/added/languages-of.ts';
import { textsOf } from '../../renderer/i18n/added/texts-of.ts';
import { en } from '../../renderer/i18n/en.ts';
import { dateOrder, dayAndTimeAt } from '../../renderer/i18n/format.ts';
import { type Looking, notLooked, type Shown } from '../../renderer/kiosk/appointments/looking.ts';
import type { KioskClient } from '../../renderer/kiosk/flow/ask-main.ts';
import { newDraft, nextPart } from '../../renderer/kiosk/flow/change-draft.ts';
import { type Arrived, atRest, emptyEntry, type FlowState, type Step } from '../../renderer/kiosk/flow/state.ts';
import { KioskView } from '../../renderer/kiosk/KioskView.tsx';
import { SpeechSwitchContext } from '../../renderer/kiosk/speech/speech-switch.ts';
import type { Looks } from '../../renderer/kiosk/TopBar.tsx';
import { DraftsContext } from '../../renderer/kiosk/tasks/drafts.ts';
import { emptyDate } from '../../renderer/ui/date-entry.ts';
import type { OwnKeyboard } from '../../shared/domain/added-language.ts';
import type { ChangeableField } from '../../shared/domain/changeable-field.ts';
import { HandOffReason } from '../../shared/domain/hand-off.ts';
import { AddedLanguageCode, type BuiltInLanguage as Language } from '../../shared/domain/language.ts';
import type { Surroundings, VisitStatus } from '../../shared/ipc/kiosk.ts';
import type { CardLight } from './card-camera.ts';
import { agreedExtras, consentExtras, reviewExtras } from './consent-states.ts';
import { coverageStates } from './coverage-states.ts';
import { formScreens } from './form-answers.ts';

/** One screen in one state, ready to be looked at. Every person and number here is made up. */
export interface ScreenState {
  readonly name: string;
  /** Pressed one after the other once the screen stands there: CSS selectors. */
  readonly presses: readonly string[];
  /** The text size a person chose. */
  readonly text: Looks['text'];
  /** What the camera sees; null: there is none. */
  readonly camera: CardLight | null;
  /** The numbers of twelve keys stand beside what they choose. */
  readonly numbers: boolean;
  render(language: Language, looks?: Looks): ReactNode;
}

const surroundings = {
  outOfService: null,
  siteName: 'Riverside Clinic',
  zone: 'America/New_York',
  hasLogo: false,
  primaryColour: '#0F5C5A',
  languages: ['en', 'es', 'ar', 'zh-Hans', 'vi'],
  addedLanguages: [],
  nameTierAllowed: true,
  handOut: false,
  codeChannels: ['email', 'phone'],
  revealSeconds: 10,
  doneSeconds: 12,
  pixelsPerMm: 5.88,
  demoNotice: false,
  speech: null,
  takeAwayUrl: '',
  begun: null,
} as unknown as Surroundings;

const seating: Readonly<Record<Language, string>> = {
  en: 'Blue chairs, room B',
  es: 'Sillas azules, sala B',
  ar: 'الكراسي الزرقاء، الغرفة B',
  'zh-Hans': 'B 室的蓝色座椅',
  vi: 'Ghế xanh, phòng B',
};

/** A sentence a clinic wrote for a rule of its own. */
const ownWords: Readonly<Record<Language, string>> = {
  en: 'Please bring your referral letter to the desk first.',
  es: 'Traiga primero a recepción la carta de su médico.',
  ar: 'يرجى إحضار رسالة الإحالة إلى الاستقبال أولًا.',
  'zh-Hans': '请先把转诊信交给前台。',
  vi: 'Xin đưa giấy giới thiệu cho quầy trước.',
};

const quiet: VisitStatus = { outOfService: null, idle: { kind: 'active' }, receipt: null, online: true, helper: null };
const now = Date.parse('2026-11-22T14:41:00Z');
const today = '2026-11-22';

const arrived = {
  kind: 'arrived',
  arrivedAt: '2026-11-22T14:41:00.000Z',
  ticket: 'A14',
  tier: 'B',
  alreadyHere: false,
  seating: null,
  wait: { kind: 'range', from: 10, to: 25 },
  tasks: ['details'],
  tabletTasks: [],
} as unknown as Arrived;

const rows = [
  { field: 'name', masked: 'M•••• L••••', changeAsked: false },
  { field: 'phone', masked: '•••••• 4821', changeAsked: false },
  { field: 'email', masked: 'm••••@e••••.com', changeAsked: false },
  { field: 'address', masked: '•••••• 04', changeAsked: false },
  { field: 'emergencyContact', masked: null, changeAsked: false },
  { field: 'language', masked: '••••••', changeAsked: false },
  { field: 'pharmacy', masked: 'C••••', changeAsked: false },
] as const;

type Change = Partial<Omit<FlowState, 'language'>> | ((language: Language) => Partial<Omit<FlowState, 'language'>>);

interface Extra {
  /** Where this kiosk can speak, and whether it does; or its headphones are not plugged in. */
  readonly speech?: 'offered' | 'on' | 'plug';
  readonly surroundings?: Partial<Surroundings>;
  readonly status?: Partial<VisitStatus>;
  readonly tip?: number;
  readonly presses?: readonly string[];
  readonly camera?: CardLight;
  readonly numbers?: boolean;
  readonly text?: Looks['text'];
  /** A clinic of two languages: English and this one. */
  readonly twoLanguages?: boolean;
  /** In a language the clinic added with a whole keyboard; its sentences are those of this one. */
  readonly addedLetters?: boolean;
  /** A clinic that added three languages to our five. */
  readonly eightLanguages?: boolean;
  /** What main answers to a task's questions, by method; and what was already begun, by the name of the draft. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly drafts?: Readonly<Record<string, unknown>>;
  /** The same where it depends on the language. */
  readonly inLanguage?: (language: Language) => Pick<Extra, 'answers' | 'drafts'>;
}

function screen(name: string, change: Change, extra: Extra = {}): ScreenState {
  const text = extra.text ?? 'standard';
  return {
    name,
    presses: extra.presses ?? [],
    camera: extra.camera ?? null,
    numbers: extra.numbers ?? false,
    text,
    render: (language, looks = { theme: 'paper', text }) => {
      const part = typeof change === 'function' ? change(language) : change;
      const own = { ...extra, ...extra.inLanguage?.(language) };
      return (
        <DraftsContext value={new Map(Object.entries(own.drafts ?? {}))}>
          <SpeechSwitchContext
            value={{
              offered: extra.speech === 'offered' || extra.speech === 'on',
              on: extra.speech === 'on',
              plug: extra.speech === 'plug',
              toggle: () => {},
              louder: () => {},
              quieter: () => {},
            }}
          >
            <KioskView
              kiosk={answering(own.answers ?? {})}
              state={{
                ...atRest(extra.addedLetters ? russian : language),
                largeText: text !== 'standard',
                entry: entry({}, language),
                ...part,
              }}
              surroundings={{
                ...surroundings,
                ...(extra.twoLanguages ? { languages: twoWith(language) } : {}),
                ...(extra.eightLanguages ? withThreeAdded : {}),
                ...(extra.addedLetters ? { addedLanguages: [withLetters(language)] } : {}),
                ...extra.surroundings,
              }}
              status={{ ...quiet, ...extra.status }}
              looks={looks}
              now={now}
              today={today}
              tip={extra.tip ?? null}
              send={() => {}}
              onLooks={() => {}}
              onStillHere={() => {}}
              onAlone={() => {}}
              onWarningSound={() => {}}
            />
          </SpeechSwitchContext>
        </DraftsContext>
      );
    },
  };
}

const mine = [
  { start: '2026-11-30T14:30:00.000Z', visitType: 'Follow-up', mayMove: true, mayCancel: true },
  { start: '2026-12-09T15:45:00.000Z', visitType: null, mayMove: false, mayCancel: false },
] as unknown as Looking['appointments'];
const freeStarts = Array.from({ length: 14 }, (_, day) =>
  [14, 15, 16, 18].map((hour) => `2026-${day < 7 ? `11-${24 + day}` : `12-${String(day - 6).padStart(2, '0')}`}T${hour}:00:00.000Z`),
).flat();

/** One screen of the patient's own appointments; `shown` may need a time in the words of the language. */
function appointments(
  name: string,
  shown: Shown | ((when: string) => Shown),
  more: Partial<Looking> = {},
  extra: Pick<Extra, 'text'> = {},
): ScreenState {
  const made = (language: Language) =>
    typeof shown === 'function'
      ? shown(dayAndTimeAt('2026-11-30T14:30:00.000Z', { locale: builtInLanguages.packFor(language).locale, zone: surroundings.zone }))
      : shown;
  const known = {
    ...notLooked,
    appointments: mine,
    mayBook: true,
    starts: freeStarts,
    heldUntil: new Date(Date.now() + 300_000).toISOString(),
    ...more,
  };
  const state = screen(`appointments-${name}`, at({ name: 'appointments', from: { name: 'arrived' } }, { arrived }), extra);
  return {
    ...state,
    render: (language, looks) =>
      screen(`appointments-${name}`, at({ name: 'appointments', from: { name: 'arrived' } }, { arrived }), {
        ...extra,
        drafts: { appointments: { ...known, shown: made(language) } },
      }).render(language, looks),
  };
}

/** Main as far as a picture needs it. What is not listed stays unanswered, as while waiting. */
const answering = (answers: Readonly<Record<string, unknown>>): KioskClient =>
  new Proxy({} as KioskClient, {
    get: (_, method) => () =>
      String(method) in answers ? Promise.resolve({ ok: true, value: answers[String(method)] }) : new Promise(() => undefined),
  });

const twoWith = (language: Language): Language[] => ['en', language === 'en' ? 'es' : language];

const added = (code: string, ownName: string) => ({
  code,
  version: 1,
  ownName,
  direction: 'ltr' as const,
  keyboard: null,
  sentences: textsOf(en, 'en'),
  spoken: true,
});

const russian = AddedLanguageCode.parse('ru');

/** Three full rows: as many keys as a file may bring. */
function withLetters(like: Language): Surroundings['addedLanguages'][number] {
  const { words, direction } = builtInLanguages.packFor(like);
  const keyboard: OwnKeyboard = { name: 'абв', rows: [[...'йцукенгшщзхъ'], [...'фывапролджэё'], [...'ячсмитьбю.']] };
  return { code: russian, version: 1, ownName: 'Русский', direction, keyboard, sentences: textsOf(words, like), spoken: true };
}

/** Names of two words, of one long word, and in another script. */
const withThreeAdded = {
  languages: [...surroundings.languages, 'ht', 'pt-BR', 'uk'],
  addedLanguages: [added('ht', 'Kreyòl ayisyen'), added('pt-BR', 'Português (Brasil)'), added('uk', 'Українська')],
} as unknown as Partial<Surroundings>;

const at = (step: Step, more: Partial<FlowState> = {}): Partial<FlowState> => ({ step, ...more });
const entry = (more: Partial<FlowState['entry']>, language: Language = 'en'): FlowState['entry'] => ({
  ...emptyEntry,
  date: emptyDate(dateOrder(builtInLanguages.packFor(language).locale)),
  ...more,
});
const birthDate = { year: '1948', month: '03', day: '04', active: 'year', fresh: false } as const;
const draft = (field: ChangeableField, typed: string): Step => {
  const begun = newDraft(field);
  return { name: 'change', draft: { ...begun, typed: { [begun.part]: typed } } };
};

const lastPart = (field: ChangeableField): Step => {
  const next = nextPart(newDraft(field));
  return { name: 'change', draft: next === 'whole' ? newDraft(field) : next };
};
const longName = 'Wolfeschlegelsteinhausenbergerdorff-Uvuvwevwevwe Onyetenyevwe Ugwemuhwem Osas García-Íñiguez';

/** The keys of the third row that open other letters come first there. */
const otherLayer = (which: number | 'last'): string =>
  which === 'last'
    ? '.letters-row:last-of-type .key-tool[aria-label*=","]:not(:has(~ .key-tool[aria-label*=","]))'
    : `.letters-row:last-of-type .key:nth-child(${which})`;
const ownNames: Readonly<Record<Language, string>> = { en: 'Smith', es: 'Peña', ar: 'الأحمدي', 'zh-Hans': 'Wang', vi: 'Nguyễn' };

/** Every screen in every state that looks different; main is never needed to see one. */
export const kioskStates: readonly ScreenState[] = [
  screen('attract', at({ name: 'attract' })),
  screen('attract-tip', at({ name: 'attract' }), { tip: 0 }),
  screen('attract-two-languages', at({ name: 'attract' }), { twoLanguages: true }),
  screen('attract-speech', at({ name: 'attract' }), { speech: 'offered', tip: 0 }),
  screen('attract-headphones', at({ name: 'attract' }), { speech: 'plug', tip: 0 }),
  screen('attract-eight', at({ name: 'attract' }), { eightLanguages: true, tip: 0 }),
  screen('attract-eight-speech', at({ name: 'attract' }), { eightLanguages: true, speech: 'offered', tip: 0 }),
  screen('attract-demo', at({ name: 'attract' }), { surroundings: { demoNotice: true } }),
  screen('code-empty', at({ name: 'code' })),
  screen('code-typing', at({ name: 'code' }, { entry: entry({ code: '482190' }) })),
  screen('code-short', at({ name: 'code' }, { entry: entry({ code: '48219035' }), problem: { kind: 'code-short', missing: 4 } })),
  screen('code-languages', at({ name: 'code' }), { presses: ['.tools .button:last-child'] }),
  screen('code-eight-languages', at({ name: 'code' }), { eightLanguages: true, presses: ['.tools .button:last-child'] }),
  screen('code-two-languages', at({ name: 'code' }), { twoLanguages: true }),
  screen('code-largest', at({ name: 'code' }, { entry: entry({ code: '482190' }) }), { text: 'largest' }),
  screen('code-speech', at({ name: 'code' }, { entry: entry({ code: '4821' }) }), { speech: 'on' }),
  screen('code-speech-largest', at({ name: 'code' }), { speech: 'on', text: 'largest' }),
  screen('code-demo', at({ name: 'code' }), { surroundings: { demoNotice: true } }),
  screen('code-strange-letter', at({ name: 'code' }, { problem: { kind: 'strange' } })),
  screen('scan-starting', at({ name: 'scan', camera: 'starting' })),
  screen('scan-looking', at({ name: 'scan', camera: 'looking' })),
  screen('scan-strange', at({ name: 'scan', camera: 'looking' }, { problem: { kind: 'strange' } })),
  screen('scan-no-camera', at({ name: 'scan', camera: 'none' })),
  screen('scan-camera-off', at({ name: 'scan', camera: 'off' })),
  screen('scan-largest', at({ name: 'scan', camera: 'looking' }), { text: 'largest' }),
  screen('ways', at({ name: 'ways' })),
  screen('ways-largest', at({ name: 'ways' }), { text: 'largest' }),
  screen('ways-offline', at({ name: 'ways' }), { status: { online: false } }),
  screen('ways-not-sent', at({ name: 'ways' }, { problem: { kind: 'not-sent' } })),
  screen('ways-codes-only', at({ name: 'ways' }), { surroundings: { nameTierAllowed: false, codeChannels: ['email'] } }),
  screen('sent-code', at({ name: 'sent-code', againAfterSeconds: 30 }, { path: 'sent-code' })),
  screen('sent-code-by-text', at({ name: 'sent-code', againAfterSeconds: 0 }, { entry: entry({ sentCode: '4821', channel: 'phone' }) })),
  screen(
    'sent-code-short',
    at({ name: 'sent-code', againAfterSeconds: 0 }, { entry: entry({ sentCode: '48' }), problem: { kind: 'sent-code-short' } }),
  ),
  screen('sent-code-largest', at({ name: 'sent-code', againAfterSeconds: 30 }), { text: 'largest' }),
  screen('birth-date-empty', at({ name: 'birth-date' })),
  screen('birth-date-full', at({ name: 'birth-date' }, { entry: entry({ date: birthDate }) })),
  screen('birth-date-checking', at({ name: 'birth-date' }, { entry: entry({ date: birthDate }), asking: true })),
  screen(
    'birth-date-wrong-day',
    at(
      { name: 'birth-date' },
      {
        entry: entry({ date: { year: '1948', month: '02', day: '30', active: 'day', fresh: true } }),
        problem: { kind: 'date', problem: 'day-wrong', part: 'day' },
      },
    ),
  ),
  screen('last-name', at({ name: 'last-name' }, { path: 'name', entry: entry({ family: 'O’Brien-Núñez' }) })),
  screen('last-name-accents', at({ name: 'last-name' }, { path: 'name', entry: entry({ family: 'O’Brien-N' }) }), {
    presses: [otherLayer(1)],
  }),
  screen('last-name-own-letters', (language) => at({ name: 'last-name' }, { path: 'name', entry: entry({ family: ownNames[language] }) }), {
    presses: [otherLayer('last')],
  }),
  screen('last-name-added-letters', at({ name: 'last-name' }, { path: 'name', entry: entry({ family: 'Щербакова' }) }), {
    addedLetters: true,
    presses: [otherLayer('last')],
  }),
  screen('last-name-empty', at({ name: 'last-name' }, { path: 'name' })),
  screen('last-name-missing', at({ name: 'last-name' }, { path: 'name', problem: { kind: 'missing' } })),
  screen('proof-phone', at({ name: 'proof' }, { path: 'name', entry: entry({ phone: '48' }) })),
  screen('proof-phone-short', at({ name: 'proof' }, { path: 'name', entry: entry({ phone: '48' }), problem: { kind: 'proof-short' } })),
  screen('proof-postal', at({ name: 'proof' }, { path: 'name', entry: entry({ proofKind: 'postal', postal: '02139' }) })),
  screen('first-name', at({ name: 'first-name' }, { path: 'name', entry: entry({ given: 'Ana' }) })),
  screen('choose', at({ name: 'choose', starts: ['2026-11-22T15:10:00.000Z', '2026-11-22T18:30:00.000Z'] })),
  screen('arrived', at({ name: 'arrived' }, { arrived })),
  screen('arrived-clinic-has-it', at({ name: 'arrived' }, { arrived, receipt: 'clinic' })),
  screen('arrived-desk-saw-it', at({ name: 'arrived' }, { arrived, receipt: 'desk' })),
  screen('arrived-seat', (language) => at({ name: 'arrived' }, { arrived: { ...arrived, seating: seating[language] }, receipt: 'clinic' })),
  screen('arrived-largest', (language) => at({ name: 'arrived' }, { arrived: { ...arrived, seating: seating[language] } }), {
    text: 'largest',
  }),
  screen('arrived-by-name', at({ name: 'arrived' }, { arrived: { ...arrived, tier: 'D', tasks: [] } })),
  screen('arrived-questions', at({ name: 'arrived' }, { arrived: { ...arrived, tasks: ['details', 'coverage', 'consents'] } })),
  screen('arrived-numbers', at({ name: 'arrived' }, { arrived: { ...arrived, mayManage: true } }), { speech: 'on', numbers: true }),
  screen('arrived-already', at({ name: 'arrived' }, { arrived: { ...arrived, alreadyHere: true } })),
  screen('arrived-late', at({ name: 'arrived' }, { arrived: { ...arrived, late: true, mayManage: true }, receipt: 'desk' })),
  screen('arrived-no-promise', at({ name: 'arrived' }, { arrived: { ...arrived, wait: { kind: 'no-promise' } } })),
  screen('arrived-longer', at({ name: 'arrived' }, { arrived: { ...arrived, alreadyHere: true, wait: { kind: 'longer' } } })),
  screen('arrived-appointments', at({ name: 'arrived' }, { arrived: { ...arrived, mayManage: true }, receipt: 'clinic' })),
  appointments('list', { at: 'list', page: 0 }),
  appointments('list-more', { at: 'list', page: 0 }, { appointments: [...mine, ...mine] }),
  appointments('list-none', { at: 'list', page: 0 }, { appointments: [], mayBook: false }),
  appointments('one', { at: 'one', position: 0 }),
  appointments('one-desk-only', { at: 'one', position: 1 }),
  appointments('days', { at: 'days', appointment: 0, page: 0 }),
  appointments('days-none', { at: 'days', appointment: null, page: 0 }, { starts: [], problem: 'none-free' }),
  appointments('times', { at: 'times', appointment: 0, day: '2026-11-24', page: 0 }),
  appointments('times-taken', { at: 'times', appointment: 0, day: '2026-11-24', page: 0 }, { problem: 'taken' }),
  appointments('check-move', { at: 'check', appointment: 0, day: '2026-11-24', page: 0, time: 1 }),
  appointments('check-book', { at: 'check', appointment: null, day: '2026-11-24', page: 0, time: 1 }),
  appointments('cancel', { at: 'cancel', position: 0 }),
  appointments('cancelled', (when) => ({ at: 'told', what: 'cancelled', when })),
  appointments('moved', (when) => ({ at: 'told', what: 'moved', when })),
  appointments('booked', (when) => ({ at: 'told', what: 'booked', when })),
  appointments('stays', (when) => ({ at: 'told', what: 'stays', when })),
  appointments('desk', { at: 'desk', deskNumber: 'A7' }),
  appointments('offline', { at: 'offline' }),
  appointments('looking', { at: 'looking' }),
  appointments('list-largest', { at: 'list', page: 0 }, {}, { text: 'largest' }),
  appointments('days-largest', { at: 'days', appointment: 0, page: 0 }, {}, { text: 'largest' }),
  appointments('check-largest', { at: 'check', appointment: 0, day: '2026-11-24', page: 0, time: 1 }, {}, { text: 'largest' }),
  screen('details', at({ name: 'details' }, { arrived, details: rows })),
  screen(
    'details-shown',
    at(
      { name: 'details' },
      { arrived, details: rows, revealed: { field: 'address', value: '12 Maple Street, Apt 4, Springfield, MA 01104' } },
    ),
  ),
  screen(
    'details-change-asked',
    at({ name: 'details' }, { arrived, details: rows.map((row) => ({ ...row, changeAsked: row.field === 'phone' })) }),
  ),
  screen('details-large', at({ name: 'details' }, { arrived, details: rows }), { text: 'large' }),
  screen('details-second-page', at({ name: 'details', page: 1 }, { arrived, details: rows }), { text: 'large' }),
  screen('details-second-page-largest', at({ name: 'details', page: 1 }, { arrived, details: rows }), { text: 'largest' }),
  screen('details-largest', at({ name: 'details' }, { arrived, details: rows }), { text: 'largest' }),
  screen('details-few-due', at({ name: 'details' }, { arrived, details: rows.slice(5) })),
  screen('details-long-name', at({ name: 'details' }, { arrived, details: rows, revealed: { field: 'name', value: longName } })),
  screen('change-name', at(draft('name', 'María-José'), { arrived, details: rows })),
  screen('change-name-missing', at(lastPart('name'), { arrived, details: rows, problem: { kind: 'missing' } })),
  screen('change-language', at(draft('language', ''), { arrived, details: rows })),
  screen('change-language-more', at(draft('language', ''), { arrived, details: rows }), {
    presses: ['.spoken-languages li:last-child .button'],
  }),
  screen('change-language-largest', at(draft('language', ''), { arrived, details: rows }), { text: 'largest' }),
  screen('change-pharmacy', at(draft('pharmacy', 'Corner Pharmacy'), { arrived, details: rows })),
  screen('change-phone', at(draft('phone', '+1 555 010 4821'), { arrived, details: rows })),
  screen('change-phone-short', at(draft('phone', '55'), { arrived, details: rows, problem: { kind: 'phone-short' } })),
  screen('change-email', at(draft('email', 'maria.lopez@example'), { arrived, details: rows })),
  screen('change-email-shape', at(draft('email', 'maria.lopez'), { arrived, details: rows, problem: { kind: 'email-shape' } })),
  screen('change-address', at(draft('address', '12 Maple Street, Apt 4'), { arrived, details: rows })),
  screen('change-emergency-contact', at(draft('emergencyContact', ''), { arrived, details: rows, problem: { kind: 'missing' } })),
  screen('ticket', at({ name: 'ticket' }, { path: 'ticket', entry: entry({ ticket: 'A14' }) }), { surroundings: { handOut: true } }),
  screen('ticket-missing', at({ name: 'ticket' }, { path: 'ticket', problem: { kind: 'missing' } })),
  ...formScreens.map(([name, formsShow]) =>
    screen(`forms-${name}`, at({ name: 'task', task: 'forms' }, { arrived }), { answers: { formsShow } }),
  ),
  ...formScreens
    .filter(([name]) => name === 'choice' || name === 'text' || name === 'care')
    .map(([name, formsShow]) =>
      screen(`forms-${name}-largest`, at({ name: 'task', task: 'forms' }, { arrived }), { answers: { formsShow }, text: 'largest' }),
    ),
  ...Object.entries(consentExtras).map(([name, inLanguage]) =>
    screen(name, at({ name: 'task', task: 'consents' }, { arrived }), { inLanguage }),
  ),
  screen('consents-read-largest', at({ name: 'task', task: 'consents' }, { arrived }), {
    text: 'largest',
    inLanguage: consentExtras['consents-read'],
  }),
  screen('consents-sign-largest', at({ name: 'task', task: 'consents' }, { arrived }), {
    text: 'largest',
    inLanguage: consentExtras['consents-sign'],
  }),
  ...Object.entries(agreedExtras).map(([name, inLanguage]) =>
    screen(name, at({ name: 'task', task: 'agreed' }, { arrived }), { inLanguage }),
  ),
  screen('agreed-list-largest', at({ name: 'task', task: 'agreed' }, { arrived }), {
    text: 'largest',
    inLanguage: agreedExtras['agreed-list'],
  }),
  screen('more', at({ name: 'more' }, { arrived: { ...arrived, maySeeConsents: true } }), {
    answers: { companions: { carer: true, interpreter: false } },
  }),
  screen('more-largest', at({ name: 'more' }, { arrived: { ...arrived, maySeeConsents: true } }), {
    text: 'largest',
    answers: { companions: { carer: false, interpreter: false } },
  }),
  ...Object.entries(reviewExtras).map(([name, inLanguage]) =>
    screen(name, at({ name: 'task', task: 'review' }, { arrived }), { inLanguage }),
  ),
  screen('done-appointments', at({ name: 'done' }, { arrived: { ...arrived, mayManage: true }, receipt: 'clinic' })),
  ...coverageStates.map(({ name, ...extra }) => screen(name, at({ name: 'task', task: 'coverage' }, { arrived }), extra)),
  screen('done', at({ name: 'done' }, { arrived, receipt: 'clinic' })),
  screen('done-own-page', at({ name: 'done' }, { arrived, receipt: 'clinic' }), {
    surroundings: { takeAwayUrl: 'https://riverside-clinic.example/safety' },
  }),
  screen('done-largest', at({ name: 'done' }, { arrived, receipt: 'clinic' }), { text: 'largest' }),
  screen('done-tablet', at({ name: 'done' }, { arrived: { ...arrived, tabletTasks: ['forms'], hasTablets: true }, receipt: 'clinic' })),
  screen('done-desk-asks-largest', at({ name: 'done' }, { arrived: { ...arrived, tabletTasks: ['forms'] }, receipt: 'clinic' }), {
    text: 'largest',
  }),
  screen('done-quietly', (language) =>
    at({ name: 'done' }, { arrived: { ...arrived, seating: seating[language] }, receipt: 'desk', quietAsked: true }),
  ),
  screen('family-who', at({ name: 'task', task: 'family' }, { arrived }), { answers: { standingQuestion: { before: null } } }),
  screen('family-same', at({ name: 'task', task: 'family' }, { arrived }), {
    answers: { standingQuestion: { before: { initial: 'M', relationship: 'parent' } } },
  }),
  screen('family-name', at({ name: 'task', task: 'family' }, { arrived }), {
    answers: { standingQuestion: { before: null } },
    drafts: { family: { relationship: 'parent', name: 'Marta Solís' } },
  }),
  screen('help-companions', at({ name: 'help', from: { name: 'code' }, deskNumber: 'A7' }), {
    answers: { companions: { carer: true, interpreter: false } },
  }),
  screen('help-confirm-after-arrival', at({ name: 'help-confirm', from: { name: 'arrived' } }, { arrived }), {
    answers: { companions: { carer: false, interpreter: false } },
  }),
  screen('staff-helping', at({ name: 'birth-date' }), { status: { helper: { name: 'Dana Frontdesk' } } }),
  screen('refused-largest', at({ name: 'refused', deskNumber: 'A7' }), { text: 'largest' }),
  screen('refused', at({ name: 'refused', deskNumber: 'A7' })),
  ...HandOffReason.options.map((reason) =>
    screen(
      `handed-off-${reason}`,
      at({ name: 'handed-off', deskNumber: 'A7', reason, opensAt: reason === 'too-early' ? '2026-11-22T18:10:00.000Z' : null }),
    ),
  ),
  screen('handed-off-after-arrival', at({ name: 'handed-off', deskNumber: 'A7', reason: 'patient-choice', opensAt: null }, { arrived })),
  screen('handed-off-own-words', (language) =>
    at({
      name: 'handed-off',
      deskNumber: 'A7',
      reason: 'blocked-by-rule',
      opensAt: null,
      says: { text: ownWords[language], language },
      mayManage: true,
    }),
  ),
  screen('pause-over', at({ name: 'pause', deskNumber: 'A7', seconds: 0 })),
  screen('pause', at({ name: 'pause', deskNumber: 'A7', seconds: 60 })),
  screen('help-confirm', at({ name: 'help-confirm', from: { name: 'code' } })),
  screen('help', at({ name: 'help', from: { name: 'code' }, deskNumber: 'A7' })),
  screen('help-after-arrival', at({ name: 'help', from: { name: 'arrived' }, deskNumber: 'A14' }, { arrived })),
  screen('unavailable', at({ name: 'unavailable' })),
  screen('idle-warning', at({ name: 'code' }), { status: { idle: { kind: 'warning', secondsLeft: 20 } } }),
  screen('out-of-service', at({ name: 'attract' }), { status: { outOfService: 'key-unavailable' } }),
];
