import { type FormsState, formsOfVisit, formsStateOf, type VisitForm } from '../../shared/domain/forms/due.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import type { FormLine } from '../store/forms.ts';
import type { ReadScope } from '../store/store.ts';

/** What each of these visits asks for, found with one look at the answers. */
export async function formsOfVisits(
  tx: ReadScope,
  { settings: { forms: rules } }: Site,
  appointments: readonly PortalAppointment[],
): Promise<(appointment: PortalAppointment) => readonly VisitForm[]> {
  if (rules.length === 0) return () => [];
  const offered = await tx.forms.offered();
  const lines = await tx.formResponses.linesOf(appointments.map(({ patient }) => patient.id));
  const ofPatient = Map.groupBy(lines, ({ patient }) => patient);
  return ({ id, patient, visitType, practitioner, start }) =>
    formsOfVisit({ visitType, practitioner, start }, rules, {
      offered,
      answered: (ofPatient.get(patient.id) ?? []).map(({ appointment, url, completedAt }) => ({
        url,
        completedAt,
        thisVisit: appointment === id,
      })),
    });
}

/** Forms that visits at this site may ask for now: what a kiosk must know to show them. */
export async function formsOfSite(tx: ReadScope, { settings: { forms: rules } }: Site): Promise<readonly FormLine[]> {
  if (rules.length === 0) return [];
  const asked = new Set(rules.map(({ form }) => form));
  return (await tx.forms.offered()).filter(({ url }) => asked.has(url));
}

export const shownState = (forms: readonly VisitForm[], { settings }: Site): FormsState =>
  formsStateOf(forms, settings.policy.kiosk.screensAfterArrival);
