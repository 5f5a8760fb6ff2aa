import { z } from 'zod';
import {
  type CoverageRank,
  CoverageValue,
  coverageKey,
  type InsuranceOnFile,
  insuranceOf,
  type KioskCoverage,
  sameCoverage,
} from '../../shared/domain/coverage-value.ts';
import { coveragesInForce } from '../../shared/domain/fhir-coverage.ts';
import type { PatientId } from '../../shared/domain/ids.ts';
import type { Instant, LocalDate } from '../../shared/domain/time.ts';
import { createPatientLinks } from './patient-links.ts';
import { chunksOf, rowsPerStatement, type Scope } from './scope.ts';

/** What staff accepted, and what the source said at that time. */
const Accepted = z.object({ value: CoverageValue, sourceWhenAccepted: CoverageValue.nullable() });
type Accepted = z.infer<typeof Accepted>;

type Sources = ReturnType<typeof coveragesInForce>;

/** One insurance of one patient. */
interface Whose {
  readonly patient: PatientId;
  readonly rank: CoverageRank;
}

/**
 * What the record says of insurance: staff's accepted word over the source's, until the source says something else than it did then
 * (docs/sync.md S57). Nothing is rewritten by an import; which of the two stands is decided when it is read.
 */
export function createCoverage(scope: Scope) {
  const { trx, tenant, now, seal, open, mark } = scope;
  const today = now.slice(0, 10) as LocalDate;
  const markOf = (value: CoverageValue | null) => mark('coverage', coverageKey(value));
  const links = createPatientLinks(scope);

  async function sourcesOf(ids: readonly PatientId[]): Promise<ReadonlyMap<PatientId, Sources>> {
    const byPatient = new Map<PatientId, unknown[]>();
    const rows = await trx
      .selectFrom('resource')
      .select(['patient', 'source_mark', 'body'])
      .where('tenant', '=', tenant)
      .where('type', '=', 'Coverage')
      .where('patient', 'in', ids)
      .orderBy('source_mark')
      .execute();
    for (const { patient, source_mark, body } of rows) {
      if (patient === null) continue;
      byPatient.set(patient, [...(byPatient.get(patient) ?? []), open('resource', `Coverage/${source_mark}`, 'body', body)]);
    }
    return new Map([...byPatient].map(([patient, resources]) => [patient, coveragesInForce(resources, today)]));
  }

  async function rowsOf(ids: readonly PatientId[]) {
    const rows = await trx.selectFrom('coverage').selectAll().where('tenant', '=', tenant).where('patient', 'in', ids).execute();
    return new Map(rows.map((row) => [keyOf(row.patient, row.rank), row]));
  }

  async function waitingOf(ids: readonly PatientId[]): Promise<ReadonlySet<string>> {
    const rows = await trx
      .selectFrom('coverage_answer')
      .select(['patient', 'rank'])
      .distinct()
      .where('tenant', '=', tenant)
      .where('patient', 'in', ids)
      .where('state', '=', 'open')
      .execute();
    return new Set(rows.map(({ patient, rank }) => keyOf(patient, rank)));
  }

  async function ofSome(ids: readonly PatientId[]): Promise<readonly (readonly [PatientId, KioskCoverage])[]> {
    const [sources, rows, waiting] = [await sourcesOf(ids), await rowsOf(ids), await waitingOf(ids)];
    const insurance = (patient: PatientId, rank: CoverageRank): InsuranceOnFile => {
      const key = keyOf(patient, rank);
      const row = rows.get(key);
      const accepted = row?.accepted ? Accepted.parse(open('coverage', key, 'accepted', row.accepted)) : null;
      const onFile = standing(accepted, sources.get(patient)?.[rank] ?? null);
      const confirmedAt = row?.confirmed_mark === markOf(onFile) ? (row?.confirmed_at ?? null) : null;
      return { onFile, confirmedAt, waiting: waiting.has(key) };
    };
    return ids.map((patient) => {
      const [primary, second] = [insurance(patient, 'primary'), insurance(patient, 'secondary')];
      // Whoever has no first insurance has no second, and one that staff took off the record is none.
      const has = primary.onFile?.kind === 'insured' && second.onFile?.kind === 'insured';
      return [patient, { ...primary, second: has ? second : null }];
    });
  }

  async function ofPatients(ids: readonly PatientId[]): Promise<ReadonlyMap<PatientId, KioskCoverage>> {
    const all: (readonly [PatientId, KioskCoverage])[] = [];
    for (const some of chunksOf([...new Set(ids)], rowsPerStatement)) all.push(...(await ofSome(some)));
    return new Map(all);
  }

  async function current(patient: PatientId, rank: CoverageRank = 'primary'): Promise<CoverageValue | null> {
    const coverage = (await ofPatients([patient])).get(patient);
    return coverage === undefined ? null : (insuranceOf(coverage, rank)?.onFile ?? null);
  }

  async function save({ patient, rank }: Whose, set: { accepted?: Buffer; confirmed_mark: string; confirmed_at: Instant }): Promise<void> {
    await trx
      .insertInto('coverage')
      .values({ tenant, patient, rank, accepted: null, ...set })
      .onConflict((conflict) => conflict.columns(['tenant', 'patient', 'rank']).doUpdateSet(set))
      .execute();
    await links.changed([patient]);
  }

  return {
    ofPatients,
    current,
    /** The patient said that this is right. It counts only as long as this is what the record says. */
    confirm: (whose: Whose, value: CoverageValue | null, at: Instant): Promise<void> =>
      save(whose, { confirmed_mark: markOf(value), confirmed_at: at }),
    /** Staff made it the record's; the patient told it, so it need not be confirmed again soon. */
    accept: async (whose: Whose, value: CoverageValue, askedAt: Instant): Promise<void> => {
      const { patient, rank } = whose;
      const sourceWhenAccepted = (await sourcesOf([patient])).get(patient)?.[rank] ?? null;
      const accepted = seal('coverage', keyOf(patient, rank), 'accepted', { value, sourceWhenAccepted } satisfies Accepted);
      await save(whose, { accepted, confirmed_mark: markOf(value), confirmed_at: askedAt });
    },
  };
}

/** The first insurance has the key it had when there was no second. */
const keyOf = (patient: PatientId, rank: CoverageRank): string => (rank === 'primary' ? patient : `${patient}/${rank}`);

const standing = (accepted: Accepted | null, source: CoverageValue | null): CoverageValue | null =>
  accepted !== null && sameCoverage(accepted.sourceWhenAccepted, source) ? accepted.value : source;
