import { describe, expect, test } from 'vitest';
import { decideFlow } from '../../../renderer/kiosk/flow/decide.ts';
import type { FlowEvent } from '../../../renderer/kiosk/flow/events.ts';
import { atRest, emptyEntry, type Step } from '../../../renderer/kiosk/flow/state.ts';
import type { DeskNumber } from '../../../shared/domain/hand-off.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { Identified } from '../../../shared/ipc/kiosk/identified.ts';
import {
  arrived,
  arrivedByCode,
  atDetails,
  back,
  english,
  keys,
  next,
  play,
  rules,
  spanish,
  withCode,
  withDate,
  withName,
} from './visits.ts';

const deskNumber = 'A7' as DeskNumber;

describe('who are you', () => {
  test('the first touch starts the visit in that language', () => {
    const { state, asks } = play([spanish]);
    expect(state).toMatchObject({ language: 'es', step: { name: 'code' } });
    expect(asks).toEqual([{ call: 'begin', language: 'es' }]);
  });

  test('whoever reads none of the languages begins a visit with one touch, and the desk is asked at once', () => {
    const { state, asks } = play([{ type: 'other-language' }, { type: 'other-language' }]);
    expect(asks).toEqual([]);
    expect(state).toMatchObject({ step: { name: 'attract' }, asking: true });
    expect(play([{ type: 'other-language' }]).asks).toEqual([
      { call: 'begin', language: 'en' },
      { call: 'askDesk', step: 'attract', reason: 'not-in-your-language', purpose: 'desk' },
    ]);
  });

  test('a slip of the finger on "Another language" can be taken back: the number stays, and the way in is open', () => {
    const sent = { type: 'desk-number', deskNumber, purpose: 'desk', reason: 'not-in-your-language' } as const;
    expect(play([{ type: 'other-language' }, sent]).state.step).toMatchObject({ name: 'handed-off', reason: 'not-in-your-language' });
    expect(play([{ type: 'other-language' }, sent, { type: 'try-again' }]).state.step).toEqual({ name: 'code' });
  });

  test('number and birth date are asked of main together, once both are whole', () => {
    expect(play(withCode)).toMatchObject({ state: { step: { name: 'birth-date' } }, asks: [] });
    expect(play(withDate).asks).toEqual([{ call: 'identifyByCode', code: '482190351122', birthDate: '1948-03-04' }]);
  });

  test('last name, birth date and four digits of a phone are the other way', () => {
    expect(play(withName).asks).toEqual([{ call: 'identifyByName', family: 'O’Brien', birthDate: '1948-03-04', lastFour: '4821' }]);
  });

  test('a postal code stands in for the phone', () => {
    const { asks } = play([...withName.slice(0, -5), { type: 'proof-kind', kind: 'postal' }, { type: 'text', text: 'SW1A 1AA' }, next]);
    expect(asks).toEqual([{ call: 'identifyByName', family: 'O’Brien', birthDate: '1948-03-04', lastFour: 'SW1A 1AA' }]);
  });

  test('where names may not stand in, "I don’t have it" is the desk, with a number', () => {
    const { asks } = play([english, { type: 'no-letter' }], atRest('en'), { ...rules, nameTierAllowed: false });
    expect(asks).toEqual([{ call: 'askDesk', step: 'code', reason: 'patient-choice', purpose: 'desk' }]);
  });

  test('a first name is asked only when main asks for it', () => {
    const { state, asks } = play([
      ...withName,
      { type: 'identified', answer: { kind: 'ask-first-name' } },
      { type: 'text', text: 'Ana' },
      next,
    ]);
    expect(state.step).toEqual({ name: 'first-name' });
    expect(asks).toEqual([{ call: 'answerFirstName', given: 'Ana' }]);
  });

  test.each([
    ['too few digits', [english, ...keys('4821'), next], { kind: 'code-short', missing: 8 }],
    ['no last name', [english, { type: 'no-letter' }, next], { kind: 'missing' }],
    ['a day that month does not have', [...withCode, ...keys('02301948'), next], { kind: 'date', problem: 'day-wrong', part: 'day' }],
    ['three digits of a phone', [...withName.slice(0, -2), next], { kind: 'proof-short' }],
  ] as const)('%s is put right on the same screen and asks nothing of main', (_what, events, problem) => {
    const { state, asks } = play(events);
    expect(state.problem).toEqual(problem);
    expect(asks).toEqual([]);
  });

  test('typing takes the reproach away and keeps the rest', () => {
    expect(play([english, ...keys('4821'), next, ...keys('9')]).state).toMatchObject({ problem: null, entry: { code: '48219' } });
  });

  test('an answer on its way cannot be asked for twice', () => {
    expect(play([...withDate, next, { type: 'desk' }, back]).asks).toEqual([]);
  });
});

describe('nothing typed is lost', () => {
  test('by going back', () => {
    const { state } = play([...withCode, ...keys('0304'), back, back, next]);
    expect(state).toMatchObject({ step: { name: 'birth-date' }, entry: { code: '482190351122', date: { month: '03', day: '04' } } });
  });

  test('a date not begun starts with the day in Spanish, and one begun stays where it is', () => {
    expect(play([spanish]).state.entry.date.active).toBe('day');
    expect(play([...withCode, ...keys('03'), spanish]).state.entry.date).toMatchObject({ month: '03', active: 'day' });
  });

  test('by changing the language, even while an answer is on its way', () => {
    const { state, asks } = play([...withDate, spanish]);
    expect(state).toMatchObject({ language: 'es', asking: true, entry: { code: '482190351122' } });
    expect(asks).toEqual([{ call: 'speak', language: 'es' }]);
  });

  test('by changing one’s mind between number and name', () => {
    const { state } = play([english, ...keys('48'), { type: 'no-letter' }, { type: 'text', text: 'Lopez' }, back, { type: 'no-letter' }]);
    expect(state.entry).toMatchObject({ code: '48', family: 'Lopez' });
  });

  test('by asking for help and going on', () => {
    const { state } = play([
      ...withCode,
      ...keys('03'),
      { type: 'help' },
      { type: 'help-yes' },
      { type: 'desk-number', deskNumber, purpose: 'help', reason: 'patient-choice' },
      { type: 'go-on' },
    ]);
    expect(state).toMatchObject({ step: { name: 'birth-date' }, entry: { date: { month: '03' } } });
  });

  test('by trying again after a refusal', () => {
    const { state } = play([...withDate, { type: 'identified', answer: { kind: 'not-matched', deskNumber } }, { type: 'try-again' }]);
    expect(state).toMatchObject({ step: { name: 'code' }, entry: { code: '482190351122' } });
  });
});

describe('what main answers', () => {
  test.each([
    ['arrived', arrivedByCode, 'arrived'],
    ['several appointments', { kind: 'choose', starts: ['2026-11-22T15:00:00.000Z' as Instant] }, 'choose'],
    ['a reason for the desk', { kind: 'handed-off', reason: 'too-early', deskNumber, opensAt: null }, 'handed-off'],
    ['no match at all', { kind: 'not-matched', deskNumber }, 'refused'],
    ['too many tries', { kind: 'pause', seconds: 60, deskNumber }, 'pause'],
  ] satisfies readonly (readonly [string, Identified, Step['name']])[])('%s has its own screen', (_what, answer, name) => {
    expect(play([...withDate, { type: 'identified', answer }]).state.step.name).toBe(name);
  });

  test('once arrived, what proved it is forgotten', () => {
    expect(play(arrived).state.entry).toEqual(emptyEntry);
  });

  test('a visit that is over leaves nothing but the language', () => {
    expect(play([...atDetails, { type: 'visit-over' }]).state).toEqual(atRest('en'));
    expect(play([...atDetails, { type: 'finish' }])).toEqual({ state: atRest('en'), asks: [{ call: 'finish' }] });
  });

  test('a kiosk that cannot go on says so before arrival, and never takes an arrival back', () => {
    const stopped = play([...withDate, { type: 'unavailable' }]);
    expect(stopped.state.step.name).toBe('unavailable');
    expect(stopped.asks).toEqual([{ call: 'askDesk', step: 'birth-date', reason: 'device-fault', purpose: 'desk' }]);
    const told = { type: 'desk-number', deskNumber: 'A7', purpose: 'desk', reason: 'device-fault' } as const;
    expect(play([told], stopped.state).state.step).toMatchObject({ name: 'handed-off', deskNumber: 'A7', reason: 'device-fault' });
    // Where even that cannot be kept, the sentence stays and nothing is asked in circles.
    for (const type of ['unavailable', 'visit-over'] as const) expect(play([{ type }], stopped.state)).toEqual({ ...stopped, asks: [] });
    expect(play([...atDetails, { type: 'unavailable' }]).state.step.name).toBe('done');
  });

  test('the receipt says what main last said, and keeps it when main says nothing', () => {
    expect(play([...arrived, { type: 'receipt', step: 'clinic' }, { type: 'receipt', step: null }]).state.receipt).toBe('clinic');
  });
});

describe('my details', () => {
  test('one value is shown, and none after leaving the screen', () => {
    const shown = play([...atDetails, { type: 'show', field: 'phone' }, { type: 'revealed', field: 'phone', value: '555 010 4821' }]);
    expect(shown.state.revealed).toEqual({ field: 'phone', value: '555 010 4821' });
    expect(play([{ type: 'change', field: 'address' }], shown.state).state.revealed).toBeNull();
    expect(play([{ type: 'hide' }], shown.state).state.revealed).toBeNull();
  });

  test('a value that comes after the screen was left is not kept', () => {
    const left = play([...atDetails, { type: 'show', field: 'phone' }]).state;
    const late = play([{ type: 'revealed', field: 'phone', value: '555 010 4821' }], { ...left, step: { name: 'done' } });
    expect(late.state.revealed).toBeNull();
  });

  test('a changed phone is kept as typed and asked for once', () => {
    const { state, asks } = play([...atDetails, { type: 'change', field: 'phone' }, ...keys('+15550104821'), next]);
    expect(asks).toEqual([{ call: 'requestChange', change: { field: 'phone', value: '+15550104821' } }]);
    expect(play([{ type: 'change-asked' }], state).state).toMatchObject({
      step: { name: 'details' },
      details: [{ field: 'phone', changeAsked: true }, { changeAsked: false }],
    });
  });

  test('an address is asked part by part; region and postal code may stay empty', () => {
    const parts = [{ type: 'text', text: '12 Maple Street' }, next, { type: 'text', text: 'Springfield' }, next, next, next] as const;
    const { asks } = play([...atDetails, { type: 'change', field: 'address' }, ...parts]);
    const value = { lines: ['12 Maple Street'], city: 'Springfield', region: '', postalCode: '', country: '' };
    expect(asks).toEqual([{ call: 'requestChange', change: { field: 'address', value } }]);
  });

  test('going back in an address keeps what was typed', () => {
    const { state } = play([...atDetails, { type: 'change', field: 'address' }, { type: 'text', text: '12 Maple Street' }, next, back]);
    expect(state.step).toMatchObject({ draft: { part: 'line', typed: { line: '12 Maple Street' } } });
  });

  test.each([
    ['email', 'maria.lopez', 'email-shape'],
    ['email', '', 'missing'],
    ['emergencyContact', ' ', 'missing'],
  ] as const)('%s "%s" is put right first', (field, text, kind) => {
    const { state, asks } = play([...atDetails, { type: 'change', field }, { type: 'text', text }, next]);
    expect(state.problem).toEqual({ kind });
    expect(asks).toEqual([]);
  });

  test('what we already have is no change', () => {
    const { state } = play([...atDetails, { type: 'change', field: 'phone' }, ...keys('5550104821'), next, { type: 'nothing-to-change' }]);
    expect(state).toMatchObject({ step: { name: 'details' }, details: [{ changeAsked: false }, { changeAsked: false }] });
  });

  test('"All correct" is recorded and ends in the last screen', () => {
    const { state, asks } = play([...atDetails, { type: 'all-correct' }]);
    expect(state.step.name).toBe('done');
    expect(asks).toEqual([{ call: 'confirmDetails' }, { call: 'moveTo', step: 'done' }]);
  });
});

describe('details on three pages, for whoever chose large text', () => {
  const fields = ['name', 'phone', 'email', 'address', 'emergencyContact', 'language', 'pharmacy'] as const;
  const rows = fields.map((field) => ({ field, masked: null, changeAsked: false }));
  const onFirst: readonly FlowEvent[] = [
    { type: 'text-size', large: true },
    ...arrived,
    { type: 'begin-tasks' },
    { type: 'details', rows },
  ];
  const onSecond: readonly FlowEvent[] = [...onFirst, { type: 'all-correct' }];
  const onThird: readonly FlowEvent[] = [...onSecond, { type: 'all-correct' }];

  test('"All correct" goes on page by page, and only on the last tells main', () => {
    expect(play(onSecond)).toMatchObject({ state: { step: { name: 'details', page: 1 } }, asks: [] });
    expect(play(onThird)).toMatchObject({ state: { step: { name: 'details', page: 2 } }, asks: [] });
    expect(play([...onThird, { type: 'all-correct' }]).asks[0]).toEqual({ call: 'confirmDetails' });
    expect(play([...onSecond, back]).state.step).toMatchObject({ name: 'details', page: 0 });
    expect(play([...onFirst, back]).state.step).toEqual({ name: 'arrived' });
  });

  test('with the usual text all of it stands on one', () => {
    const small: FlowEvent = { type: 'text-size', large: false };
    expect(play([small, ...onFirst.slice(1), { type: 'all-correct' }]).asks[0]).toEqual({ call: 'confirmDetails' });
    expect(play([...onSecond, small, { type: 'all-correct' }]).asks[0]).toEqual({ call: 'confirmDetails' });
  });

  test('after a change a person is back on the page they came from', () => {
    const pharmacy: readonly FlowEvent[] = [
      ...onThird,
      { type: 'change', field: 'pharmacy' },
      { type: 'text', text: 'Corner Pharmacy' },
      next,
      next,
    ];
    expect(play(pharmacy).asks).toEqual([
      { call: 'requestChange', change: { field: 'pharmacy', value: { name: 'Corner Pharmacy', town: '' } } },
    ]);
    expect(play([...pharmacy, { type: 'change-asked' }]).state.step).toEqual({ name: 'details', page: 2 });
    expect(play([...onSecond, { type: 'change', field: 'language' }, back]).state.step).toEqual({ name: 'details', page: 1 });
  });

  test('a name may have one part only, never none', () => {
    const name: readonly FlowEvent[] = [...onFirst, { type: 'change', field: 'name' }, next];
    expect(play([...name, next]).state.problem).toEqual({ kind: 'missing' });
    expect(play([...name, { type: 'text', text: 'Núñez-O’Hara' }, next]).asks).toEqual([
      { call: 'requestChange', change: { field: 'name', value: { given: '', family: 'Núñez-O’Hara' } } },
    ]);
  });

  test('a language is asked for with the touch that chooses it', () => {
    expect(play([...onSecond, { type: 'change', field: 'language' }, { type: 'text', text: 'ase' }, next]).asks).toEqual([
      { call: 'requestChange', change: { field: 'language', value: 'ase' } },
    ]);
  });
});

describe('help and the desk', () => {
  test('the desk learns where the person was', () => {
    expect(play([...withCode, { type: 'desk' }]).asks).toEqual([
      { call: 'askDesk', step: 'birth-date', reason: 'patient-choice', purpose: 'desk' },
    ]);
    expect(play([...atDetails, { type: 'desk' }]).asks).toEqual([
      { call: 'askDesk', step: 'details', reason: 'details-wrong', purpose: 'desk' },
    ]);
  });

  test('help is there before a language is chosen, too; whoever goes on alone then stands at the first question', () => {
    const first = decideFlow(atRest('en'), { type: 'help' }, rules);
    expect(first).toMatchObject({
      state: { step: { name: 'help-confirm', from: { name: 'code' } } },
      asks: [{ call: 'begin', language: 'en' }],
    });
    expect(decideFlow(first.state, { type: 'go-on' }, rules).state.step).toEqual({ name: 'code' });
    expect(decideFlow(atRest('en'), { type: 'help' }, { ...rules, handOut: true }).state.step).toMatchObject({ from: { name: 'ticket' } });
  });

  test('help is asked for only after a yes', () => {
    expect(play([...withCode, { type: 'help' }])).toMatchObject({ state: { step: { name: 'help-confirm' } }, asks: [] });
    expect(play([...withCode, { type: 'help' }, { type: 'help-yes' }]).asks).toEqual([
      { call: 'askDesk', step: 'help:birth-date', reason: 'patient-choice', purpose: 'help' },
    ]);
    expect(play([...withCode, { type: 'help' }, back]).state.step.name).toBe('birth-date');
  });

  test('whoever waits for help can clear the screen, and nothing typed stays', () => {
    const asked = [
      { type: 'help' },
      { type: 'help-yes' },
      { type: 'desk-number', deskNumber, purpose: 'help', reason: 'patient-choice' },
    ] as const;
    const { state, asks } = play([...withCode, ...asked, { type: 'finish' }]);
    expect(state).toEqual(atRest('en'));
    expect(asks).toEqual([{ call: 'finish' }]);
  });
});

test('on a tablet that is handed out a visit is opened by its ticket and the birth date', () => {
  const tablet = { ...rules, handOut: true };
  const typed = [{ type: 'text', text: 'a14' }, { type: 'next' }] as const;
  const { state } = play([english, ...typed], atRest('en'), tablet);
  expect(state).toMatchObject({ step: { name: 'birth-date' }, path: 'ticket', entry: { ticket: 'A14' } });
  expect(play([{ type: 'back' }], state, tablet).state.step).toEqual({ name: 'ticket' });
  const date = { year: '1948', month: '03', day: '04', active: 'year', fresh: false } as const;
  const asked = play([{ type: 'next' }], { ...state, entry: { ...state.entry, date } }, tablet).asks;
  expect(asked).toContainEqual({ call: 'identifyByTicket', ticket: 'A14', birthDate: '1948-03-04' });
  expect(play([english, { type: 'next' }], atRest('en'), tablet).state.problem).toEqual({ kind: 'missing' });
});
