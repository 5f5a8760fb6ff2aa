import { everyItem, type FormItem, isChoice } from './form.ts';

/**
 * The one kind of computed answer that is supported: the sum of the scores of chosen answers, as a total score is written in
 * FHIRPath. This reads the form of such an expression and says which questions it adds up; it does not run FHIRPath. Null for any other.
 */
export function questionsSummedBy(expression: string, items: readonly FormItem[]): string[] | null {
  const path = sumPath.exec(plain(expression));
  if (path === null) return null;
  const steps = [...(path.groups?.['steps'] ?? '').matchAll(step)].map(([found]) => found);
  const tests = steps.map(testOf);
  if (tests.includes(null)) return null;

  const passes = ({ linkId }: FormItem): boolean => tests.every((test) => test?.(linkId) ?? true);
  const scored = (candidates: readonly FormItem[]): string[] =>
    candidates.filter((item) => isChoice(item) && item.options.some(({ score }) => score !== null)).map(({ linkId }) => linkId);
  const named = scored(reached(items, steps, tests));
  // Authors write `%resource.item` where their questions lie in groups, which strictly adds up nothing; they mean every question.
  const found = named.length > 0 ? named : scored(everyItem(items).filter(passes));
  return found.length > 0 ? found : null;
}

/** Whether an expression is written as such a sum, whatever the form holds. */
export const isSumOfScores = (expression: string): boolean => sumPath.test(plain(expression));

const plain = (expression: string): string => expression.replace(/\s+/g, ' ').trim();

const condition = String.raw`where\((?:[^()']|'[^']*')*\)`;
const oneStep = String.raw`\.(?:item|answer|descendants\(\)|repeat\((?:item|item ?\| ?answer|\$this\.item)\)|${condition})`;
const score = String.raw`(?:\.value)?\.(?:weight\(\)|ordinal\(\)|extension(?:\('[^']*(?:ordinalValue|itemWeight)'\)|\.where\(url ?= ?'[^']*(?:ordinalValue|itemWeight)'\))\.value(?:Decimal)?)`;
const total = String.raw`\.(?:sum\(\)|aggregate\(\$this ?\+ ?\$total, ?0\))`;
const sumPath = new RegExp(
  `^%(?:resource|questionnaireResponse)(?<steps>(?:${oneStep})*?)(?:\\.answers\\(\\)|\\.answer)?${score}${total}$`,
);
const step = new RegExp(oneStep, 'g');

/** The items that the path reaches, read strictly. */
function reached(items: readonly FormItem[], steps: readonly string[], tests: readonly (Test | null)[]): readonly FormItem[] {
  const inside = (current: readonly FormItem[] | null): readonly FormItem[] =>
    current === null ? items : current.flatMap((item) => item.items);
  const take = (current: readonly FormItem[] | null, found: string, index: number): readonly FormItem[] | null => {
    if (found === '.item') return inside(current);
    if (found === '.descendants()' || found.startsWith('.repeat')) return everyItem(inside(current));
    if (found.startsWith('.where')) return (current ?? []).filter(({ linkId }) => tests[index]?.(linkId) ?? true);
    return current;
  };
  return steps.reduce<readonly FormItem[] | null>(take, null) ?? [];
}

type Test = (linkId: string) => boolean;

/** The condition of a `where` on linkId; every other step lets all pass. Null for a condition of another form. */
function testOf(found: string): Test | null {
  if (!found.startsWith('.where(')) return () => true;
  const inside = found.slice('.where('.length, -1).trim();
  const alternatives = inside.split(/ or /).map((part) => part.split(/ and /).map(comparisonOf));
  if (alternatives.some((tests) => tests.includes(null))) return null;
  return (linkId) => alternatives.some((tests) => tests.every((test) => test?.(linkId)));
}

function comparisonOf(text: string): Test | null {
  const [, operator, value] = /^(?:\$this\.)?linkId ?(=|!=|~|!~) ?'([^']*)'$/.exec(text.trim()) ?? [];
  if (value === undefined) return null;
  return operator?.startsWith('!') ? (linkId) => linkId !== value : (linkId) => linkId === value;
}
