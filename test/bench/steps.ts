import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Compare } from './measure.ts';
import { lowerQuartile } from './median.ts';
import { byTicket, type Step, tasks, waysIn } from './visit-steps.ts';
import { type WholeDay, wholeDay } from './whole-day.ts';

const acts = 35;
const busy = 2000;
const quiet = 40;
/** Promised: no step takes longer than 1.2 times the same step on an empty database. */
const limit = 1.2;

/** How long a disk takes to say that it has a commit does not depend on what is cached, varies more than all else here, and is left out. */
const inMemory = '/dev/shm';

/** The steps of a visit, with a full cache against a nearly empty one. The figure is the quicker quarter of each run's acts. */
export const compare: Compare = async () => {
  const folder = mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'foyer-bench-'));
  const both = (name: string, arrived: boolean): readonly [WholeDay, WholeDay] => [
    wholeDay({ folder: join(folder, `${name}-busy`), count: busy, arrived }),
    wholeDay({ folder: join(folder, `${name}-quiet`), count: quiet, arrived }),
  ];
  const [morning, waiting] = [both('morning', false), both('waiting', true)];
  const step = (name: string, work: Step, [ours, other] = morning) => ({
    name: `${name}, ${busy.toLocaleString('en')} cached against ${quiet}`,
    unit: 'ms',
    ours: () => timed(ours, work),
    other: () => timed(other, work),
    limit,
  });
  return {
    comparisons: [
      step('identify by code', waysIn.code),
      step('identify by name', waysIn.name),
      step('identify by the QR of a letter', waysIn.letter),
      step('identify by a one-time code', waysIn.oneTimeCode),
      step('identify by ticket on a tablet', byTicket, waiting),
      step('details are shown and confirmed', tasks.details),
      step('insurance is shown and confirmed', tasks.coverage),
      step('consents are shown and answered', tasks.consents),
      step('a form is opened and a page of it answered', tasks.form),
      step('another time is chosen and booked', tasks.anotherTime),
    ],
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

async function timed(day: WholeDay, step: Step): Promise<number> {
  const kiosk = day.open();
  const took = await step(kiosk, acts);
  kiosk.close();
  return lowerQuartile(took);
}
