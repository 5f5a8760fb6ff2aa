import { closeSync, openSync, writeSync } from 'node:fs';
import type { SiteId, TenantId } from '../../shared/domain/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { importFiles } from '../import/import.ts';
import { type Listing, listInput } from '../import/input-files.ts';
import { importRefusals } from '../import/refusal.ts';
import type { ImportTables } from '../import/store-batch.ts';
import type { ImportReport, Refusal } from '../import/tally.ts';
import { codeOf } from '../troubles.ts';
import { type Answer, type Command, type Desk, findSite, findTenant, type Problem, problem } from './command.ts';
import { organisationFlag } from './common-flags.ts';
import { createProgress } from './progress.ts';

export const dataImport: Command = {
  noun: 'data',
  verb: 'import',
  summary: 'import FHIR R4 records: NDJSON, bundles, single resources',
  operand: { name: 'DIR', help: 'a folder, with the folders in it, or one file: .ndjson, .jsonl, .json, each also .gz', required: true },
  flags: [
    { name: 'site', value: 'SITE', help: 'where imported appointments take place; not needed when there is one site' },
    { name: 'refused-to', value: 'FILE', help: 'write every refusal as file:line and reason, without patient data' },
    organisationFlag,
  ],
  run: async (desk, typed) => {
    const tenant = await findTenant(desk, typed);
    if (!tenant.ok) return tenant;
    const site = typed.has('site') ? await findSite(desk, typed) : null;
    if (site && !site.ok) return site;
    const sites = await desk.store.read(tenant.value, (scope) => scope.sites.list());
    const only = sites.length === 1 ? (sites[0]?.id ?? null) : null;
    return importFolder(desk, {
      tenant: tenant.value,
      site: site?.value.site.id ?? only,
      path: typed.operand ?? '',
      refusedTo: typed.one('refused-to'),
    });
  },
};

export interface ImportOrder {
  readonly tenant: TenantId;
  readonly site: SiteId | null;
  readonly path: string;
  readonly refusedTo: string | null;
}

export async function importFolder(desk: Desk, { tenant, site, path, refusedTo }: ImportOrder): Promise<Result<Answer, Problem>> {
  const input = await listed(path);
  if (!input.ok) return input;
  const refusals = refusalFile(refusedTo);
  if (!refusals.ok) return refusals;
  const progress = createProgress(desk.terminal);
  try {
    const job = { input: input.value, site, now: new Date(desk.now()), onRefusal: refusals.value.write, onProgress: progress.at };
    const report = await inTransactions(desk, tenant, (write) => importFiles({ ...job, write }));
    progress.end();
    return answerOf(report, path, refusedTo);
  } finally {
    refusals.value.close();
  }
}

type Write = <T>(work: (tables: ImportTables) => Promise<T>) => Promise<T>;

/** Each batch in its own transaction; a dry run holds one for all, because later batches need what earlier ones wrote. */
const inTransactions = <T>(desk: Desk, tenant: TenantId, work: (write: Write) => Promise<T>): Promise<T> =>
  desk.dryRun ? desk.write(tenant, (scope) => work((batch) => batch(scope))) : work((batch) => desk.write(tenant, batch));

async function listed(path: string): Promise<Result<Listing, Problem>> {
  try {
    const input = await listInput(path);
    return input.files.length > 0 || input.unreadable.length > 0
      ? ok(input)
      : problem('data', `${path} holds no .ndjson, .jsonl or .json file. Name the folder that does.`);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    if (code === 'EACCES' || code === 'EPERM')
      return problem('noInput', `This user may not read ${path}. Start as its owner, or change its permissions.`);
    return problem('noInput', `${path} cannot be read (${code}). Check the path.`);
  }
}

function answerOf(report: ImportReport, path: string, refusedTo: string | null): Result<Answer, Problem> {
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);
  const usable = sum(report.imported) + sum(report.updated) + sum(report.unchanged);
  if (usable === 0) {
    const why = [...new Set(report.refusals.map(({ file, line, reason }) => `${file}:${line} ${importRefusals[reason]}`))].slice(0, 3);
    const other =
      sum(report.unknown) > 0
        ? [`${sum(report.unknown)} records are of types Foyer does not import (${Object.keys(report.unknown).join(', ')})`]
        : [];
    return problem('data', `Nothing in ${path} could be imported: ${[...why, ...other].join('; ') || 'its files are empty'}.`);
  }
  return ok({ json: { ...report }, lines: linesOf(report, refusedTo) });
}

function linesOf(report: ImportReport, refusedTo: string | null): readonly string[] {
  const types = [...new Set([report.imported, report.updated, report.unchanged].flatMap((counts) => Object.keys(counts)))].sort();
  const width = Math.max(...types.map((type) => type.length));
  const count = (counts: Readonly<Record<string, number>>, type: string) => String(counts[type] ?? 0).padStart(9);
  const shown = report.refusals.slice(0, 10).map((one) => `  ${placeOf(one)} ${importRefusals[one.reason]}`);
  const more = report.refused - shown.length;
  const named = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([type, number]) => `${type} ${number}`)
      .join(', ');
  return [
    `${''.padEnd(width)}  imported   updated unchanged`,
    ...types.map(
      (type) => `${type.padEnd(width)} ${count(report.imported, type)} ${count(report.updated, type)} ${count(report.unchanged, type)}`,
    ),
    ...(report.refused > 0 ? [`Refused: ${report.refused}${refusedTo === null ? '' : `, all in ${refusedTo}`}`, ...shown] : ['Refused: 0']),
    ...(more > 0 && shown.length > 0 ? [`  and ${more} more${refusedTo === null ? '; --refused-to FILE writes them all' : ''}`] : []),
    ...(Object.keys(report.unknown).length > 0 ? [`Left out, not used by Foyer: ${named(report.unknown)}`] : []),
    ...(Object.keys(report.unlinked).length > 0 ? [`Kept, but their patient is not here: ${named(report.unlinked)}`] : []),
    `${report.files} files in ${report.seconds} s`,
  ];
}

const placeOf = ({ file, line, entry }: Refusal): string => `${file}:${line}${entry === undefined ? '' : ` entry ${entry}`}`;

function refusalFile(path: string | null): Result<{ readonly write: (refusal: Refusal) => void; readonly close: () => void }, Problem> {
  if (path === null) return ok({ write: () => {}, close: () => {} });
  try {
    const handle = openSync(path, 'w', 0o600);
    return ok({
      write: (refusal) => void writeSync(handle, `${placeOf(refusal)}\t${refusal.reason}\t${importRefusals[refusal.reason]}\n`),
      close: () => closeSync(handle),
    });
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return problem(
      code === 'EACCES' || code === 'EPERM' ? 'noPermission' : 'cannotCreate',
      `${path} cannot be written (${code}). Choose another file for --refused-to.`,
    );
  }
}
