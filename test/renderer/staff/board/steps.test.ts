import { expect, test } from 'vitest';
import { atRest, type ScreenedTask, type Step } from '../../../../renderer/kiosk/flow/state.ts';
import { liveScreen } from '../../../../renderer/kiosk/others/live-screen.ts';
import { stepInWords } from '../../../../renderer/staff/board/steps.ts';
import { en } from '../../../../renderer/staff/words/en.ts';
import { es } from '../../../../renderer/staff/words/es.ts';

type Named = Exclude<Step['name'], 'task' | 'help' | 'help-confirm'> | ScreenedTask;

/** Every screen somebody can ask for help on; a new one does not compile until it stands here. */
const screens: Readonly<Record<Named, true>> = {
  attract: true,
  code: true,
  ticket: true,
  scan: true,
  ways: true,
  'sent-code': true,
  'last-name': true,
  'first-name': true,
  'birth-date': true,
  proof: true,
  choose: true,
  arrived: true,
  more: true,
  details: true,
  change: true,
  appointments: true,
  done: true,
  refused: true,
  'handed-off': true,
  pause: true,
  unavailable: true,
  family: true,
  coverage: true,
  consents: true,
  review: true,
  forms: true,
  agreed: true,
};

test.each(Object.keys(screens))('the board says in words that somebody is at "%s"', (screen) => {
  expect(stepInWords(screen, en.steps)).toMatch(/ /);
  expect(stepInWords(screen, es.steps)).not.toBe(screen);
  expect(stepInWords(`help:${screen}`, en.steps)).toBe(stepInWords(screen, en.steps));
});

test('a call for help names the screen behind it', () => {
  const from: Step = { name: 'task', task: 'consents' };
  expect(liveScreen({ ...atRest('en'), step: { name: 'help-confirm', from } })).toBe('consents');
  expect(liveScreen({ ...atRest('en'), step: { name: 'help', from: { name: 'more' }, deskNumber: 'A7' } })).toBe('more');
});
