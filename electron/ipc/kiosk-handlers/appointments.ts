import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { appointmentMethods } from '../../../shared/ipc/kiosk/appointments.ts';
import type { kioskContract } from '../../../shared/ipc/kiosk.ts';
import {
  askAboutTime,
  cancelAppointment,
  freeTimes,
  holdTime,
  keepAppointment,
  myAppointments,
  releaseTime,
  takeTime,
} from '../../usecases/appointments.ts';
import type { KioskDeps } from '../../usecases/kiosk-deps.ts';
import { said } from '../said.ts';

/** One's own appointments at a kiosk in service. */
export const appointmentHandlers = (deps: KioskDeps): Pick<Handlers<typeof kioskContract>, keyof typeof appointmentMethods> => ({
  myAppointments: async () => said(await myAppointments(deps)),
  freeTimes: async (input) => said(await freeTimes(deps)(input)),
  holdTime: async (input) => said(await holdTime(deps)(input)),
  releaseTime: () => said(releaseTime(deps)),
  takeTime: async () => said(await takeTime(deps)),
  cancelAppointment: async (input) => said(await cancelAppointment(deps)(input)),
  keepAppointment: async () => said(await keepAppointment(deps)),
  askAboutTime: (input) => said(askAboutTime(deps)(input)),
});
