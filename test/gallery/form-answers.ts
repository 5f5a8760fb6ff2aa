import type { PageView, QuestionView } from '../../shared/domain/forms/page-view.ts';
import type { FormScreen } from '../../shared/ipc/kiosk/forms.ts';

const question = (more: Partial<QuestionView>): QuestionView => ({
  type: 'choice',
  words: 'Over the last two weeks, how often have you had little interest or pleasure in doing things?',
  help: [],
  hint: null,
  required: true,
  most: 1,
  options: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'].map((words) => ({
    key: words,
    words,
    alone: false,
  })),
  openLabel: null,
  units: [],
  unit: null,
  min: null,
  max: null,
  longest: null,
  entries: [],
  ...more,
});

const page = (questions: readonly QuestionView[], more: Partial<PageView> = {}): FormScreen => ({
  kind: 'page',
  language: 'en',
  problem: null,
  view: {
    page: `["${questions[0]?.words ?? 'end'}"]`,
    kind: 'questions',
    title: 'How you have felt',
    headings: [],
    instructions: [],
    questions: [...questions],
    count: 0,
    mayAdd: false,
    mayRemove: false,
    aloud: false,
    at: 2,
    of: 9,
    ...more,
  },
});

const many = [
  'Asthma',
  'Arthritis',
  'Cancer',
  'Diabetes',
  'Heart disease',
  'High blood pressure',
  'Kidney disease',
  'Stroke',
  'None of these',
];

/** What main shows of forms, one of each kind of screen and question. The words of questions are the clinic's, here in English. */
export const formScreens: readonly (readonly [name: string, screen: FormScreen])[] = [
  ['choice', page([question({ entries: [{ option: 'Several days' }] })], { instructions: ['Please think of the last two weeks.'] })],
  ['yes-no', page([question({ type: 'boolean', words: 'Do you have pain today?', options: [] })])],
  [
    'several',
    page([
      question({
        words: 'Which of these do you have?',
        most: 9,
        options: many.map((words) => ({ key: words, words, alone: words === 'None of these' })),
        entries: [{ option: 'Asthma' }, { option: 'Diabetes' }],
      }),
    ]),
  ],
  [
    'open-choice',
    page([
      question({
        type: 'open-choice',
        words: 'How did you get here?',
        options: ['By bus', 'By car', 'On foot'].map((words) => ({ key: words, words, alone: false })),
      }),
    ]),
  ],
  [
    'text',
    page([
      question({
        type: 'text',
        words: 'Where does it hurt, and since when?',
        options: [],
        required: false,
        entries: ['Left knee, since Monday'],
      }),
    ]),
  ],
  [
    'texts',
    page(
      [
        question({ type: 'string', words: 'Last name of your doctor', options: [], entries: ['Ortiz'] }),
        question({ type: 'string', words: 'Town', options: [] }),
      ],
      { headings: ['Your family doctor'] },
    ),
  ],
  [
    'number',
    page([
      question({ type: 'integer', words: 'How many glasses of water do you drink a day?', options: [], entries: [4], unit: 'glasses' }),
    ]),
  ],
  [
    'number-too-large',
    {
      ...page([question({ type: 'integer', words: 'How many hours do you sleep?', options: [], entries: [40], max: 24 })]),
      problem: { question: 0, problem: 'too-large', limit: 24 },
    } as FormScreen,
  ],
  [
    'quantity',
    page([
      question({
        type: 'quantity',
        words: 'How much do you weigh?',
        options: [],
        units: [
          { key: 'kg', words: 'kg' },
          { key: '[lb_av]', words: 'lb' },
        ],
        entries: [{ amount: 72.5, unit: 'kg' }],
      }),
    ]),
  ],
  ['date', page([question({ type: 'date', words: 'When was your last flu shot?', options: [], required: false, entries: ['2025-10'] })])],
  [
    'several-texts',
    page([
      question({
        type: 'string',
        words: 'What are you allergic to?',
        options: [],
        most: 5,
        entries: ['Penicillin', 'Peanuts'],
        required: false,
      }),
    ]),
  ],
  ['another', page([], { kind: 'another', headings: ['Medicines you take'], count: 2, mayAdd: true, mayRemove: true })],
  ['read-only', page([], { headings: ['Thank you'], instructions: ['Please drink water before the test.'], at: 9 })],
  ['review', { kind: 'review', title: 'How you have felt', language: 'en', missing: ['Do you have pain today?', 'Where does it hurt?'] }],
  ['not-in-your-language', { kind: 'not-in-your-language', languages: ['en', 'es'] }],
  ['care', { kind: 'care', reached: true, crisisLine: '988' }],
  ['care-desk', { kind: 'care', reached: false, crisisLine: '988' }],
  ['later', { kind: 'later' }],
];
