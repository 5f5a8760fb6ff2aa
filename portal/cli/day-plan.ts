import type { PatientId } from '../../shared/domain/ids.ts';
import type { SiteSettings } from '../../shared/domain/site.ts';
import {
  type Instant,
  instantAt,
  instantOf,
  type LocalDate,
  msOf,
  plusDays,
  plusMinutes,
  type TimeZone,
} from '../../shared/domain/time.ts';
import { type Chance, chanceFrom } from './chance.ts';

export interface DayOrder {
  readonly site: string;
  readonly zone: TimeZone;
  readonly date: LocalDate;
  /** The site's opening hours, all weekdays. */
  readonly hours: SiteSettings['hours'];
  readonly count: number;
  /** Local `HH:MM`: visits from 75 minutes before to 105 after it, open or not, instead of over the day. */
  readonly around: string | null;
  readonly seed: string;
}

export interface Person {
  readonly id: PatientId;
  /** `undated`: alive and active, but without a whole birth date, so that only the desk can tell who it is. */
  readonly kind: 'adult' | 'minor' | 'undated' | 'deceased' | 'inactive';
}

export interface PlannedVisit {
  /** From 1, in order of start. */
  readonly number: number;
  readonly patient: PatientId;
  readonly practitioner: string | null;
  readonly start: Instant;
  readonly minutes: number;
  readonly visitType: string;
}

/**
 * A plausible clinic day: each person at most once, visits of 15 to 30 minutes side by side over the practitioners, a few children and a few
 * people whom only the desk may check in. The same order and people give the same day.
 */
export function planDay(
  order: DayOrder,
  { people, practitioners }: { readonly people: readonly Person[]; readonly practitioners: readonly string[] },
): readonly PlannedVisit[] {
  const chance = chanceFrom(`${order.seed}/${order.site}/${order.date}`);
  const invited = invite(people, order.count, chance);
  const slots = slotsOfDay(order, practitioners, invited.length, chance);
  return slots.map(({ practitioner, start, visit }, index) => {
    const person = invited[index] as Person;
    const visitType = person.kind === 'minor' ? (visit.forChildren ?? visit.type) : visit.type;
    return { number: index + 1, patient: person.id, practitioner, start, minutes: visit.minutes, visitType };
  });
}

/** Hours of that weekday, or, on a day the site is closed, of its first open day: a day that was asked for is made. */
export function openingOf(
  date: LocalDate,
  hours: SiteSettings['hours'],
): { readonly opens: string; readonly closes: string; readonly closed: boolean } {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  const today = hours.filter((row) => row.weekday === weekday);
  const rows = today.length > 0 ? today : hours.filter((row) => row.weekday === hours[0]?.weekday);
  const opens = rows.map((row) => row.opens).sort()[0] ?? '08:00';
  const closes =
    rows
      .map((row) => row.closes)
      .sort()
      .at(-1) ?? '17:00';
  return { opens, closes, closed: today.length === 0 };
}

const shares = { deceased: 0.04, inactive: 0.04, minor: 0.1, undated: 0.04 } as const;

/** Mostly adults; of each special kind a few where there are any; more of them only when adults run out. */
function invite(people: readonly Person[], count: number, chance: Chance): readonly Person[] {
  const of = (kind: Person['kind']) => chance.shuffle(people.filter((person) => person.kind === kind));
  const few = (kind: keyof typeof shares) => of(kind).slice(0, Math.max(1, Math.round(count * shares[kind])));
  const special = [...few('deceased'), ...few('inactive'), ...few('minor'), ...few('undated')].slice(0, Math.max(1, Math.floor(count / 4)));
  const chosen = [...special, ...of('adult').slice(0, count - special.length)];
  const left = [...of('minor'), ...of('undated')].filter((person) => !chosen.includes(person));
  return chance.shuffle([...chosen, ...left.slice(0, count - chosen.length)].slice(0, count));
}

interface Visit {
  readonly type: string;
  readonly minutes: number;
  readonly forChildren?: string;
}

const visits: readonly [Visit, ...Visit[]] = [
  { type: 'Follow-up', minutes: 15 },
  { type: 'Follow-up', minutes: 20 },
  { type: 'Check-up', minutes: 30, forChildren: "Child's check-up" },
  { type: 'New patient', minutes: 30 },
  { type: 'Blood test', minutes: 15 },
  { type: 'Vaccination', minutes: 15 },
  { type: 'Consultation', minutes: 20 },
];

interface Slot {
  readonly practitioner: string | null;
  readonly start: Instant;
  readonly visit: Visit;
}

/** Enough columns of visits for the day, thinned at random to what is needed, in order of start. */
function slotsOfDay(order: DayOrder, practitioners: readonly string[], needed: number, chance: Chance): readonly Slot[] {
  const [first, minutesOpen] = dayFrame(order);
  const staff = chance.shuffle(practitioners);
  const slots: Slot[] = [];
  for (let column = 0; slots.length < needed * 1.2; column += 1)
    slots.push(...columnOfDay(first, minutesOpen, staff[column] ?? null, chance));
  return chance
    .shuffle(slots)
    .slice(0, needed)
    .sort((a, b) => a.start.localeCompare(b.start) || (a.practitioner ?? '').localeCompare(b.practitioner ?? ''));
}

const fiveMinutes = 5 * 60_000;

/** When the first visit may start, and how many minutes visits may fill: at least half an hour, all of it on that day. */
function dayFrame({ zone, date, hours, around }: DayOrder): readonly [Instant, number] {
  const at = (clock: string) => msOf(instantAt(zone, date, clock));
  if (around !== null) {
    const latest = msOf(instantAt(zone, plusDays(date, 1), '00:00')) - 180 * 60_000;
    const wanted = Math.floor(at(around) / fiveMinutes) * fiveMinutes - 75 * 60_000;
    return [instantOf(Math.max(at('00:00'), Math.min(wanted, latest))), 180];
  }
  const { opens, closes } = openingOf(date, hours);
  return [instantOf(at(opens)), Math.max(30, (at(closes) - at(opens)) / 60_000)];
}

function columnOfDay(first: Instant, minutesOpen: number, practitioner: string | null, chance: Chance): readonly Slot[] {
  const slots: Slot[] = [];
  for (let at = 5 * chance.below(4); ; ) {
    const visit = chance.pick(visits);
    if (at + visit.minutes > minutesOpen) return slots;
    slots.push({ practitioner, start: plusMinutes(first, at), visit });
    at += visit.minutes + (chance.below(4) === 0 ? 5 * (1 + chance.below(6)) : 0);
  }
}
