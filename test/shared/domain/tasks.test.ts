import { expect, it } from 'vitest';
import { planTasks } from '../../../shared/domain/tasks.ts';

const details = { task: 'details', screens: 1 } as const;
const coverage = { task: 'coverage', screens: 1 } as const;
const longForm = { task: 'forms', screens: 9 } as const;

it('asks everything that is due when it is short enough for somebody who stands', () => {
  expect(planTasks([details, coverage], 4)).toEqual({ here: ['details', 'coverage'], elsewhere: [] });
});

it('keeps a long form for a tablet in the waiting room', () => {
  expect(planTasks([details, longForm], 4)).toEqual({ here: ['details'], elsewhere: ['forms'] });
});

it('still asks something short after something that is too long', () => {
  expect(planTasks([{ task: 'consents', screens: 5 }, coverage], 4)).toEqual({ here: ['coverage'], elsewhere: ['consents'] });
});

it('counts the screens of everything together', () => {
  expect(planTasks([{ task: 'details', screens: 2 }, { task: 'consents', screens: 3 }, coverage], 4)).toEqual({
    here: ['details', 'coverage'],
    elsewhere: ['consents'],
  });
});

it('knows no limit on a device that somebody sits with', () => {
  expect(planTasks([details, longForm], null)).toEqual({ here: ['details', 'forms'], elsewhere: [] });
});

it('asks nothing when nothing is due', () => {
  expect(planTasks([], 4)).toEqual({ here: [], elsewhere: [] });
});
