import { sql } from 'kysely';
import type { PatientId, Source } from '../../shared/domain/ids.ts';
import { createPatientLinks } from './patient-links.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

export interface NewResource {
  /** FHIR resource type, for example `Coverage`, `Practitioner`, `Organization`. */
  readonly type: string;
  readonly source: Source;
  /** Whose it is; null when nobody's. */
  readonly patient: PatientId | null;
  readonly body: unknown;
}

/** What devices show with an appointment: when one of these changes, so does the appointment (docs/sync.md S25). */
const shownOnDevices: readonly string[] = ['Coverage'];

/** Imported resources other than patients: kept whole and sealed, found by type, source and patient. */
export function createResources(scope: Scope) {
  const { trx, tenant, now, seal, open, mark } = scope;
  const links = createPatientLinks(scope);
  const sourceMark = ({ system, id }: Source) => mark('source', `${system}\0${id}`);
  const all = trx.selectFrom('resource').where('tenant', '=', tenant);
  const bodyOf = ({ type, source_mark, body }: { type: string; source_mark: string; body: Buffer }): unknown =>
    open('resource', `${type}/${source_mark}`, 'body', body);

  return {
    /** Idempotent by type and source id; a later one in the list wins. */
    putMany: async (
      incoming: readonly NewResource[],
    ): Promise<{ readonly created: number; readonly changed: number; readonly same: number }> => {
      const rows = [...new Map(incoming.map((one) => [`${one.type}/${sourceMark(one.source)}`, one])).values()].map((one) => {
        const source_mark = sourceMark(one.source);
        const body = seal('resource', `${one.type}/${source_mark}`, 'body', one.body);
        const body_mark = mark('body', `${one.patient ?? ''}\0${JSON.stringify(one.body)}`);
        return { tenant, type: one.type, source_mark, patient: one.patient, body, body_mark, updated_at: now };
      });
      let [created, changed] = [0, 0];
      for (const some of chunksOf(rows, rowsPerStatement)) {
        const written = await trx
          .insertInto('resource')
          .values([...some])
          .onConflict((conflict) =>
            conflict
              .columns(['tenant', 'type', 'source_mark'])
              .doUpdateSet({
                body: sql`excluded.body`,
                body_mark: sql`excluded.body_mark`,
                patient: sql`excluded.patient`,
                updated_at: sql`excluded.updated_at`,
              })
              .whereRef('resource.body_mark', '<>', sql.ref('excluded.body_mark')),
          )
          // xmax is 0 for a row this statement inserted.
          .returning(['type', 'patient', sql<boolean>`(xmax = 0)`.as('inserted')])
          .execute();
        const shown = written.flatMap(({ type, patient }) => (shownOnDevices.includes(type) && patient !== null ? [patient] : []));
        await links.changed([...new Set(shown)]);
        const inserted = written.filter((row) => row.inserted).length;
        created += inserted;
        changed += written.length - inserted;
      }
      return { created, changed, same: rows.length - created - changed };
    },
    find: async (type: string, source: Source): Promise<unknown> => {
      const row = await all.selectAll().where('type', '=', type).where('source_mark', '=', sourceMark(source)).executeTakeFirst();
      return row ? bodyOf(row) : null;
    },
    ofPatient: async (patient: PatientId, type: string): Promise<readonly unknown[]> =>
      (await all.selectAll().where('patient', '=', patient).where('type', '=', type).orderBy('source_mark').execute()).map(bodyOf),
    /** All of these types, by patient; one who has none is left out. */
    ofPatients: async (patients: readonly PatientId[], types: readonly string[]): Promise<ReadonlyMap<PatientId, readonly unknown[]>> => {
      const found = new Map<PatientId, unknown[]>();
      for (const some of chunksOf(patients, rowsPerStatement)) {
        for (const row of await all.selectAll().where('patient', 'in', some).where('type', 'in', types).execute()) {
          if (row.patient !== null) found.set(row.patient, [...(found.get(row.patient) ?? []), bodyOf(row)]);
        }
      }
      return found;
    },
    ofType: async (type: string, limit: number): Promise<readonly unknown[]> =>
      (await all.selectAll().where('type', '=', type).orderBy('source_mark').limit(limit).execute()).map(bodyOf),
    counts: async (): Promise<Readonly<Record<string, number>>> => {
      const rows = await all
        .select((s) => ['type', s.fn.countAll<number>().as('count')] as const)
        .groupBy('type')
        .orderBy('type')
        .execute();
      return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
    },
  };
}
