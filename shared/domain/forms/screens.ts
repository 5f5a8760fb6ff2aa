import { startOf } from './fill.ts';
import { type Form, type FormItem, isQuestion } from './form.ts';
import { pages } from './pages.ts';

/**
 * How many screens a form may need: every condition counts as met and every question inside another as asked. Only repeating groups may
 * add to it, one occurrence after another, and each of those is asked for by the person.
 */
export function screensOf(form: Form): number {
  const open = { ...form, items: opened(form.items) };
  return pages(open, startOf(open)).length;
}

const opened = (items: readonly FormItem[]): FormItem[] =>
  items.flatMap((item) =>
    isQuestion(item)
      ? [{ ...item, enableWhen: [], items: [] }, ...opened(item.items)]
      : [{ ...item, enableWhen: [], items: opened(item.items) }],
  );
