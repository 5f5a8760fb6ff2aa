import type { Placed } from './evaluation.ts';
import type { Form, FormItem } from './form.ts';
import { indexOf } from './form-index.ts';
import { type Page, pages } from './pages.ts';
import type { FormState, Path } from './state.ts';

/** The screen after one; null after the last. A screen that is gone meanwhile is followed by the next that stands after it in the form. */
export function nextPage(form: Form, state: FormState, id: string | null): Page | null {
  const all = pages(form, state);
  const here = all.findIndex((page) => page.id === id);
  if (here !== -1 || id === null) return all[here + 1] ?? null;
  return all.find((page) => orderOf(form, page.id) > orderOf(form, id)) ?? null;
}

/** The screen before one; null before the first. */
export function previousPage(form: Form, state: FormState, id: string): Page | null {
  const all = pages(form, state);
  const here = all.findIndex((page) => page.id === id);
  if (here !== -1) return all[here - 1] ?? null;
  return all.findLast((page) => orderOf(form, page.id) < orderOf(form, id)) ?? null;
}

/** The screen on which something stands that `missing` or `addOccurrence` named. */
export function pageOf(form: Form, state: FormState, path: Path): Page | null {
  const all = pages(form, state);
  const index = indexOf(form);
  const asks = ({ item, path: own }: Placed): boolean =>
    isWithin(index.get(item.linkId)?.item, path.linkId) && path.at.every((number, depth) => own.at[depth] === number);
  const isWithin = (item: FormItem | undefined, linkId: string): boolean =>
    item !== undefined && (item.linkId === linkId || isWithin(index.get(item.linkId)?.parent ?? undefined, linkId));
  return all.find((page) => (page.kind === 'questions' ? page.questions : [page.group]).some(asks)) ?? null;
}

export interface Progress {
  /** 1 for the first screen. */
  readonly at: number;
  /** Screens as far as the answers so far tell; it may grow and shrink. */
  readonly of: number;
}

export function progress(form: Form, state: FormState, id: string): Progress {
  const all = pages(form, state);
  return {
    at:
      Math.max(
        0,
        all.findIndex((page) => page.id === id),
      ) + 1,
    of: all.length,
  };
}

function orderOf(form: Form, id: string): number {
  const [linkId] = JSON.parse(id) as [string];
  return indexOf(form).get(linkId)?.order ?? 0;
}
