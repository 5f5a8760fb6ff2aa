import type { Instant } from '../../shared/domain/time.ts';
import { type Places, placesFrom } from '../config.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { bugReport } from '../report.ts';
import { EmbeddedStopped } from '../store/embedded.ts';
import { openStore, systemNow } from '../store/open-store.ts';
import type { Store, WriteScope } from '../store/store.ts';
import { codeOf, diskTrouble, exitCodeOf, messageOf, type Trouble, trouble } from '../troubles.ts';
import type { Command, Desk } from './command.ts';
import { commands } from './commands.ts';
import { readRequest, type Typed } from './grammar.ts';
import { explanation, overview } from './help.ts';
import type { Terminal } from './terminal.ts';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly now?: () => Instant;
}

/** One run of the admin command line. Answers the exit code of docs/operations.md; never throws. */
export async function runAdmin(argv: readonly string[], { env, terminal, now = systemNow }: Surroundings): Promise<ExitCode> {
  const request = readRequest(argv, commands);
  if (!request.ok) return fail({ terminal, json: argv.includes('--json') }, exitCodes.usage, `${request.error} See npm run admin -- help.`);
  if (request.value.kind === 'help') {
    terminal.out(`${request.value.about ? explanation(request.value.about) : overview(commands)}\n`);
    return exitCodes.ok;
  }
  const { command, typed } = request.value;
  const to = { terminal, json: typed.has('json') };
  const places = placesFrom(portalFolder(command, typed) ?? undefined, env);
  try {
    const opened = await openStore(places, now);
    if (!opened.ok) return failWith(to, opened.error);
    try {
      return await runCommand(command, typed, { store: opened.value.store, places, terminal, now });
    } finally {
      await opened.value.close();
    }
  } catch (error) {
    const known = diskTrouble(error, places.dataDir) ?? connectionTrouble(error, places);
    return known ? failWith(to, known) : failAsBug(to, error);
  }
}

/** What breaks outside a command's own steps, such as the embedded database on a full disk. */
export function failOutside(
  error: unknown,
  { argv, terminal }: { readonly argv: readonly string[]; readonly terminal: Terminal },
): ExitCode {
  const to = { terminal, json: argv.includes('--json') };
  return error instanceof EmbeddedStopped ? failWith(to, error.trouble) : failAsBug(to, error);
}

/** `--data` is the portal's folder, as for the portal itself; where a command reads other data by that name, `--portal-data` is. */
const portalFolder = (command: Command, typed: Typed): string | null =>
  typed.one('portal-data') ?? (command.flags.some(({ name }) => name === 'data') ? null : typed.one('data'));

async function runCommand(
  command: Command,
  typed: Typed,
  { store, places, terminal, now }: Pick<Desk, 'store' | 'places' | 'terminal' | 'now'>,
): Promise<ExitCode> {
  const [dryRun, json] = [typed.has('dry-run'), typed.has('json')];
  const write = dryRun ? undone(store) : store.write;
  const result = await command.run({ store, places, terminal, now, dryRun, json, write }, typed);
  if (!result.ok) return fail({ terminal, json }, result.error.exit, result.error.message);
  const { value } = result;
  if (json) terminal.out(`${JSON.stringify(dryRun ? { ...value.json, dryRun: true } : value.json)}\n`);
  else terminal.out(`${[...value.lines, ...(dryRun ? ['Dry run: nothing was written.'] : [])].join('\n')}\n`);
  return exitCodes.ok;
}

/** Runs the work and then undoes its transaction by throwing out of it. */
const undone =
  (store: Store): Store['write'] =>
  async <T>(tenant: Parameters<Store['write']>[0], work: (scope: WriteScope) => Promise<T>): Promise<T> => {
    const undo = new Error('dry run');
    const answers: T[] = [];
    try {
      await store.write(tenant, async (scope) => {
        answers.push(await work(scope));
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
    return answers[0] as T;
  };

function failAsBug(to: { readonly terminal: Terminal; readonly json: boolean }, error: unknown): ExitCode {
  to.terminal.err(`${bugReport(error)}\n`);
  const message = 'Foyer met an error it does not expect. Nothing of the step it was in is written; please report the line above.';
  return fail(to, exitCodes.software, message);
}

const failWith = (to: { readonly terminal: Terminal; readonly json: boolean }, problem: Trouble): ExitCode =>
  fail(to, exitCodeOf(problem), messageOf(problem));

function fail({ terminal, json }: { readonly terminal: Terminal; readonly json: boolean }, exit: ExitCode, message: string): ExitCode {
  terminal.err(`foyer: ${message}\n`);
  if (json) terminal.out(`${JSON.stringify({ error: message, exit })}\n`);
  return exit;
}

/** The database went away in the middle. What was committed stays; the same command again completes the rest. */
function connectionTrouble(error: unknown, { databaseUrl, dataDir }: Places): Trouble | null {
  const code = codeOf(error) ?? '';
  const message = error instanceof Error ? error.message : '';
  const lost =
    /^(ECONNRESET|EPIPE|ECONNREFUSED|ENOENT|57P\d\d|08\w{3})$/.test(code) ||
    /^(Connection terminated|Client (has encountered|was closed))/.test(message);
  return lost ? trouble('database-unreachable', databaseUrl === null ? dataDir : 'DATABASE_URL') : null;
}
