import { z } from 'zod';
import { StaffId } from '../ids.ts';
import { Instant } from '../time.ts';
import { Canonical } from './installed-form.ts';

/** One version of a form that IT installed, as the manager who decides where it is asked sees it. */
export const OfferedForm = z.object({
  url: z.string(),
  canonical: Canonical,
  version: z.string(),
  title: z.string(),
  /** Screens it may need, see `screensOf`. */
  screens: z.number().int().positive(),
  /** BCP 47 tags. */
  languages: z.array(z.string()),
  /** It needs somebody who comes, see `offerable`. */
  safety: z.boolean(),
  installedAt: Instant,
  /** Of all its versions this one is asked; the others are older or were retired. */
  current: z.boolean(),
});
export type OfferedForm = z.infer<typeof OfferedForm>;

/** Who may be named to come to a safety answer. */
export const PossibleResponder = z.object({ staff: StaffId, name: z.string() });
export type PossibleResponder = z.infer<typeof PossibleResponder>;

/** What the forms part of a site's settings is chosen from. */
export const FormChoices = z.object({ forms: z.array(OfferedForm), clinicians: z.array(PossibleResponder) });
export type FormChoices = z.infer<typeof FormChoices>;
