import { z } from 'zod';
import { clockIn, dayIn, LocalDate } from '../../shared/domain/time.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { PortalAppointment } from '../store/appointments.ts';
import { type Answer, type Command, type Desk, type FoundSite, findSite, type Problem, problem } from './command.ts';
import { organisationFlag, siteFlag } from './common-flags.ts';
import { openingOf } from './day-plan.ts';
import type { Typed } from './grammar.ts';
import { type DayRequest, type MadeDay, makeDay } from './make-day.ts';
import { holds, writePrivateFile } from './private-file.ts';

export const dayMake: Command = {
  noun: 'day',
  verb: 'make',
  summary: 'make a plausible day of appointments from the imported patients, each with a booking code',
  flags: [
    siteFlag,
    { name: 'date', value: 'DATE', help: 'YYYY-MM-DD at the site; today otherwise' },
    { name: 'seed', value: 'TEXT', help: 'the same seed and data give the same day and codes; for demonstrations and tests' },
    { name: 'count', value: 'N', help: 'how many appointments, 1 to 500; 40 otherwise' },
    { name: 'around', value: 'HH:MM', help: 'near this local time instead of over the opening hours' },
    { name: 'replace', value: null, help: 'cancel what is still booked of a day made before, and make it anew' },
    { name: 'codes-to', value: 'FILE', help: 'write the booking codes to a file only this user may read' },
    { name: 'with-identities', value: null, help: 'add names, birth dates and phones to that file; for demonstrations and tests' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const found = await findSite(desk, typed);
    if (!found.ok) return found;
    const request = readDayRequest(typed, dayIn(found.value.site.zone, desk.now()));
    if (!request.ok) return request;
    return makeDayAt(desk, found.value, { ...request.value, codesTo: typed.one('codes-to'), withIdentities: typed.has('with-identities') });
  },
};

export const defaultCount = 40;

function readDayRequest(typed: Typed, today: LocalDate): Result<DayRequest, Problem> {
  const date = LocalDate.safeParse(typed.one('date') ?? today);
  if (!date.success) return problem('usage', `"${typed.one('date')}" is not a date. Write it as YYYY-MM-DD.`);
  const count = Number(typed.one('count') ?? defaultCount);
  if (!Number.isInteger(count) || count < 1 || count > 500) return problem('usage', '--count is a whole number from 1 to 500.');
  const around = typed.one('around');
  if (around !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(around))
    return problem('usage', `"${around}" is not a time. Write it as HH:MM, for example 09:30.`);
  if (typed.has('with-identities') && !typed.has('codes-to')) return problem('usage', '--with-identities needs --codes-to FILE.');
  return ok({ date: date.data, count, around, seed: typed.one('seed'), replace: typed.has('replace') });
}

export interface DayOrder extends DayRequest {
  readonly codesTo: string | null;
  readonly withIdentities: boolean;
}

export async function makeDayAt(desk: Desk, at: FoundSite, order: DayOrder): Promise<Result<Answer, Problem>> {
  const day = await desk.write(at.tenant, (scope) => makeDay(scope, at, order));
  if (day.outcome === 'none') return problem('data', 'There are no patients to invite. Import some first: data import DIR');
  if (order.codesTo !== null && !desk.dryRun) {
    const codes = day.appointments.filter(({ status }) => status === 'booked').map((one) => codeEntry(one, order.withIdentities));
    const written = writePrivateFile(
      order.codesTo,
      `${JSON.stringify(codes, null, 1)}\n`,
      holds((old) => CodesFile.safeParse(old).success),
    );
    if (!written.ok) return written;
  }
  const json = { appointments: day.appointments.length, date: order.date, site: at.site.id, outcome: day.outcome };
  return ok({ json, lines: linesOf(day, at, order) });
}

const CodesFile = z.array(z.looseObject({ appointmentId: z.string(), bookingCode: z.string() }));

function codeEntry({ id, bookingCode, start, patient }: PortalAppointment, withIdentities: boolean) {
  const entry = { appointmentId: id, bookingCode, start, patientId: patient.id };
  if (!withIdentities) return entry;
  const { name, birthDate, phones, address, deceased, inactive } = patient;
  const identity = { family: name.family, given: name.given[0] ?? null, text: name.text, formerFamily: name.formerFamily, birthDate };
  return { ...entry, ...identity, phone: phones[0] ?? null, postalCode: address?.postalCode || null, deceased, inactive };
}

function linesOf({ appointments, outcome, differs }: MadeDay, { site }: FoundSite, { date, around, codesTo }: DayOrder): readonly string[] {
  const [first, last] = [appointments[0], appointments.at(-1)];
  const span = first && last ? ` from ${clockIn(site.zone, first.start)} to ${clockIn(site.zone, last.start)}` : '';
  return [
    outcome === 'made'
      ? `${appointments.length} appointments made at ${site.id} on ${date}${span}.`
      : `${date} at ${site.id} was made before: ${appointments.length} appointments${span}. Nothing changed.`,
    ...(differs ? ['It was made with another seed or count; --replace makes it anew.'] : []),
    ...(outcome === 'made' && around === null && openingOf(date, site.settings.hours).closed
      ? ["The site is closed that day; its first open weekday's hours were used."]
      : []),
    ...(codesTo === null ? [] : [`Booking codes are in ${codesTo}.`]),
  ];
}
