import { defaultPolicy, Policy } from '../../shared/domain/policy.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { suggestion } from './command.ts';

type Value = string | number | boolean | readonly unknown[];

/** Every policy value by its dotted name, in the order of the type. */
const valuesOf = (policy: Policy): readonly (readonly [string, Value])[] =>
  Object.entries(policy).flatMap(([group, values]) =>
    Object.entries(values).map(([name, value]) => [`${group}.${name}`, value as Value] as const),
  );

const names = valuesOf(defaultPolicy).map(([name]) => name);

/** Applies `name=value` changes. The error is one sentence: which name or value is not possible. */
export function readPolicyChanges(policy: Policy, changes: readonly string[]): Result<Policy, string> {
  const next: Record<string, Record<string, unknown>> = structuredClone(policy);
  for (const change of changes) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(change) ?? [];
    if (name === undefined || text === undefined) return err(`--set is NAME=VALUE, for example arrival.opensMinutesBefore=60.`);
    if (!names.includes(name)) return err(`There is no policy value "${name}". ${suggestion(name, names)}`);
    const [group = '', key = ''] = name.split('.');
    next[group] = { ...next[group], [key]: valueFrom(text) };
    const checked = Policy.safeParse(next);
    if (!checked.success) return err(`${name} cannot be "${text}": ${checked.error.issues[0]?.message ?? 'not possible'}.`);
  }
  return ok(Policy.parse(next));
}

/** One line per value; those that differ from the default say what it is. */
export function policyLines(policy: Policy): readonly string[] {
  const defaults = new Map(valuesOf(defaultPolicy));
  return valuesOf(policy).map(
    ([name, value]) => `${name}=${written(value)}${same(defaults.get(name), value) ? '' : `  (default ${written(defaults.get(name))})`}`,
  );
}

const written = (value: Value | undefined): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
const same = (one: Value | undefined, other: Value): boolean => written(one) === written(other);

function valueFrom(text: string): Value {
  if (text.startsWith('[')) return listFrom(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** A list is written as JSON; what is not JSON is refused as any other text would be. */
function listFrom(text: string): Value {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : text;
  } catch {
    return text;
  }
}
