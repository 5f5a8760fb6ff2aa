import { slotMinutes } from '../../shared/domain/slots.ts';
import { clockIn, dayIn, instantAt, LocalDate, plusDays } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import { byAdmin, type Command, type Desk, type FoundSite, findSite, type Problem, problem } from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';
import { dayPeople } from './day-people.ts';
import type { Typed } from './grammar.ts';
import { planSlots } from './slot-plan.ts';

const mostDays = 370;

export const slotsMake: Command = {
  noun: 'slots',
  verb: 'make',
  summary: 'make free times that patients may book at a kiosk, over the opening hours',
  flags: [
    siteFlag,
    { name: 'from', value: 'DATE', help: 'YYYY-MM-DD at the site; tomorrow otherwise' },
    { name: 'to', value: 'DATE', help: 'the last day; two weeks after the first otherwise' },
    { name: 'minutes', value: 'N', help: 'how long each is, 5 to 240; 30 otherwise' },
    { name: 'practitioner', value: 'NAME', help: 'with whom, as imported; may be repeated; everybody imported otherwise', many: true },
    { name: 'kind', value: 'TEXT', help: 'only for visits of this kind; for every kind otherwise' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const days = readDays(typed, found.value, dayIn(found.value.site.zone, desk.now()));
    if (!days.ok) return days;
    const minutes = Number(typed.one('minutes') ?? 30);
    if (!Number.isInteger(minutes) || minutes < slotMinutes.least || minutes > slotMinutes.most)
      return problem('usage', '--minutes is a whole number from 5 to 240.');
    const made = await makeSlots(desk, found.value, {
      ...days.value,
      minutes,
      practitioners: typed.many('practitioner'),
      visitType: typed.one('kind')?.trim() || null,
    });
    if (made === null)
      return problem(
        'usage',
        `More than ${mostAtOnce} times would be made at once. Name whose they are with --practitioner, or fewer days.`,
      );
    return ok({
      json: { site: found.value.site.id, made, ...days.value },
      lines: [`${made} free times made at ${found.value.site.id} from ${days.value.from} to ${days.value.to}. Those that were there stay.`],
    });
  },
};

export const slotsList: Command = {
  noun: 'slots',
  verb: 'list',
  summary: 'count the times of each day: free, kept for somebody who is choosing, and booked',
  flags: [
    siteFlag,
    { name: 'from', value: 'DATE', help: 'YYYY-MM-DD at the site; tomorrow otherwise' },
    { name: 'to', value: 'DATE', help: 'the last day; two weeks after the first otherwise' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const { tenant, site } = found.value;
    const days = readDays(typed, found.value, dayIn(site.zone, desk.now()));
    if (!days.ok) return days;
    const window = { from: instantAt(site.zone, days.value.from, '00:00'), to: instantAt(site.zone, plusDays(days.value.to, 1), '00:00') };
    const slots = await desk.store.read(tenant, (tx) => tx.slots.between(site.id, window));
    const counts = new Map<LocalDate, { free: number; held: number; booked: number; first: string; last: string }>();
    for (const { start, booked, heldUntil } of slots) {
      const clock = clockIn(site.zone, start);
      const day = counts.get(dayIn(site.zone, start)) ?? { free: 0, held: 0, booked: 0, first: clock, last: clock };
      day[booked ? 'booked' : heldUntil !== null && heldUntil > desk.now() ? 'held' : 'free'] += 1;
      counts.set(dayIn(site.zone, start), { ...day, last: clock });
    }
    const list = [...counts].map(([date, count]) => ({ date, ...count }));
    const line = ({ date, free, held, booked, first, last }: (typeof list)[number]) =>
      `${date}  ${first} to ${last}  ${free} free, ${held} kept, ${booked} booked`;
    return ok({
      json: { site: site.id, days: list },
      lines: list.length === 0 ? ['There are no times there. Make some: slots make'] : list.map(line),
    });
  },
};

function readDays(
  typed: Typed,
  { site }: FoundSite,
  today: LocalDate,
): Result<{ readonly from: LocalDate; readonly to: LocalDate }, Problem> {
  const from = LocalDate.safeParse(typed.one('from') ?? plusDays(today, 1));
  if (!from.success) return problem('usage', `"${typed.one('from')}" is not a date. Write it as YYYY-MM-DD.`);
  const to = LocalDate.safeParse(typed.one('to') ?? plusDays(from.data, 13));
  if (!to.success) return problem('usage', `"${typed.one('to')}" is not a date. Write it as YYYY-MM-DD.`);
  if (to.data < from.data || to.data > plusDays(from.data, mostDays))
    return problem('usage', `--to is a day after --from, at most ${mostDays} days later, at ${site.id}.`);
  return ok({ from: from.data, to: to.data });
}

export interface SlotsWanted {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly minutes: number;
  /** Empty: everybody imported, or, where nobody is, times without a person. */
  readonly practitioners: readonly string[];
  readonly visitType: string | null;
}

/** More is a slip of the hand: ten practitioners have about as many half hours in a year. */
const mostAtOnce = 50_000;

/** Answers how many are new; null when it would be far too many. */
export const makeSlots = (desk: Desk, { tenant, site }: FoundSite, wanted: SlotsWanted): Promise<number | null> =>
  desk.write(tenant, async (tx) => {
    const known =
      wanted.practitioners.length > 0 ? wanted.practitioners : (await dayPeople(tx, wanted.from, new Date(tx.now))).practitioners;
    const practitioners = known.length > 0 ? known : [null];
    const planned = planSlots({ site: site.id, zone: site.zone, hours: site.settings.hours, ...wanted, practitioners });
    if (planned.length > mostAtOnce) return null;
    const made = await tx.slots.addMany(planned);
    if (made > 0)
      tx.audit({ actor: byAdmin, action: 'slot-make', subject: `Location/${site.id}`, detail: { from: wanted.from, to: wanted.to, made } });
    return made;
  });
