import type { FormRule } from './due.ts';
import { type Form, type FormItem, isQuestion } from './form.ts';
import { indexOf } from './form-index.ts';
import type { Page } from './pages.ts';
import { hasSafetyQuestion } from './safety.ts';

/**
 * May others hear the questions of this form, without the answers? Only where asking them tells nothing of the person: every visit of the
 * site is asked, no question is about safety, and the clinic did not keep the form for headphones.
 * @param rule under which the site asks the form; none: it is asked no more
 */
export const mayBeAloud = (form: Form, rule: FormRule | undefined): boolean =>
  rule !== undefined && rule.visitTypes.length === 0 && rule.practitioners.length === 0 && !rule.headphonesOnly && !hasSafetyQuestion(form);

/** Whether everybody who is asked this form reads this page. One that an answer led to would tell the answer. */
export function isForEverybody(form: Form, page: Page): boolean {
  const asked = page.kind === 'another' ? [page.group] : page.questions;
  return [...page.instructions, ...asked.map(({ item }) => item)].every((item) => standsAlone(form, item));
}

/** No condition, no answer and no occurrence that somebody added stands between the form and this item. */
function standsAlone(form: Form, item: FormItem): boolean {
  if (item.enableWhen.length > 0) return false;
  const parent = indexOf(form).get(item.linkId)?.parent ?? null;
  return parent === null || (!isQuestion(parent) && !(parent.type === 'group' && parent.repeats) && standsAlone(form, parent));
}
