import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';

/** FHIR R4 Appointment.status, the part a front desk works with. The only status list in Foyer. */
export const AppointmentStatus = z.enum(['booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow']);
export type AppointmentStatus = z.infer<typeof AppointmentStatus>;

const moves: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  booked: ['arrived', 'checked-in', 'cancelled', 'noshow'],
  arrived: ['checked-in', 'fulfilled', 'cancelled'],
  'checked-in': ['fulfilled', 'cancelled'],
  fulfilled: [],
  cancelled: [],
  noshow: ['arrived'],
};

/** May the status change so? Staying where it is, is not a move and is allowed, so a repeated fact does no harm. */
export function decideMove(from: AppointmentStatus, to: AppointmentStatus): Result<'move' | 'stay', 'not-expected'> {
  if (from === to) return ok('stay');
  return moves[from].includes(to) ? ok('move') : err('not-expected');
}

/** Here, or already through: a second arrival has nothing to add. */
export const isHere = (status: AppointmentStatus): boolean => status === 'arrived' || status === 'checked-in';
