import { createHash } from 'node:crypto';
import type { SiteId, Source } from '../../shared/domain/ids.ts';
import { SlotId, slotMinutes } from '../../shared/domain/slots.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { NewSlot } from '../store/slots.ts';
import type { WriteScope } from '../store/store.ts';
import { readInstant, typeOf } from './appointment.ts';
import { nameLine } from './human-name.ts';
import { conceptText, cut, type Json, objectOf, objectsOf, textOf } from './json.ts';
import type { PractitionerNames } from './practitioner-names.ts';
import { readReference, type Target } from './reference.ts';
import type { ImportRefusal } from './refusal.ts';

export const isFree = (slot: Json): boolean => slot['status'] === 'free' && slot['overbooked'] !== true;

/** Start and whole minutes of a free FHIR R4 Slot. Both ends carry an offset: a local time without a place is not a moment. */
export function readSlotTimes(slot: Json): Result<{ readonly start: Instant; readonly minutes: number }, ImportRefusal> {
  const [start, end] = [readInstant(slot['start']), readInstant(slot['end'])];
  if (!start.ok || !end.ok) return err('slot-times-invalid');
  const minutes = Math.floor((Date.parse(end.value) - Date.parse(start.value)) / 60_000);
  return minutes >= slotMinutes.least && minutes <= slotMinutes.most ? ok({ start: start.value, minutes }) : err('slot-times-invalid');
}

export interface IncomingSlot {
  readonly source: Source;
  readonly body: Json;
}

interface Context {
  readonly tables: Pick<WriteScope, 'slots' | 'resources'>;
  readonly site: SiteId;
  readonly practitioners: PractitionerNames;
  /** Sources of schedules that references call by a urn. */
  readonly schedules: ReadonlyMap<string, Source>;
  readonly now: Date;
}

/**
 * Slots as the source says they are: free ones to come may be booked at a kiosk, all others may not, unless they were booked here already.
 * Whose a slot is, its Schedule says. @returns how many free ones have a schedule or practitioner that is not here, and are not offered
 */
export async function storeSlots(context: Context, incoming: readonly IncomingSlot[]): Promise<number> {
  const { tables, site, now } = context;
  const [offered, withdrawn]: [NewSlot[], SlotId[]] = [[], []];
  let unlinked = 0;
  for (const { source, body } of incoming) {
    const id = slotIdOf(source);
    const times = readSlotTimes(body);
    const whose =
      isFree(body) && times.ok && Date.parse(times.value.start) > now.getTime() ? await whoseIs({ source, body }, context) : 'nobody';
    if (whose === 'unlinked') unlinked += 1;
    if (typeof whose === 'string' || !times.ok) withdrawn.push(id);
    else offered.push({ id, site, ...times.value, ...whose });
  }
  await tables.slots.withdraw(withdrawn);
  await tables.slots.putImported(offered);
  return unlinked;
}

export const slotIdOf = ({ system, id }: Source): SlotId =>
  SlotId.parse(`i-${createHash('sha256').update(`${system}\0${id}`).digest('hex').slice(0, 40)}`);

type Whose = Pick<NewSlot, 'visitType' | 'practitioner'>;

/** `nobody`: the schedule is closed. A schedule of a place alone is everybody's; one of a person who is not known here must not become that. */
async function whoseIs({ source, body }: IncomingSlot, context: Context): Promise<Whose | 'nobody' | 'unlinked'> {
  const schedule = await scheduleOf({ source, body }, context);
  if (schedule === null) return 'unlinked';
  if (schedule.body['active'] === false) return 'nobody';
  const actors = objectsOf(schedule.body['actor']).map((actor) => ({ actor, target: readReference(actor, schedule.body) }));
  const people = actors.filter(({ target }) => ['Practitioner', 'PractitionerRole'].includes(typeOf(target) ?? ''));
  const names = await Promise.all(people.map(({ actor, target }) => nameOf({ actor, target, system: schedule.source.system }, context)));
  const practitioner = names.find((name) => name !== null) ?? null;
  if (practitioner === null && people.length > 0) return 'unlinked';
  return { practitioner: practitioner && cut(practitioner, 200), visitType: kindOf(body) ?? kindOf(schedule.body) };
}

async function scheduleOf({ source, body }: IncomingSlot, { tables, schedules }: Context): Promise<IncomingSlot | null> {
  const target = readReference(body['schedule'], body);
  if (target?.kind === 'local') return { source, body: target.resource };
  if (target?.kind !== 'id') return null;
  const named = schedules.get(target.id);
  for (const found of [{ system: target.system ?? source.system, id: target.id }, ...(named === undefined ? [] : [named])]) {
    const schedule = objectOf(await tables.resources.find('Schedule', found));
    if (schedule !== null) return { source: found, body: schedule };
  }
  return null;
}

interface Actor {
  readonly actor: Json;
  readonly target: Target | null;
  readonly system: string;
}

/** As appointments name the same person: by the record, of this import or an earlier one, else as the schedule says. */
async function nameOf({ actor, target, system }: Actor, { tables, practitioners, now }: Context): Promise<string | null> {
  const known = practitioners.find(target, now);
  if (known !== null) return known;
  const kept =
    target?.kind === 'id' ? await tables.resources.find('Practitioner', { system: target.system ?? system, id: target.id }) : null;
  return nameLine(objectOf(kept)?.['name'], now) ?? textOf(actor['display']);
}

/** By the words that an appointment's kind is read from. */
function kindOf(resource: Json): string | null {
  const text = [resource['appointmentType'], ...objectsOf(resource['serviceType'])].map(conceptText).find((one) => one !== null) ?? null;
  return text && cut(text, 200);
}
