import { ArrivalRule } from '../../../shared/domain/arrival-rule.ts';
import { BuiltInLanguage, type Language } from '../../../shared/domain/language.ts';
import type { PolicyProblem } from './policy-fields.ts';

/** A rule as it stands in its fields; an empty text says nothing. */
export interface RuleDraft {
  readonly name: string;
  readonly practitioner: string;
  readonly visitType: string;
  readonly owes: boolean;
  readonly does: ArrivalRule['does'];
  readonly opens: string;
  readonly closes: string;
  readonly says: Readonly<Record<Language, string>>;
}

export type RuleField = 'name' | 'practitioner' | 'visitType' | 'opens' | 'closes' | 'says';
export type RuleProblem = PolicyProblem | { readonly kind: 'tooLong'; readonly limit: number } | { readonly kind: 'ruleForNobody' };

const noSentences = Object.fromEntries(BuiltInLanguage.options.map((language) => [language, ''])) as RuleDraft['says'];

export const newRule: RuleDraft = {
  name: '',
  practitioner: '',
  visitType: '',
  owes: false,
  does: 'desk',
  opens: '',
  closes: '',
  says: noSentences,
};

export const ruleDraftOf = ({ name, when, does, opensMinutesBefore, closesMinutesAfter, says }: ArrivalRule): RuleDraft => ({
  name,
  practitioner: when.practitioner ?? '',
  visitType: when.visitType ?? '',
  owes: when.owes,
  does,
  opens: opensMinutesBefore === null ? '' : String(opensMinutesBefore),
  closes: closesMinutesAfter === null ? '' : String(closesMinutesAfter),
  says: { ...noSentences, ...says } as RuleDraft['says'],
});

/** The rule that the fields say. Call it only when none has a problem; the schema still has the last word. */
export const ruleOf = ({ name, practitioner, visitType, owes, does, opens, closes, says }: RuleDraft): ArrivalRule =>
  ArrivalRule.parse({
    name,
    when: { practitioner: practitioner.trim() || null, visitType: visitType.trim() || null, owes },
    does,
    opensMinutesBefore: minutesOf(opens),
    closesMinutesAfter: minutesOf(closes),
    says: does === 'desk' ? Object.fromEntries(Object.entries(says).filter(([, text]) => text.trim() !== '')) : {},
  });

/** What needs another look, by field. */
export function judgeRule(rule: RuleDraft): ReadonlyMap<RuleField, RuleProblem> {
  const nobody = rule.practitioner.trim() === '' && rule.visitType.trim() === '' && !rule.owes;
  const found: readonly (readonly [RuleField, RuleProblem | null])[] = [
    ['name', rule.name.trim() === '' ? { kind: 'missing' } : judgeLength(rule.name, 80)],
    ['practitioner', nobody ? { kind: 'ruleForNobody' } : judgeLength(rule.practitioner, 120)],
    ['visitType', judgeLength(rule.visitType, 120)],
    ['opens', judgeMinutes(rule.opens)],
    ['closes', judgeMinutes(rule.closes)],
    [
      'says',
      Object.values(rule.says)
        .map((text) => judgeLength(text, 120))
        .find((problem) => problem !== null) ?? null,
    ],
  ];
  return new Map(found.flatMap(([field, problem]) => (problem === null ? [] : [[field, problem] as const])));
}

/** The first problem of all rules, for the foot of the page. */
export const judgeRules = (rules: readonly RuleDraft[]): RuleProblem | null =>
  rules.flatMap((rule) => [...judgeRule(rule).values()]).at(0) ?? null;

const minutesOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

const judgeLength = (text: string, limit: number): RuleProblem | null => (text.trim().length > limit ? { kind: 'tooLong', limit } : null);

function judgeMinutes(text: string): RuleProblem | null {
  const value = minutesOf(text);
  if (value === null) return null;
  if (!Number.isFinite(value)) return { kind: 'notNumber' };
  if (!Number.isInteger(value)) return { kind: 'notWhole' };
  if (value < 0) return { kind: 'tooLow', limit: 0 };
  return value > 1440 ? { kind: 'tooHigh', limit: 1440 } : null;
}
