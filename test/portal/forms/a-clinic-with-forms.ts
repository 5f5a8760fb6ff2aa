import type { Device } from '../../../portal/store/devices.ts';
import { type FormRule, FormRule as Rule } from '../../../shared/domain/forms/due.ts';
import type { Entry } from '../../../shared/domain/forms/entry.ts';
import { answer, startOf } from '../../../shared/domain/forms/fill.ts';
import { canonicalOf, type Form } from '../../../shared/domain/forms/form.ts';
import { installForm } from '../../../shared/domain/forms/install.ts';
import { responseOf } from '../../../shared/domain/forms/response.ts';
import type { FormState } from '../../../shared/domain/forms/state.ts';
import type { AppointmentId } from '../../../shared/domain/ids.ts';
import { about, aFact, type Clinic, mainStreet } from '../support/clinic.ts';
import { at } from '../support/test-store.ts';

export function formFrom(questionnaire: unknown): Form {
  const form = installForm(questionnaire);
  if (!form.ok) throw new Error(JSON.stringify(form.error));
  return form.value;
}

/** Installs a questionnaire and has the main site ask it. */
export async function asked(
  { store, tenant }: Clinic,
  questionnaire: Record<string, unknown>,
  rule: Partial<FormRule> = {},
): Promise<Form> {
  const form = formFrom(questionnaire);
  await store.write(tenant, async ({ forms, sites }) => {
    await forms.install(form, { canonical: canonicalOf(form), questionnaire, safetyCodes: [] });
    const site = await sites.find(mainStreet);
    if (!site) throw new Error('no site');
    const others = site.settings.forms.filter(({ form: url }) => url !== form.url);
    await sites.save(mainStreet, { ...site.settings, forms: [...others, Rule.parse({ form: form.url, ...rule })] }, site.version);
  });
  return form;
}

export function filledIn(form: Form, answers: Readonly<Record<string, Entry>>): FormState {
  return Object.entries(answers).reduce((state, [linkId, entry]) => {
    const next = answer(form, state, { path: { linkId, at: [] }, entries: [entry], language: 'en' });
    if (!next.ok) throw new Error(`${linkId}: ${next.error.problem}`);
    return next.value;
  }, startOf(form));
}

export const often = (code: string): Entry => ({ option: `http://example.org/often|${code}` });

/** All nine answers of the mood form. */
export const moodAnswers = (usual: string, ninth: string): Record<string, Entry> =>
  Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`q${index + 1}`, often(index === 8 ? ninth : usual)]));

interface Told {
  readonly device: Device;
  readonly appointment: AppointmentId;
  readonly form: Form;
  readonly state: FormState;
  readonly done: boolean;
  readonly when?: ReturnType<typeof at>;
  readonly tier?: string;
}

/** The fact a kiosk sends after a page. */
export const anAnsweredForm = ({ device, appointment, form, state, done, when = at('09:05'), tier = 'B' }: Told) =>
  aFact(device, 'form-answered', {
    ...about(appointment),
    occurredAt: { wall: when, mono: 1000, offset: 0 },
    body: { form: canonicalOf(form), response: responseOf(form, state, { authored: when, language: 'en', finished: done }), done, tier },
  });
