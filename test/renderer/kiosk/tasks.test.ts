import { expect, it } from 'vitest';
import { begunIn } from '../../../renderer/kiosk/flow/decide.ts';
import type { FlowEvent } from '../../../renderer/kiosk/flow/events.ts';
import { atRest, emptyEntry } from '../../../renderer/kiosk/flow/state.ts';
import { arrivedByCode, back, play, spanish, withDate } from './visits.ts';

const arrivedWith = (...tasks: readonly ('family' | 'details' | 'coverage' | 'consents')[]): readonly FlowEvent[] => [
  ...withDate,
  { type: 'identified', answer: { ...arrivedByCode, tasks: [...tasks] } },
];
const begin: FlowEvent = { type: 'begin-tasks' };
const done: FlowEvent = { type: 'task-done' };

it('asks one thing after the other and then lets the patient sit down', () => {
  const visit = arrivedWith('coverage', 'consents');
  expect(play([...visit, begin])).toMatchObject({
    state: { step: { name: 'task', task: 'coverage' } },
    asks: [{ call: 'moveTo', step: 'forms' }],
  });
  expect(play([...visit, begin, done])).toMatchObject({ state: { step: { name: 'task', task: 'consents' } } });
  expect(play([...visit, begin, done, done])).toMatchObject({
    state: { step: { name: 'done' } },
    asks: [{ call: 'moveTo', step: 'done' }],
  });
});

it('goes from the details to what is asked next', () => {
  const visit = arrivedWith('details', 'coverage');
  expect(play([...visit, begin])).toMatchObject({ asks: [{ call: 'moveTo', step: 'details' }, { call: 'details' }] });
  expect(
    play([...visit, begin, { type: 'details', rows: [{ field: 'phone', masked: null, changeAsked: false }] }, { type: 'all-correct' }]),
  ).toMatchObject({
    state: { step: { name: 'task', task: 'coverage' } },
    asks: [{ call: 'confirmDetails' }, { call: 'moveTo', step: 'forms' }],
  });
});

it('passes by the details when nothing of them may be shown to whoever stands here', () => {
  const visit = arrivedWith('family', 'details', 'coverage');
  expect(play([...visit, begin, done, { type: 'details', rows: [] }])).toMatchObject({
    state: { step: { name: 'task', task: 'coverage' }, details: null },
    asks: [{ call: 'moveTo', step: 'forms' }],
  });
});

it('goes on with someone else from the last screen, and forgets everything but the language', () => {
  const { state, asks } = play([...arrivedWith(), { type: 'sit-down' }, spanish, { type: 'someone-else' }]);
  expect(state).toEqual(atRest('es'));
  expect(asks).toEqual([{ call: 'someoneElse' }]);
  expect(begunIn('es', true).step).toEqual({ name: 'ticket' });
  expect(begunIn('es')).toEqual({ ...atRest('es'), step: { name: 'code' }, entry: { ...emptyEntry, date: begunIn('es').entry.date } });
});

it('lets the patient leave at any time, keep the task through another language, and go back to the arrival', () => {
  const visit = [...arrivedWith('coverage', 'consents'), begin];
  expect(play([...visit, { type: 'sit-down' }]).state.step).toEqual({ name: 'done' });
  expect(play([...visit, spanish]).state).toMatchObject({ language: 'es', step: { name: 'task', task: 'coverage' } });
  expect(play([...visit, back]).state.step).toEqual({ name: 'arrived' });
});

it('opens what nobody has to choose beside the way, and leads back to it with everything still to ask', () => {
  const visit = arrivedWith('coverage');
  expect(play([...visit, { type: 'more' }])).toMatchObject({
    state: { step: { name: 'more' } },
    asks: [{ call: 'moveTo', step: 'details' }],
  });
  expect(play([...visit, { type: 'more' }, back]).state.step).toEqual({ name: 'arrived' });
  const agreed = [...visit, { type: 'more' }, { type: 'agreed' }] as const;
  expect(play(agreed)).toMatchObject({ state: { step: { name: 'task', task: 'agreed' } }, asks: [{ call: 'moveTo', step: 'forms' }] });
  expect(play([...agreed, back]).state.step).toEqual({ name: 'more' });
  expect(play([...agreed, done]).state.step).toEqual({ name: 'arrived' });
  expect(play([...agreed, done, begin]).state.step).toEqual({ name: 'task', task: 'coverage' });
});

it('comes back to the task after a question for help', () => {
  const visit = [...arrivedWith('coverage'), begin];
  expect(play([...visit, { type: 'help' }, { type: 'help-yes' }]).asks).toEqual([
    { call: 'askDesk', step: 'help:coverage', reason: 'patient-choice', purpose: 'help' },
  ]);
  expect(play([...visit, { type: 'help' }, { type: 'go-on' }]).state.step).toEqual({ name: 'task', task: 'coverage' });
});

it('takes a task to the desk with its reason', () => {
  const visit = [...arrivedWith('coverage'), begin];
  expect(play([...visit, { type: 'desk', reason: 'coverage-issue' }]).asks).toEqual([
    { call: 'askDesk', step: 'coverage', reason: 'coverage-issue', purpose: 'desk' },
  ]);
});

it('takes a text that is missing in the chosen language to the desk under that reason, and the arrival stands', () => {
  const missing = [...arrivedWith('consents'), begin, { type: 'desk', reason: 'not-in-your-language' }] as const;
  expect(play(missing)).toMatchObject({
    state: { arrived: { kind: 'arrived' } },
    asks: [{ call: 'askDesk', step: 'consents', reason: 'not-in-your-language', purpose: 'desk' }],
  });
});

it('keeps the arrival when the kiosk cannot go on', () => {
  const visit = [...arrivedWith('coverage'), begin];
  expect(play([...visit, { type: 'task-lost', why: 'unavailable' }]).state.step).toEqual({ name: 'done' });
  expect(play([...visit, { type: 'task-lost', why: 'visit-over' }]).state.step).toEqual({ name: 'attract' });
});
