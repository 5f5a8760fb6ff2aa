import type { TenantId } from '../../shared/domain/ids.ts';
import { SiteId } from '../../shared/domain/ids.ts';
import type { Site } from '../../shared/domain/site.ts';
import type { Instant } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Places } from '../config.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { Store, WriteScope } from '../store/store.ts';
import type { Typed, Wording } from './grammar.ts';
import { nearest } from './nearest.ts';
import type { Terminal } from './terminal.ts';

/** What a command says when it is done: one JSON object for programs, lines for people. */
export interface Answer {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** Why a command did nothing, and the number it ends with. */
export interface Problem {
  readonly exit: ExitCode;
  readonly message: string;
}

export const problem = (exit: keyof typeof exitCodes, message: string): Result<never, Problem> => err({ exit: exitCodes[exit], message });

export interface Desk {
  readonly store: Store;
  readonly places: Places;
  readonly terminal: Terminal;
  readonly now: () => Instant;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** One transaction; on a dry run it is undone when the work is done, and the work's answer is given all the same. */
  readonly write: <T>(tenant: TenantId, work: (scope: WriteScope) => Promise<T>) => Promise<T>;
}

export interface Command extends Wording {
  readonly run: (desk: Desk, typed: Typed) => Promise<Result<Answer, Problem>>;
}

export const byAdmin = { kind: 'admin', name: 'admin' } as const;

/** The organisation of --organisation, or the only one there is. */
export async function findTenant({ store }: Pick<Desk, 'store'>, typed: Typed): Promise<Result<TenantId, Problem>> {
  const tenants = await store.portal.tenants();
  const asked = typed.one('organisation');
  const found = asked === null ? tenants : tenants.filter(({ id, name }) => id === asked || name === asked);
  const [only, ...more] = found;
  if (only && more.length === 0) return ok(only.id);
  const ids = tenants.map(({ id }) => id);
  if (tenants.length === 0) return problem('usage', 'There is no organisation yet. Make one: organisation make --name NAME');
  if (asked === null || only) return problem('usage', `There are several organisations. Name one with --organisation: ${ids.join(', ')}.`);
  return problem('usage', `There is no organisation "${asked}". ${suggestion(asked, ids)}`);
}

export interface FoundSite {
  readonly tenant: TenantId;
  readonly site: Site;
}

/** The site of --site by id or name, or the only one there is. */
export async function findSite(desk: Pick<Desk, 'store'>, typed: Typed): Promise<Result<FoundSite, Problem>> {
  const tenant = await findTenant(desk, typed);
  if (!tenant.ok) return tenant;
  const sites = await desk.store.read(tenant.value, ({ sites }) => sites.list());
  const asked = typed.one('site');
  const [only, ...more] = asked === null ? sites : sites.filter(({ id, settings }) => id === asked || settings.name === asked);
  if (only && more.length === 0) return ok({ tenant: tenant.value, site: only });
  const ids = sites.map(({ id }) => id);
  if (sites.length === 0) return problem('usage', 'There is no site yet. Make one: site make --name NAME --zone ZONE');
  if (asked === null || only) return problem('usage', `There are several sites. Name one with --site: ${ids.join(', ')}.`);
  return problem('usage', `There is no site "${asked}". ${suggestion(asked, ids)}`);
}

export const suggestion = (typed: string, known: readonly string[]): string => {
  const near = nearest(typed, known);
  return near === null ? `There is: ${known.join(', ')}.` : `Did you mean "${near}"?`;
};

/** A readable id from a name: "Harbour Clinic" gives `harbour-clinic`; a name without Latin letters or digits gives the kind alone. */
export function idFrom(name: string, kind: string, taken: readonly string[]): string {
  const plain =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || kind;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

export const siteIdFrom = (name: string, taken: readonly string[]): SiteId => SiteId.parse(idFrom(name, 'site', taken));
