import { z } from 'zod';

/** What may be asked of a patient after ARRIVED, in the order in which it is asked. All of it is by choice; the arrival stands. */
export const TaskName = z.enum(['family', 'details', 'coverage', 'consents', 'review', 'forms']);
export type TaskName = z.infer<typeof TaskName>;

/** One thing that is due, and how many screens it takes at most when nothing is wrong. */
export interface DueTask {
  readonly task: TaskName;
  readonly screens: number;
}

export interface TaskPlan {
  /** Asked on this device, now. */
  readonly here: readonly TaskName[];
  /** Too long for somebody who stands: for a tablet in the waiting room. */
  readonly elsewhere: readonly TaskName[];
}

/**
 * Nobody stands for long: what does not fit into the screens a standing kiosk may still show waits for a hand-out tablet; something shorter
 * after it may still fit. A task is never cut in two. `screensAllowed` null: a device that is sat with, without limit.
 */
export function planTasks(due: readonly DueTask[], screensAllowed: number | null): TaskPlan {
  let left = screensAllowed ?? Number.POSITIVE_INFINITY;
  const fits = due.map(({ screens }) => {
    const may = screens <= left;
    if (may) left -= screens;
    return may;
  });
  const named = (where: boolean) => due.filter((_, at) => fits[at] === where).map(({ task }) => task);
  return { here: named(true), elsewhere: named(false) };
}
