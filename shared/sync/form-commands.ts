import { z } from 'zod';
import { Canonical, InstalledForm } from '../domain/forms/installed-form.ts';
import { AppointmentId, FactId } from '../domain/ids.ts';
import { Instant } from '../domain/time.ts';

/** A kiosk is about to show a form to a patient who is here: what was answered elsewhere, and whether a responder would come now. */
export const OpenForm = z.object({ id: FactId, type: z.literal('open-form'), appointment: AppointmentId, form: Canonical });
export const FormOpened = z.object({
  /** FHIR R4 QuestionnaireResponse; null when nothing was answered yet. */
  response: z.record(z.string(), z.unknown()).nullable(),
  /** A clinician is signed in at a console of this site that the portal hears from. */
  responder: z.boolean(),
});
export type FormOpened = z.infer<typeof FormOpened>;

/** A safety answer was given. It goes ahead of the answers themselves, and tells nothing of them. */
export const RaiseSafetyAlert = z.object({
  id: FactId,
  type: z.literal('raise-safety-alert'),
  appointment: AppointmentId,
  form: Canonical,
});

/** A person says: I take this. */
export const AcknowledgeAlert = z.object({ id: FactId, type: z.literal('acknowledge-alert'), alert: FactId });

/** A clinician reads what a patient answered for one visit. */
export const ReadForms = z.object({ id: FactId, type: z.literal('read-forms'), appointment: AppointmentId });
export const FormAnswers = z.object({
  installed: InstalledForm,
  response: z.record(z.string(), z.unknown()),
  answeredAt: Instant,
  done: z.boolean(),
});
export type FormAnswers = z.infer<typeof FormAnswers>;
