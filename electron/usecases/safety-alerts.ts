import type { StaffRole } from '../../shared/domain/access.ts';
import { decideAlert } from '../../shared/domain/forms/safety-alert.ts';
import type { FactId } from '../../shared/domain/ids.ts';
import { displayName } from '../../shared/domain/patient.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { ConsoleStore } from '../store/store.ts';
import { trueNow } from './kiosk-deps.ts';
import { ask, type PortalActDeps } from './portal-acts.ts';

/** The alerts this role sees now: a clinician with the name, the desk after a while with the ticket alone. */
export function alertsFor(store: ConsoleStore, role: StaffRole | null) {
  if (role === null) return [];
  const { escalateSeconds } = (store.site.current()?.settings.policy ?? defaultPolicy).forms;
  const now = trueNow(store);
  return store.safetyAlerts.all().flatMap((alert) => {
    const view = decideAlert(alert, role, { now, escalateSeconds });
    if (view === null) return [];
    const { id, appointment, ticket, raisedAt } = alert;
    const patient = view === 'answer' ? store.appointments.find(appointment)?.patient : undefined;
    return [{ alert: id, view, ticket, name: patient === undefined ? null : displayName(patient.name), raisedAt }];
  });
}

/** "I take this." */
export const takeAlert =
  (deps: PortalActDeps) =>
  ({ alert }: { readonly alert: FactId }) =>
    ask(deps, { id: deps.newId(), type: 'acknowledge-alert', alert });
