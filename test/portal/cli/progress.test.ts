import { expect, test } from 'vitest';
import { createProgress } from '../../../portal/cli/progress.ts';

function aTerminal(live: boolean) {
  let shown = '';
  let ms = 0;
  const err = (text: string) => {
    shown += text;
  };
  const progress = createProgress({ err, live }, () => ms);
  return {
    progress,
    pass(more: number) {
      ms += more;
    },
    shown: () => shown,
  };
}

test('where somebody looks, one line is drawn again and again and then ended', () => {
  const { progress, pass, shown } = aTerminal(true);
  pass(300);
  progress.at(50_000_000, 100_000_000);
  pass(300);
  progress.at(100_000_000, 100_000_000);
  progress.end();
  expect(shown()).toBe(`\r[${'#'.repeat(15)}${'.'.repeat(15)}] 50 of 100 MB\r[${'#'.repeat(30)}] 100 of 100 MB\n`);
});

test('in a log there is at most one line per tenth, and none for short work', () => {
  const { progress, pass, shown } = aTerminal(false);
  progress.at(90, 100);
  expect(shown()).toBe('');
  for (let done = 0; done <= 100; done += 1) {
    pass(1000);
    progress.at(done * 1_000_000, 100_000_000);
  }
  progress.end();
  expect(shown().split('\n').filter(Boolean)).toHaveLength(10);
});
