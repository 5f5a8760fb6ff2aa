import type { AppointmentLine } from '../../../shared/ipc/kiosk/appointments.ts';

/** Which screen of the appointments is shown. `appointment` is a place in the list; null for a follow-up. */
export type Shown =
  | { readonly at: 'looking' }
  | { readonly at: 'list'; readonly page: number }
  | { readonly at: 'one'; readonly position: number }
  | { readonly at: 'days'; readonly appointment: number | null; readonly page: number }
  | { readonly at: 'times'; readonly appointment: number | null; readonly day: string; readonly page: number }
  | { readonly at: 'check'; readonly appointment: number | null; readonly day: string; readonly page: number; readonly time: number }
  | { readonly at: 'cancel'; readonly position: number }
  | { readonly at: 'told'; readonly what: 'moved' | 'booked' | 'cancelled' | 'stays'; readonly when: string }
  | { readonly at: 'desk'; readonly deskNumber: string }
  | { readonly at: 'offline' };

/** What is known of one's appointments in this visit; gone with it. */
export interface Looking {
  readonly shown: Shown;
  readonly appointments: readonly AppointmentLine[];
  readonly mayBook: boolean;
  /** Free times by the place main knows them by; null where somebody else took one. */
  readonly starts: readonly (string | null)[];
  readonly heldUntil: string | null;
  readonly problem: 'taken' | 'none-free' | null;
}

export const notLooked: Looking = {
  shown: { at: 'looking' },
  appointments: [],
  mayBook: false,
  starts: [],
  heldUntil: null,
  problem: null,
};

/** One page of a list that never scrolls. */
export function pageOf<T>(all: readonly T[], page: number, size: number): { readonly rows: readonly T[]; readonly more: boolean } {
  const from = page * size;
  return { rows: all.slice(from, from + size), more: all.length > from + size };
}

/** The free times by day at the site, in order. @param dayOf the calendar day of an instant */
export function daysOf(
  starts: Looking['starts'],
  dayOf: (start: string) => string,
): readonly {
  readonly day: string;
  readonly first: string;
  readonly times: readonly { readonly time: number; readonly start: string }[];
}[] {
  const days = new Map<string, { time: number; start: string }[]>();
  starts.forEach((start, time) => {
    if (start === null) return;
    const day = dayOf(start);
    days.set(day, [...(days.get(day) ?? []), { time, start }]);
  });
  return [...days].map(([day, times]) => ({ day, first: times[0]?.start ?? '', times }));
}
