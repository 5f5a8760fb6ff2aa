import { z } from 'zod';
import { Identified } from '../../../shared/ipc/kiosk/identified.ts';
import { type MadeClinic, secretsOf } from './clinic.ts';
import type { Entry } from './entries.ts';

const Refused = z.strictObject({ ok: z.literal(false), error: z.enum(['malformed', 'visit-over', 'not-allowed']) });
const Answered = z.strictObject({ ok: z.literal(true), value: z.union(Identified.options.map((option) => z.strictObject(option.shape))) });
const Answer = z.union([Refused, Answered]);
type Answer = z.infer<typeof Answer>;

/** Kinds that only somebody who named a person rightly and fully may be given. */
const forWholeMatches: ReadonlySet<string> = new Set(['arrived', 'choose', 'handed-off']);

/** Looks at every answer: is it one of the contract's, does it fit what was entered, and whose data is in it? */
export function createJudge(clinic: MadeClinic) {
  const failures: string[] = [];
  const kinds: Record<string, number> = {};
  const refusals = new Set<string>();
  const everybody = [
    ...clinic.booked,
    ...clinic.second.map((appointment) => ({ appointment, person: personOf(clinic, appointment.patient.id) })),
  ];
  const secrets = everybody.flatMap((one) => secretsOf(one).map((text) => ({ text, id: one.person.id })));
  let pauses = new Set<string>();
  const sends = new Set<string>();

  const fail = (entry: Entry, what: string): void => {
    if (failures.length < 200) failures.push(`${entry.cause}: ${what}`);
  };

  function tells(entry: Entry, answer: unknown, mayTell: readonly string[] = []): void {
    const text = JSON.stringify(answer);
    for (const secret of secrets)
      if (text.includes(secret.text) && !mayTell.some((own) => own.includes(secret.text))) fail(entry, `told of ${secret.id}`);
  }

  function parsed(entry: Entry, answer: unknown): Answer | null {
    const known = Answer.safeParse(answer);
    if (!known.success) fail(entry, `the answer is none of the contract's: ${JSON.stringify(answer).slice(0, 200)}`);
    return known.success ? known.data : null;
  }

  /** Answers whether it was the uniform refusal. */
  function answered(entry: Entry, answer: unknown): boolean {
    const known = parsed(entry, answer);
    tells(entry, answer);
    if (known === null) return false;
    const kind = known.ok ? known.value.kind : known.error;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (!known.ok && entry.cause !== 'not-a-question' && entry.cause !== 'strange-text') fail(entry, `a well-formed question was ${kind}`);
    if (entry.cause === 'not-a-question' && known.ok) fail(entry, `it was taken for a question and answered ${kind}`);
    // A used letter with the right date only says that its patient is here already.
    const onlySaysHere = entry.cause === 'letter-used' && known.ok && known.value.kind === 'arrived' && known.value.alreadyHere;
    if (known.ok && forWholeMatches.has(kind) && entry.whose === null && entry.cause !== 'right-elsewhere' && !onlySaysHere)
      fail(entry, `was let in as ${kind}`);
    if (known.ok && known.value.kind === 'choose') oneOwnList(entry, known.value.starts);
    if (kind !== 'not-matched' || !known.ok || !('deskNumber' in known.value)) return false;
    if (entry.whose !== null && entry.method !== 'identifyByName') fail(entry, 'a whole match was refused');
    refusals.add(JSON.stringify(answer).replace(/"[A-Z]\d+"/, '"NUMBER"'));
    return true;
  }

  /** The one list there is: the times of the person's own appointments, and nothing else of them. */
  function oneOwnList(entry: Entry, starts: readonly string[]): void {
    const own = clinic.appointments.filter(({ patient }) => patient.id === entry.whose?.person.id).map(({ start }) => String(start));
    if (starts.length > own.length || !starts.every((start) => own.includes(start))) fail(entry, 'a list held what is not theirs');
  }

  return {
    failures,
    answered,
    /** Asking for a code is answered in one form, whoever is asked for. */
    sent(entry: Entry, answer: unknown): boolean {
      tells(entry, answer);
      const form = JSON.stringify(answer);
      if (entry.cause === 'strange-text' && form === '{"ok":false,"error":"malformed"}') return false;
      sends.add(form);
      return true;
    },
    asksFirstName: (answer: unknown): boolean => JSON.stringify(answer) === '{"ok":true,"value":{"kind":"ask-first-name"}}',
    chose(entry: Entry, answer: unknown): void {
      const known = parsed(entry, answer);
      tells(entry, answer);
      if (known?.ok && entry.whose === null) fail(entry, 'chose among what was not offered');
    },
    /** Only a whole match by number opens details, and only its own. */
    sawDetails(entry: Entry, details: unknown, revealed: unknown): void {
      const opened = JSON.stringify(details).startsWith('{"ok":true');
      if (opened && (entry.whose === null || entry.method === 'identifyByName')) fail(entry, 'saw details');
      tells(entry, details);
      tells(entry, revealed, entry.whose === null || !opened ? [] : [entry.whose.person.phone]);
    },
    paused(answer: unknown): void {
      const shape = JSON.stringify(answer).replace(/"[A-Z]\d+"/, '"NUMBER"');
      pauses = pauses.add(shape.replace(/"seconds":\d+/, '"seconds":SECONDS'));
      kinds['pause'] = (kinds['pause'] ?? 0) + 1;
      if (pauses.size > 1 || !shape.includes('"kind":"pause"')) failures.push(`after too many tries: ${[...pauses].join(' and ')}`);
    },
    bugs(all: readonly string[]): void {
      failures.push(...all.map((bug) => `a bug: ${bug}`));
    },
    details() {
      if (refusals.size !== 1) failures.push(`refusals differ: ${[...refusals].join(' ')}`);
      if (sends.size > 1) failures.push(`answers to asking for a code differ: ${[...sends].join(' ')}`);
      return { kinds, refusalForms: [...refusals], sendForms: [...sends], secretsLookedFor: secrets.length };
    },
  };
}
export type Judge = ReturnType<typeof createJudge>;

function personOf({ booked }: MadeClinic, id: string) {
  const found = booked.find(({ person }) => person.id === id);
  if (!found) throw new Error(`nobody is ${id}`);
  return found.person;
}
