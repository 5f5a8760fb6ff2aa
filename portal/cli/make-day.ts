import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type BookingCode, bookingCodeFrom } from '../../shared/domain/booking-code.ts';
import { AppointmentId } from '../../shared/domain/ids.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import { freeCode } from '../import/appointment-store.ts';
import type { NewAppointment, PortalAppointment } from '../store/appointments.ts';
import type { WriteScope } from '../store/store.ts';
import { randomSeed, seededBytes } from './chance.ts';
import { byAdmin, type FoundSite } from './command.ts';
import { dayPeople } from './day-people.ts';
import { type PlannedVisit, planDay } from './day-plan.ts';

export interface DayRequest {
  readonly date: LocalDate;
  readonly count: number;
  readonly around: string | null;
  /** Null: by chance, and booking codes from the system's random source. */
  readonly seed: string | null;
  /** Cancels what is still booked of an earlier made day, and makes it anew. */
  readonly replace: boolean;
}

export interface MadeDay {
  readonly appointments: readonly PortalAppointment[];
  /** `made` now, `kept` as it was, or `none` where there is nobody to invite. */
  readonly outcome: 'made' | 'kept' | 'none';
  /** The day that stands was made with another seed or count. */
  readonly differs: boolean;
}

/** What was made for one site and date, kept so that asking again changes nothing. */
const MadeRecord = z.object({ seed: z.string().nullable(), count: z.number(), generation: z.number(), ids: z.array(AppointmentId) });

/** Makes a day of appointments once. The same site and date again is the same day, unless a new one is asked for. */
export async function makeDay(scope: WriteScope, { site }: FoundSite, request: DayRequest): Promise<MadeDay> {
  const { resources, appointments, audit } = scope;
  const record = { type: 'MadeDay', source: { system: 'foyer', id: `${site.id}/${request.date}` }, patient: null };
  const old = MadeRecord.safeParse(await resources.find(record.type, record.source)).data ?? null;
  if (old && !request.replace) {
    const differs = (request.seed !== null && request.seed !== old.seed) || request.count !== old.count;
    return { appointments: byStart(await appointments.findMany(old.ids)), outcome: 'kept', differs };
  }
  const generation = (old?.generation ?? 0) + 1;
  for (const gone of await appointments.findMany(old?.ids ?? [])) {
    if (gone.status === 'booked') await appointments.saveProgress({ ...gone, status: 'cancelled' });
  }
  const visits = await plannedVisits(scope, site, request, generation);
  if (visits.length === 0) return { appointments: [], outcome: 'none', differs: false };
  const added = await withCodes(scope, visits, { site: site.id, request, generation });
  await appointments.addMany(added);
  const ids = added.map(({ id }) => id);
  await resources.putMany([{ ...record, body: { seed: request.seed, count: request.count, generation, ids } }]);
  audit({ actor: byAdmin, action: 'day-make', subject: `Location/${site.id}`, detail: { date: request.date, appointments: ids.length } });
  return { appointments: byStart(await appointments.findMany(ids)), outcome: 'made', differs: false };
}

async function plannedVisits(scope: WriteScope, site: FoundSite['site'], { date, count, around, seed }: DayRequest, generation: number) {
  const drawn = await dayPeople(scope, date, new Date(scope.now));
  const order = {
    site: site.id,
    zone: site.zone,
    date,
    hours: site.settings.hours,
    count,
    around,
    seed: seed === null ? randomSeed() : `${seed}/${generation}`,
  };
  return planDay(order, drawn);
}

interface DayPlace {
  readonly site: NewAppointment['site'];
  readonly request: DayRequest;
  readonly generation: number;
}

async function withCodes(
  { appointments }: WriteScope,
  visits: readonly PlannedVisit[],
  { site, request, generation }: DayPlace,
): Promise<readonly NewAppointment[]> {
  const { seed, date } = request;
  const taken = new Set<BookingCode>();
  const added: NewAppointment[] = [];
  for (const { number, ...visit } of visits) {
    const place = `${site}/${date}/${generation}/${number}`;
    const bookingCode = seed === null ? await freeCode(appointments, taken) : await seededCode(appointments, taken, `${seed}/${place}`);
    taken.add(bookingCode);
    const id = AppointmentId.parse(`d-${createHash('sha256').update(place).digest('hex').slice(0, 40)}`);
    added.push({ ...visit, id, site, status: 'booked', bookingCode });
  }
  return added;
}

/** From the seed, for demonstrations and tests that must repeat; the next try when somebody has that code. */
async function seededCode(appointments: WriteScope['appointments'], taken: ReadonlySet<BookingCode>, seed: string): Promise<BookingCode> {
  for (let tries = 0; ; tries += 1) {
    const code = bookingCodeFrom(seededBytes(`booking-code/${seed}/${tries}`));
    if (!taken.has(code) && (await appointments.isCodeFree(code))) return code;
  }
}

const byStart = (appointments: readonly PortalAppointment[]) =>
  appointments.toSorted((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
