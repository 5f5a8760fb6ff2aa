import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../shared/result.ts';
import { type Trouble, trouble } from './troubles.ts';

/** Where the portal's data and secrets are. The same for the server and the admin command line. */
export interface Places {
  readonly dataDir: string;
  /** A PostgreSQL server; null: the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  readonly keyFile: string;
}

export interface PortalConfig {
  readonly places: Places;
  readonly host: string;
  /** For devices with a certificate. 0: any free port. */
  readonly port: number;
  /** For hello, enrol and renew. 0: any free port. */
  readonly enrolPort: number;
  /** Further DNS names and addresses that the server certificate is good for. */
  readonly names: readonly string[];
  /** How long the feed remembers changes; a device away for longer gets a reset. */
  readonly feedDays: number;
  readonly json: boolean;
}

export const defaultDataDir = join('.foyer', 'portal');
export const defaultPorts = { port: 8443, enrolPort: 8444 } as const;

type Env = Readonly<Record<string, string | undefined>>;

/** @param data the folder given with --data; undefined for the default */
export function placesFrom(data: string | undefined, env: Env): Places {
  const dataDir = resolve(data ?? defaultDataDir);
  return { dataDir, databaseUrl: env.DATABASE_URL || null, keyFile: resolve(env.PORTAL_KEY_FILE || join(dataDir, 'portal.key')) };
}

const options = {
  data: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  'enrol-port': { type: 'string' },
  name: { type: 'string', multiple: true },
  'feed-days': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export function readConfig(args: readonly string[], env: Env): Result<PortalConfig, Trouble> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const given = parsed.value;
  const port = wholeNumber(given.port, defaultPorts.port, 65_535);
  const enrolPort = wholeNumber(given['enrol-port'], defaultPorts.enrolPort, 65_535);
  const feedDays = wholeNumber(given['feed-days'], 14, 3650);
  if (port === null || enrolPort === null || feedDays === null)
    return err(trouble('usage', '--port, --enrol-port and --feed-days are whole numbers.'));
  if (port === enrolPort && port !== 0) return err(trouble('usage', '--port and --enrol-port must differ.'));
  return ok({
    places: placesFrom(given.data, env),
    host: given.host ?? '127.0.0.1',
    port,
    enrolPort,
    names: given.name ?? [],
    feedDays,
    json: given.json ?? false,
  });
}

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values);
  } catch (error) {
    return err(
      trouble(
        'usage',
        `${error instanceof Error ? error.message : 'Unknown option.'} Options: ${Object.keys(options)
          .map((name) => `--${name}`)
          .join(' ')}`,
      ),
    );
  }
}

function wholeNumber(text: string | undefined, otherwise: number, max: number): number | null {
  if (text === undefined) return otherwise;
  return /^\d{1,6}$/.test(text) && Number(text) <= max ? Number(text) : null;
}
