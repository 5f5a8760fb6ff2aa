import { describe, expect, test } from 'vitest';
import { type Draft, draftOf, problemsOf, sameDraft, settingsOf } from '../../../../renderer/staff/settings/draft.ts';
import { defaultText, judgePolicyText, policyOf, policyPaths } from '../../../../renderer/staff/settings/policy-fields.ts';
import { sayProblem } from '../../../../renderer/staff/settings/say.ts';
import { readings } from '../../../../renderer/staff/words/use-words.ts';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import { sampleSite } from '../../../gallery/fake-staff.ts';

const { settings } = sampleSite();
const draft = draftOf(settings);
const problems = (change: Partial<Draft>) => [...problemsOf({ ...draft, ...change })].map(([key, { kind }]) => [key, kind]);

describe('what is typed becomes the settings again', () => {
  test('untouched, they come back as they were', () => {
    expect(settingsOf(draft)).toEqual(settings);
    expect(sameDraft(draft, draftOf(settings))).toBe(true);
  });

  test('every value of the policy has a field, and its default comes back', () => {
    const known = Object.entries(defaultPolicy).flatMap(([group, values]) => Object.keys(values).map((key) => `${group}.${key}`));
    // The rules of arrival have a part of the page of their own.
    expect([...policyPaths, 'arrival.rules'].sort()).toEqual(known.sort());
    expect(policyOf(defaultText)).toEqual(defaultPolicy);
  });

  test('an empty seat text is left out, so the first language’s is shown', () => {
    expect(settingsOf({ ...draft, seating: { ...draft.seating, es: '  ' } }).seating).toEqual({ en: 'Blue chairs, room B' });
  });
});

describe('what needs another look', () => {
  test('nothing in what is saved', () => expect(problems({})).toEqual([]));
  test('a site without a name', () => expect(problems({ name: ' ' })).toEqual([['name', 'missing']]));
  test('a name that is too long', () => expect(problems({ name: 'x'.repeat(121) })).toEqual([['name', 'tooLong']]));
  test('a colour white words cannot be read on', () =>
    expect(problems({ primaryColour: '#E0A030' })).toEqual([['primaryColour', 'lowContrast']]));
  test('half a colour', () => expect(problems({ primaryColour: '#0F5' })).toEqual([['primaryColour', 'colourShape']]));
  test('no language at all', () => expect(problems({ languages: [] })).toEqual([['languages', 'atLeastOneLanguage']]));

  const monday = (...spans: [string, string][]) =>
    problems({ hours: { ...draft.hours, 1: spans.map(([opens, closes]) => ({ opens, closes })) } });
  test('closing before opening', () => expect(monday(['17:00', '08:00'])).toEqual([['hours.1', 'hoursOrder']]));
  test('a second span that starts before the first ends', () =>
    expect(monday(['08:00', '12:00'], ['11:30', '17:00'])).toEqual([['hours.1', 'hoursOverlap']]));
  test('one that starts when the first ends is fine', () => expect(monday(['08:00', '12:00'], ['12:00', '17:00'])).toEqual([]));
  test('a time not given', () => expect(monday(['08:00', ''])).toEqual([['hours.1', 'hoursMissing']]));
});

describe('a value of the policy', () => {
  test.each([
    ['arrival.opensMinutesBefore', '45', null],
    ['arrival.opensMinutesBefore', '', { kind: 'missing' }],
    ['arrival.opensMinutesBefore', 'soon', { kind: 'notNumber' }],
    ['arrival.opensMinutesBefore', '45.5', { kind: 'notWhole' }],
    ['arrival.opensMinutesBefore', '-1', { kind: 'tooLow', limit: 0 }],
    ['arrival.opensMinutesBefore', '1441', { kind: 'tooHigh', limit: 1440 }],
    ['idle.warningSeconds', '19', { kind: 'tooLow', limit: 20 }],
    ['staff.passwordMinLength', '14', { kind: 'tooLow', limit: 15 }],
    ['staff.consoleLockMinutes', '0,5', null],
    ['staff.absoluteHours', '25', { kind: 'tooHigh', limit: 24 }],
    ['staff.shiftEndsAt', '20:00', null],
    ['staff.shiftEndsAt', '25:00', { kind: 'clock' }],
    ['identity.nameTierAllowed', 'false', null],
  ] as const)('%s “%s”', (path, text, problem) => {
    expect(judgePolicyText(path, text)).toEqual(problem);
  });

  test('every problem is said in words', () => {
    const kinds = [
      'missing',
      'notNumber',
      'notWhole',
      'clock',
      'colourShape',
      'lowContrast',
      'hoursOrder',
      'hoursOverlap',
      'hoursMissing',
      'atLeastOneLanguage',
    ] as const;
    for (const reading of Object.values(readings)) {
      for (const kind of kinds) expect(sayProblem({ kind }, reading)).toMatch(/\w/);
      expect(sayProblem({ kind: 'tooLow', limit: 20 }, reading)).toContain('20');
      expect(sayProblem(undefined, reading)).toBeNull();
    }
  });
});
