import { commonFlags, type Flag, flagsOf, type Wording } from './grammar.ts';

/** All commands, one line each. */
export function overview(commands: readonly Wording[]): string {
  const width = Math.max(...commands.map((command) => callOf(command).length));
  return [
    'Foyer administration: npm run admin -- NOUN VERB [flags]',
    '',
    ...commands.map((command) => `  ${callOf(command).padEnd(width)}  ${command.summary}`),
    '',
    ...flagLines(commonFlags),
    '',
    'NOUN VERB --help explains one command. Exit codes and reasons: docs/operations.md.',
  ].join('\n');
}

/** One command with its flags. */
export function explanation(command: Wording): string {
  const needed = command.flags.filter((flag) => flag.required).map(shape);
  const optional = command.flags.some((flag) => !flag.required) ? ['[flags]'] : [];
  return [
    `npm run admin -- ${[callOf(command), ...needed, ...optional].join(' ')}`,
    '',
    `  ${command.summary}`,
    '',
    ...(command.operand ? [`  ${command.operand.name}: ${command.operand.help}`, ''] : []),
    ...flagLines(flagsOf(command)),
  ].join('\n');
}

const callOf = ({ noun, verb, operand }: Wording): string =>
  [noun, verb, ...(operand ? [operand.required ? operand.name : `[${operand.name}]`] : [])].join(' ');

const shape = (flag: Flag): string => (flag.value === null ? `--${flag.name}` : `--${flag.name} ${flag.value}`);

function flagLines(flags: readonly Flag[]): readonly string[] {
  const width = Math.max(...flags.map((flag) => shape(flag).length));
  return flags.map((flag) => `  ${shape(flag).padEnd(width)}  ${flag.help}${flag.required ? ' (needed)' : ''}`);
}
