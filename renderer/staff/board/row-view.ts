import { type AppointmentStatus, isHere } from '../../../shared/domain/appointment.ts';
import { clockIn, dayIn, type Instant, minutesFrom, type TimeZone } from '../../../shared/domain/time.ts';
import { minutesOver } from '../../../shared/domain/wait-range.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import type { StaffWords } from '../words/catalogue.ts';
import { waitOf } from '../words/lengths.ts';

/** One drawn shape per state, so that colour is never the only sign. */
export type Shape = AppointmentStatus | 'overdue' | 'care' | 'help' | 'number' | 'parked';

export interface When {
  readonly now: Instant;
  readonly zone: TimeZone;
}

export interface RowView {
  readonly shape: Shape;
  readonly state: string;
  readonly name: string;
  /** The number people here are called by; the time of those who are not. */
  readonly lead: string;
  /** Practitioner and kind of visit, and the time where it does not lead. */
  readonly line: string;
  /** A wait, how long until the start, or how late; empty when finished. */
  readonly wait: string;
  /** Half an hour or more in the room, or past the start. */
  readonly long: boolean;
  readonly changes: string;
  /** What they were told at the kiosk, and by how much it is over; empty when nothing was promised or the wait is over. */
  readonly told: string;
  /** The wait is longer than was told. */
  readonly over: boolean;
  /** What a patient did with this time at a kiosk, and where. */
  readonly rebooked: string;
  /** What is to be done about forms; only of those who are here. */
  readonly forms: string;
}

const longWaitMinutes = 30;

/** A row of the lanes as it is read: pure, so that every state can be listed in a test. */
export function viewRow(row: BoardRow, { now, zone }: When, words: StaffWords): RowView {
  const { board, common } = words;
  const late = minutesFrom(row.start, now);
  const overdue = row.status === 'booked' && late >= 1;
  const here = isHere(row.status);
  const time = clockIn(zone, row.start);
  return {
    shape: row.needsCare ? 'care' : overdue ? 'overdue' : row.status,
    state: row.needsCare ? board.careShort : board.statuses[row.status],
    name: row.name ?? common.noName,
    lead: here ? (row.ticket ?? board.noNumber) : time,
    line: [here ? time : null, row.practitioner ?? board.noPractitioner, row.visitType].filter((part) => part !== null).join(' · '),
    wait: waitText(row, now, words),
    long: waitedMinutes(row, now) >= longWaitMinutes || overdue,
    changes: row.openChanges === 0 ? '' : board.openChanges(row.openChanges),
    forms: here && row.tier !== 'D' && row.forms !== 'none' ? words.forms.short[row.forms] : '',
    ...toldView(row, now, words),
    rebooked: row.rebooked === null ? '' : rebookedInWords(row.rebooked, zone, words),
  };
}

/** Minutes in the room; 0 for anyone who is not waiting. A clock put back never gives less than 0. */
export const waitedMinutes = ({ status, waitingSince }: BoardRow, now: Instant): number =>
  waitingSince === null || !isHere(status) ? 0 : Math.max(0, minutesFrom(waitingSince, now));

function toldView({ told, arrivedAt, status }: BoardRow, now: Instant, { board }: StaffWords): Pick<RowView, 'told' | 'over'> {
  if (told === null || arrivedAt === null || !isHere(status)) return { told: '', over: false };
  const over = minutesOver(told, arrivedAt, now);
  return over === 0
    ? { told: board.told(told.from, told.to), over: false }
    : { told: board.toldOver(told.from, told.to, over), over: true };
}

/** Short for the row; the day is said because the other time is rarely today. */
export function rebookedInWords(
  { how, by, where, other }: NonNullable<BoardRow['rebooked']>,
  zone: TimeZone,
  { board }: StaffWords,
): string {
  const when = other === null ? '' : `${dayIn(zone, other)} ${clockIn(zone, other)}`;
  return board.rebooked[by][how](when, where);
}

function waitText(row: BoardRow, now: Instant, words: StaffWords): string {
  if (isHere(row.status)) return row.waitingSince === null ? '' : waitOf(waitedMinutes(row, now), words);
  if (row.status !== 'booked') return '';
  const until = minutesFrom(now, row.start);
  if (until <= -1) return words.board.overdue(waitOf(-until, words));
  return until < 1 ? words.time.now : words.board.inTime(waitOf(until, words));
}
