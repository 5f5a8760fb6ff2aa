import { expect, test } from 'vitest';
import { commands } from '../../../portal/cli/commands.ts';
import { readRequest } from '../../../portal/cli/grammar.ts';
import { explanation, overview } from '../../../portal/cli/help.ts';
import { nearest } from '../../../portal/cli/nearest.ts';

const errorOf = (line: string) => {
  const request = readRequest(line.split(' '), commands);
  return request.ok ? null : request.error;
};

test.each([
  ['staf make', 'There is no command "staf". Did you mean "staff"?'],
  ['site mkae', 'There is no site command "mkae". Did you mean "make"?'],
  ['day make --sed 3', 'There is no flag "--sed". Did you mean "--seed"?'],
  ['data import DIR --refused out.txt', 'There is no flag "--refused". Did you mean "--refused-to"?'],
  ['xylophone play', 'There is no command "xylophone". There is: organisation, site, staff, device, data, day, '],
])('"%s" is answered with the nearest word', (line, answer) => {
  expect(errorOf(line)).toContain(answer);
});

test.each([
  ['site make --name A', 'site make needs --zone ZONE'],
  ['data import', 'data import needs DIR'],
  ['data import one two', '"two" was not expected'],
  ['day make --seed', '--seed needs a value'],
  ['day make --seed --json', '--seed needs a value'],
  ['day make --seed 1 --seed 2', '--seed was given twice'],
  ['day make --json=yes', '--json takes no value'],
  ['staff list extra', '"extra" was not expected'],
])('"%s" says what is missing or too much', (line, answer) => {
  expect(errorOf(line)).toContain(answer);
});

test('values may follow a space or an equals sign, and hold one themselves', () => {
  const request = readRequest(['site', 'policy', '--set=arrival.opensMinutesBefore=60', '--set', 'a=b', '--site', 'x'], commands);
  if (!request.ok || request.value.kind !== 'run') throw new Error('not understood');
  expect(request.value.typed.many('set')).toEqual(['arrival.opensMinutesBefore=60', 'a=b']);
  expect(request.value.typed.one('site')).toBe('x');
});

test.each(['', 'help', '--help', 'site', 'site help', 'site --help'])('"%s" asks for help', (line) => {
  expect(readRequest(line === '' ? [] : line.split(' '), commands)).toMatchObject({ ok: true, value: { kind: 'help' } });
});

test('help names every command, and every command explains each of its flags', () => {
  const all = overview(commands);
  for (const command of commands) {
    expect(all).toContain(`${command.noun} ${command.verb}`);
    const one = explanation(command);
    for (const flag of command.flags) expect(one).toContain(`--${flag.name}`);
    expect(readRequest([command.noun, command.verb, '--help'], commands)).toMatchObject({
      ok: true,
      value: { kind: 'help', about: command },
    });
  }
});

test.each([
  ['organization', 'organisation'],
  ['demoo', 'demo'],
  ['qqqqqqq', null],
])('of the commands, "%s" is nearest to %s', (typed, near) => {
  expect(
    nearest(
      typed,
      commands.map(({ noun }) => noun),
    ),
  ).toBe(near);
});
