import type { SiteId, Source } from '../../shared/domain/ids.ts';
import { claimCoverages, claimType } from './claim-coverage.ts';
import { containedPatients, type Draft, readDraft, roundOf } from './draft.ts';
import type { InputFile, Listing } from './input-files.ts';
import { createPatientIndex, type PatientIndex } from './patient-index.ts';
import { createPractitionerNames, type PractitionerNames } from './practitioner-names.ts';
import { type Found, type Place, readRecords } from './records.ts';
import { createSeen } from './seen.ts';
import { type Entry, type ImportTables, storeNamed, storeReferring } from './store-batch.ts';
import { createTally, type ImportReport, type Refusal, type Tally } from './tally.ts';

export interface ImportJob {
  readonly input: Listing;
  /** Runs one batch in one transaction. */
  readonly write: <T>(work: (tables: ImportTables) => Promise<T>) => Promise<T>;
  /** Where imported appointments take place; null when the clinic has several sites and none was named. */
  readonly site: SiteId | null;
  readonly now: Date;
  readonly onRefusal?: (refusal: Refusal) => void;
  /** Bytes of the input read so far, and in all; some files are read twice. */
  readonly onProgress?: (done: number, total: number) => void;
}

interface Run {
  readonly job: ImportJob;
  readonly tally: Tally;
  readonly patients: PatientIndex;
  readonly practitioners: PractitionerNames;
  readonly schedules: Map<string, Source>;
  readonly seen: ReturnType<typeof createSeen>;
}

type Round = 'named' | 'referring';

const batchRecords = 400;
const batchCharacters = 8 * 1024 * 1024;

/**
 * Imports FHIR R4 files: first what others refer to (patients, practitioners, organisations), then the rest, so that order between and within
 * files does not matter. Each batch is a transaction and every record is known by its source, so an import that was killed is completed
 * by the next one. Memory does not grow with the input, except for 23 to 46 bytes a record.
 */
export async function importFiles(job: ImportJob): Promise<ImportReport> {
  const began = performance.now();
  const tally = createTally(job.onRefusal ?? (() => {}));
  const systems = await job.write((tables) => readSystems(tables));
  const run: Run = {
    job,
    tally,
    patients: createPatientIndex(systems),
    practitioners: createPractitionerNames(),
    schedules: new Map(),
    seen: createSeen(),
  };

  for (const file of job.input.unreadable) tally.refuse({ file, line: 1 }, 'unreadable');
  const progress = progressOf(job);
  const twice: InputFile[] = [];
  await inRound(run, 'named', async (take) => {
    for (const file of job.input.files) {
      if (await readInRound(run, file, { round: 'named', take, onBytes: progress.add })) twice.push(file);
      else progress.onceOnly(file);
    }
  });
  await job.write((tables) => writeSystems(tables, run.patients.systems()));
  await inRound(run, 'referring', async (take) => {
    for (const file of twice) await readInRound(run, file, { round: 'referring', take, onBytes: progress.add });
  });
  return tally.report(job.input.files.length, Math.round((performance.now() - began) / 100) / 10);
}

type Take = (entry: Entry) => Promise<void>;

/** Gathers entries into batches, over the bounds of files, and stores each in one transaction. */
async function inRound(run: Run, round: Round, work: (take: Take) => Promise<void>): Promise<void> {
  let batch: Entry[] = [];
  let characters = 0;
  const flush = async () => {
    const entries = batch;
    batch = [];
    characters = 0;
    if (entries.length > 0) await storeBatch(run, entries, round);
  };
  await work(async (entry) => {
    batch.push(entry);
    characters += entry.characters;
    if (batch.length >= batchRecords || characters >= batchCharacters) await flush();
  });
  await flush();
}

interface Reading {
  readonly round: Round;
  readonly take: Take;
  readonly onBytes: (count: number) => void;
}

/** One reading of one file. Says whether it holds anything for the second round. What is wrong with it is told in the first only. */
async function readInRound(run: Run, file: InputFile, { round, take, onBytes }: Reading): Promise<boolean> {
  let more = false;
  for await (const found of readRecords(file, onBytes)) {
    const of = roundOfFound(found);
    if (of === 'referring' || isClaim(found)) more = true;
    for (const entry of entriesOf(run, found, of, round)) await take(entry);
  }
  return more;
}

const isClaim = (found: Found): boolean => found.kind === 'resource' && found.resource['resourceType'] === claimType;

const roundOfFound = (found: Found): Round | null => (found.kind === 'resource' ? roundOf(String(found.resource['resourceType'])) : null);

/** What one found thing means for this round: entries to store, counts and refusals otherwise. */
function* entriesOf({ job, tally, seen }: Run, found: Found, of: Round | null, round: Round): Generator<Entry> {
  if (found.kind === 'refused') {
    if (round === 'named') tally.refuse(found.place, found.reason);
    return;
  }
  const { resource, origin, place } = found;
  if (of === null) {
    if (round === 'named') tally.add('unknown', String(resource['resourceType']).slice(0, 64));
    else for (const draft of claimCoverages(resource, origin)) yield* claimed(draft, place);
    return;
  }
  const drafts = [
    ...(round === 'named' ? containedPatients(resource, origin, job.now) : []),
    ...(of === round ? [readDraft(resource, origin, job.now)] : []),
  ];
  for (const draft of drafts) {
    if (!draft.ok) {
      tally.refuse(place, draft.error);
      continue;
    }
    const content = contentOf(draft.value);
    if (content === null) {
      tally.refuse(place, 'too-deep');
      continue;
    }
    const { type, source } = draft.value;
    const repeated = seen.note(`${type}\0${source.system}\0${source.id}`, content);
    if (repeated === 'first') yield { place, draft: draft.value, characters: content.length };
    else if (repeated === 'again') tally.add('unchanged', type);
    else tally.refuse(place, 'duplicate-id');
  }
}

/** The same record comes from every claim of a patient, so `seen` has no say: the day decides when it is stored. */
function* claimed(draft: Draft, place: Place): Generator<Entry> {
  const content = contentOf(draft);
  if (content !== null) yield { place, draft, characters: content.length };
}

/**
 * What makes two records of one id the same: what is read of them, or their substance, whichever bundle or file they stood in. Null when it is
 * nested so deeply that it cannot be written down again: JSON.parse takes what JSON.stringify does not.
 */
function contentOf(draft: Draft): string | null {
  try {
    return substanceOf(draft);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function substanceOf(draft: Draft): string {
  switch (draft.kind) {
    case 'patient':
      return JSON.stringify(draft.patient);
    case 'appointment':
      return JSON.stringify(draft.appointment);
    case 'kept':
      return JSON.stringify(draft.body, substance);
  }
}

/** `urn:uuid:1`, `Patient/1` and `https://host/Patient/1` name one thing; narrative and meta are about the copy. */
function substance(key: string, value: unknown): unknown {
  if (key === 'text' && typeof value === 'object') return undefined;
  if (key === 'meta') return undefined;
  return key === 'reference' && typeof value === 'string' ? value.split(/[/:]/).at(-1) : value;
}

async function storeBatch({ job, tally, patients, practitioners, schedules }: Run, entries: readonly Entry[], round: Round): Promise<void> {
  const context = { tally, patients, practitioners, schedules, site: job.site, now: job.now };
  await job.write((tables) => (round === 'named' ? storeNamed(tables, entries, context) : storeReferring(tables, entries, context)));
}

/** Every file is expected to be read twice until its first reading shows that once is enough. */
function progressOf({ input, onProgress }: ImportJob) {
  let done = 0;
  let total = 2 * input.files.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    add(count: number): void {
      done += count;
      onProgress?.(done, total);
    },
    onceOnly({ bytes }: InputFile): void {
      total -= bytes;
    },
  };
}

/** Source systems that patients came from, kept so that a later import of other files finds them. */
const systemsRecord = { type: 'PatientSystems', source: { system: 'foyer', id: 'patient-systems' }, patient: null } as const;

async function readSystems(tables: ImportTables): Promise<readonly string[]> {
  const kept = await tables.resources.find(systemsRecord.type, systemsRecord.source);
  return Array.isArray(kept) ? kept.filter((system) => typeof system === 'string') : [];
}

async function writeSystems(tables: ImportTables, systems: readonly string[]): Promise<void> {
  await tables.resources.putMany([{ ...systemsRecord, body: systems }]);
}
