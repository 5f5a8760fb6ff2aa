import { err, ok, type Result } from '../../shared/result.ts';
import { nearest } from './nearest.ts';

export interface Flag {
  /** Without the two dashes. */
  readonly name: string;
  /** What stands for the value in the help; null for a switch. */
  readonly value: string | null;
  readonly help: string;
  readonly required?: true;
  /** May be given several times. */
  readonly many?: true;
}

/** The words of one command, before what it does. */
export interface Wording {
  readonly noun: string;
  readonly verb: string;
  readonly summary: string;
  /** A word that follows the verb, for example a folder. */
  readonly operand?: { readonly name: string; readonly help: string; readonly required: boolean };
  readonly flags: readonly Flag[];
}

/** What was typed for one command; a flag that was not given is absent. */
export interface Typed {
  readonly operand: string | null;
  one(flag: string): string | null;
  many(flag: string): readonly string[];
  has(flag: string): boolean;
}

export type Request<C extends Wording> =
  | { readonly kind: 'run'; readonly command: C; readonly typed: Typed }
  | { readonly kind: 'help'; readonly about: C | null };

export const commonFlags: readonly Flag[] = [
  { name: 'data', value: 'DIR', help: "the portal's data folder; .foyer/portal otherwise" },
  { name: 'portal-data', value: 'DIR', help: 'the same, where --data means something else' },
  { name: 'json', value: null, help: 'answer with one JSON object on standard output' },
  { name: 'dry-run', value: null, help: 'say what would happen and write nothing' },
  { name: 'help', value: null, help: 'explain this command' },
];

/** Reads `NOUN VERB [WORD] [--flag value | --flag=value]`. Its error is one sentence naming what was not understood and the nearest word. */
export function readRequest<C extends Wording>(argv: readonly string[], commands: readonly C[]): Result<Request<C>, string> {
  const [noun, verb, ...rest] = argv;
  if (noun === undefined || noun === 'help' || noun === '--help' || noun === '-h') return ok({ kind: 'help', about: null });
  const nouns = [...new Set(commands.map((command) => command.noun))];
  if (!nouns.includes(noun)) return err(unknown('command', noun, nouns));
  const verbs = commands.filter((command) => command.noun === noun);
  const asksHelp = (word: string | undefined) => word === undefined || word === 'help' || word === '--help' || word === '-h';
  const command = verbs.find((candidate) => candidate.verb === verb);
  if (!command) {
    if (asksHelp(verb)) return ok({ kind: 'help', about: verbs.length === 1 ? (verbs[0] ?? null) : null });
    return err(
      unknown(
        `${noun} command`,
        verb ?? '',
        verbs.map((candidate) => candidate.verb),
      ),
    );
  }
  if (rest.some((word) => word === '--help' || word === '-h')) return ok({ kind: 'help', about: command });
  const typed = readFlags(rest, command);
  return typed.ok ? ok({ kind: 'run', command, typed: typed.value }) : typed;
}

/** Its own flags, then the common ones it does not redefine. */
export const flagsOf = (command: Wording): readonly Flag[] => [
  ...command.flags,
  ...commonFlags.filter(({ name }) => !command.flags.some((own) => own.name === name)),
];

function readFlags(words: readonly string[], command: Wording): Result<Typed, string> {
  const flags = flagsOf(command);
  const values = new Map<string, string[]>();
  let operand: string | null = null;
  const queue = [...words];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (!word.startsWith('--')) {
      if (!command.operand || operand !== null) return err(`"${word}" was not expected after ${command.noun} ${command.verb}.`);
      operand = word;
      continue;
    }
    const [name = '', inline] = splitOnce(word.slice(2), '=');
    const flag = flags.find((candidate) => candidate.name === name);
    if (!flag)
      return err(
        unknown(
          'flag',
          `--${name}`,
          flags.map((candidate) => `--${candidate.name}`),
        ),
      );
    const given = flag.value === null ? '' : (inline ?? nextValue(queue));
    if (given === undefined) return err(`--${name} needs a value: --${name} ${flag.value}.`);
    if (flag.value === null && inline !== undefined) return err(`--${name} takes no value.`);
    if (values.has(name) && !flag.many && flag.value !== null) return err(`--${name} was given twice.`);
    values.set(name, [...(values.get(name) ?? []), given]);
  }
  const missing = command.flags.find((flag) => flag.required && !values.has(flag.name));
  if (missing) return err(`${command.noun} ${command.verb} needs --${missing.name} ${missing.value ?? ''}: ${missing.help}.`);
  if (command.operand?.required && operand === null)
    return err(`${command.noun} ${command.verb} needs ${command.operand.name}: ${command.operand.help}.`);
  return ok({
    operand,
    one: (flag) => values.get(flag)?.at(-1) ?? null,
    many: (flag) => values.get(flag) ?? [],
    has: (flag) => values.has(flag),
  });
}

/** A value may begin with one dash (a negative number), not with two. */
const nextValue = (queue: string[]): string | undefined => (queue[0]?.startsWith('--') ? undefined : queue.shift());

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function unknown(kind: string, typed: string, candidates: readonly string[]): string {
  const near = nearest(typed, candidates);
  return `There is no ${kind} "${typed}". ${near ? `Did you mean "${near}"?` : `There is: ${candidates.join(', ')}.`}`;
}
