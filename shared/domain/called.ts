import { err, ok, type Result } from '../result.ts';
import { isHere } from './appointment.ts';
import type { AnyAppointment } from './cached-appointment.ts';
import type { Instant } from './time.ts';

/** Called in: the wait is over, and how long it was is known. Saying so twice is no mistake; the first time stands. */
export function callIn<A extends AnyAppointment>(appointment: A, at: Instant): Result<A, 'not-expected'> {
  const { arrival, status } = appointment;
  if (arrival === null) return err('not-expected');
  if (status === 'fulfilled' && arrival.calledAt !== null) return ok(appointment);
  return isHere(status) ? ok({ ...appointment, status: 'fulfilled', arrival: { ...arrival, calledAt: at } }) : err('not-expected');
}

/** The wrong row was touched: the person waits again, at their old place in line. */
export function takeBackCall<A extends AnyAppointment>(appointment: A): Result<A, 'not-expected'> {
  const { arrival, status } = appointment;
  if (arrival !== null && isHere(status) && arrival.calledAt === null) return ok(appointment);
  if (arrival === null || arrival.calledAt === null || status !== 'fulfilled') return err('not-expected');
  return ok({ ...appointment, status: 'arrived', arrival: { ...arrival, calledAt: null } });
}
