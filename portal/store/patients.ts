import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { FieldChange } from '../../shared/domain/change-request.ts';
import { PatientId, type Source } from '../../shared/domain/ids.ts';
import { foldName } from '../../shared/domain/name-matching.ts';
import type { CheckInPatient } from '../../shared/domain/patient.ts';
import { PatientRecord, patientOf, recordFrom, reimport, type SourcePatient } from '../domain/patient-record.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

export interface ImportedPatient {
  readonly source: Source;
  readonly id: PatientId;
  readonly outcome: 'created' | 'changed' | 'same';
  /** Third values the source sent over accepted corrections (docs/sync.md S49); already raised for staff. */
  readonly raised: readonly FieldChange[];
}

/** What else must happen when patients change. */
export interface PatientLinks {
  /** Their appointments and open change requests look different now (docs/sync.md S25). */
  readonly changed: (ids: readonly PatientId[]) => Promise<void>;
  /** The source sent a third value over an accepted correction (docs/sync.md S49). */
  readonly raised: (id: PatientId, change: FieldChange, before: FieldChange | null) => Promise<void>;
}

/** Patients, sealed. */
export function createPatients(scope: Scope, links: PatientLinks) {
  const { trx, tenant, now, seal, open, mark } = scope;
  const sourceMark = ({ system, id }: Source) => mark('source', `${system}\0${id}`);
  const recordOf = (id: PatientId, sealed: Buffer) => PatientRecord.parse(open('patient', id, 'record', sealed));

  async function write(
    rows: readonly { readonly id: PatientId; readonly source_mark: string; readonly record: PatientRecord }[],
  ): Promise<void> {
    for (const some of chunksOf(rows, rowsPerStatement)) {
      const values = some.map(({ id, source_mark, record }) => ({
        tenant,
        id,
        source_mark,
        record: seal('patient', id, 'record', record),
        search: searchMarks(patientOf(id, record), mark),
        updated_at: now,
      }));
      await trx
        .insertInto('patient')
        .values(values)
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'id']).doUpdateSet({
            record: sql`excluded.record`,
            search: sql`excluded.search`,
            updated_at: sql`excluded.updated_at`,
          }),
        )
        .execute();
    }
  }

  async function knownBySource(marks: readonly string[]) {
    if (marks.length === 0) return new Map<string, { id: PatientId; record: Buffer }>();
    const rows = await trx
      .selectFrom('patient')
      .select(['id', 'source_mark', 'record'])
      .where('tenant', '=', tenant)
      .where('source_mark', 'in', marks)
      .execute();
    return new Map(rows.map(({ id, source_mark, record }) => [source_mark, { id, record }]));
  }

  return {
    find: async (id: PatientId): Promise<CheckInPatient | null> => {
      const row = await trx.selectFrom('patient').select('record').where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
      return row ? patientOf(id, recordOf(id, row.record)) : null;
    },
    findRecord: async (id: PatientId): Promise<PatientRecord | null> => {
      const row = await trx.selectFrom('patient').select('record').where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
      return row ? recordOf(id, row.record) : null;
    },
    /** Opaque ids in order, for walking through all of them in bounded memory. */
    page: async (after: PatientId | null, limit: number): Promise<readonly CheckInPatient[]> => {
      const rows = await trx
        .selectFrom('patient')
        .select(['id', 'record'])
        .where('tenant', '=', tenant)
        .where('id', '>', after ?? ('' as PatientId))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id, record }) => patientOf(id, recordOf(id, record)));
    },
    count: async (): Promise<number> => {
      const { count } = await trx
        .selectFrom('patient')
        .select((s) => s.fn.countAll<number>().as('count'))
        .where('tenant', '=', tenant)
        .executeTakeFirstOrThrow();
      return count;
    },
    /** By any family name and the exact birth date; a blind index, so nothing else can be searched for. */
    findByName: async (family: string, birthDate: string): Promise<readonly CheckInPatient[]> => {
      const wanted = searchMark(family, birthDate, mark);
      // Without statistics PostgreSQL would read every patient of the tenant beside the index of names.
      const rows = await trx
        .with(
          (found) => found('named').materialized(),
          (db) =>
            db.selectFrom('patient').select(['tenant', 'id', 'record']).where('search', '@>', sql<string[]>`array[${wanted}]::text[]`),
        )
        .selectFrom('named')
        .select(['id', 'record'])
        .where('tenant', '=', tenant)
        .orderBy('id')
        .execute();
      return rows.map(({ id, record }) => patientOf(id, recordOf(id, record)));
    },
    /** Our ids of patients named by source references; a source not known has no entry. Key: `system|id`. */
    idsBySource: async (sources: readonly Source[]): Promise<ReadonlyMap<string, PatientId>> => {
      const byMark = new Map(sources.map((source) => [sourceMark(source), sourceKey(source)]));
      const known = await knownBySource([...byMark.keys()]);
      return new Map([...known].map(([source_mark, { id }]) => [byMark.get(source_mark) ?? '', id]));
    },
    /**
     * Takes what a source sent, by its own ids: new patients are created, known ones updated by the rule of docs/sync.md S48 and S49.
     * At most one entry per source id; a later one wins.
     */
    importMany: async (
      incoming: readonly { readonly source: Source; readonly values: SourcePatient }[],
    ): Promise<readonly ImportedPatient[]> => {
      const bySource = new Map(incoming.map((one) => [sourceMark(one.source), one]));
      const known = await knownBySource([...bySource.keys()]);
      const writes: Parameters<typeof write>[0][number][] = [];
      const answers: ImportedPatient[] = [];
      const befores = new Map<ImportedPatient, PatientRecord>();
      for (const [source_mark, { source, values }] of bySource) {
        const old = known.get(source_mark);
        const id = old?.id ?? PatientId.parse(randomUUID());
        const before = old ? recordOf(id, old.record) : null;
        const next = before ? reimport(before, values) : { record: recordFrom(values), raised: [] };
        const outcome = before === null ? 'created' : sameRecord(before, next.record) ? 'same' : 'changed';
        if (outcome !== 'same') writes.push({ id, source_mark, record: next.record });
        const answer: ImportedPatient = { source, id, outcome, raised: next.raised };
        answers.push(answer);
        if (before) befores.set(answer, before);
      }
      await write(writes);
      await links.changed(answers.filter(({ outcome }) => outcome === 'changed').map(({ id }) => id));
      for (const answer of answers) {
        for (const change of answer.raised)
          await links.raised(answer.id, change, befores.get(answer)?.accepted[change.field]?.value ?? null);
      }
      return answers;
    },
    /** Something kept beside these patients changed what their appointments look like. */
    touch: (ids: readonly PatientId[]): Promise<void> => links.changed(ids),
    saveRecord: async (id: PatientId, record: PatientRecord): Promise<void> => {
      await trx
        .updateTable('patient')
        .set({ record: seal('patient', id, 'record', record), search: searchMarks(patientOf(id, record), mark), updated_at: now })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      await links.changed([id]);
    },
  };
}

export const sourceKey = ({ system, id }: Source): string => `${system}|${id}`;

const sameRecord = (one: PatientRecord, other: PatientRecord): boolean =>
  JSON.stringify(PatientRecord.parse(one)) === JSON.stringify(PatientRecord.parse(other));

const searchMark = (family: string, birthDate: string, mark: Scope['mark']): string =>
  mark('name-and-birth', `${foldName(family)}\0${birthDate}`);

function searchMarks({ name, birthDate }: Pick<SourcePatient, 'name' | 'birthDate'>, mark: Scope['mark']): string[] {
  if (birthDate === null) return [];
  const words = name.family === null ? (name.text ?? '').split(/[\s,]+/) : [];
  const families = [name.family ?? '', ...name.formerFamily, ...words.map((_, index) => words.slice(index).join(' '))];
  return [...new Set(families.filter((family) => foldName(family) !== '').map((family) => searchMark(family, birthDate, mark)))];
}
