import type { AppointmentId } from '../../shared/domain/ids.ts';
import type { NewAppointment } from './appointments.ts';
import type { Scope } from './scope.ts';

/** What a source may say anew about an appointment, besides when and where it is. */
export type Retold = Pick<NewAppointment, 'site' | 'patient' | 'minutes' | 'visitType' | 'practitioner'>;

export function createAppointmentDetails({ trx, tenant, seal, changed }: Scope) {
  return {
    save: async (id: AppointmentId, { site, patient, minutes, visitType, practitioner }: Retold): Promise<void> => {
      const details = seal('appointment', id, 'details', { visitType, practitioner });
      await trx.updateTable('appointment').set({ patient, minutes, details }).where('tenant', '=', tenant).where('id', '=', id).execute();
      changed('appointment', id, site);
    },
  };
}
