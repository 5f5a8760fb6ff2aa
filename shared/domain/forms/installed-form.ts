import { z } from 'zod';
import { canonicalOf, type Form } from './form.ts';
import { installForm } from './install.ts';
import { Coding } from './value.ts';

/** Canonical address and version, `url|version`. */
export const Canonical = z.string().min(1).max(700);

/**
 * A form as it is kept and carried: the author's own questionnaire, and the codes the clinic marked as safety questions. Each program
 * reads it again with `formOf`, so that no program shows a form that it cannot show whole.
 */
export const InstalledForm = z.object({
  canonical: Canonical,
  questionnaire: z.record(z.string(), z.unknown()),
  safetyCodes: z.array(Coding),
});
export type InstalledForm = z.infer<typeof InstalledForm>;

const read = new WeakMap<InstalledForm, Form | null>();

/** Null where this program supports less than the one that installed the form: it is then not offered here. */
export function formOf(installed: InstalledForm): Form | null {
  const known = read.get(installed);
  if (known !== undefined) return known;
  const answer = installForm(installed.questionnaire, { safetyCodes: installed.safetyCodes });
  const form = answer.ok && canonicalOf(answer.value) === installed.canonical ? answer.value : null;
  read.set(installed, form);
  return form;
}
