import { BuiltInLanguage, type Language } from '../../../shared/domain/language.ts';
import { contrastWithWhite, minContrast, SiteSettings } from '../../../shared/domain/site.ts';
import { type FormRuleDraft, type FormRuleProblem, formRuleDraftOf, formRuleOf, judgeFormRules } from './form-rule-draft.ts';
import { judgePolicyText, type PolicyText, policyOf, policyPaths, policyText } from './policy-fields.ts';
import type { PolicyPath } from './policy-path.ts';
import { judgeRules, type RuleDraft, type RuleProblem, ruleDraftOf, ruleOf } from './rule-draft.ts';

export interface Interval {
  readonly opens: string;
  readonly closes: string;
}
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** The settings as they stand in the fields, half typed values included. */
export interface Draft {
  readonly name: string;
  readonly logo: SiteSettings['logo'];
  readonly primaryColour: string;
  /** At most two spans a day; none is closed. */
  readonly hours: Readonly<Record<Weekday, readonly Interval[]>>;
  readonly languages: readonly Language[];
  readonly seating: Readonly<Record<Language, string>>;
  readonly policy: PolicyText;
  /** Rules of arrival, in the order they are looked at. */
  readonly rules: readonly RuleDraft[];
  /** Which visits ask for which forms, in the order they are asked. */
  readonly forms: readonly FormRuleDraft[];
  /** Clinicians named to come when an answer needs a person. */
  readonly responders: SiteSettings['responders'];
}

/** Names one thing that can be changed, and under which its problem is shown. */
export type DraftKey = PlainKey | `hours.${Weekday}` | `seating.${string}` | PolicyPath;
/** Things that change as a whole. */
export type PlainKey = 'name' | 'logo' | 'primaryColour' | 'languages' | 'rules' | 'forms' | 'responders';

export type Problem =
  | RuleProblem
  | FormRuleProblem
  | { readonly kind: 'colourShape' | 'lowContrast' | 'hoursOrder' | 'hoursOverlap' | 'hoursMissing' | 'atLeastOneLanguage' };

const noSeats = Object.fromEntries(BuiltInLanguage.options.map((language) => [language, '']));

export function draftOf(settings: SiteSettings): Draft {
  const spans = (weekday: Weekday) =>
    settings.hours
      .filter((row) => row.weekday === weekday)
      .map(({ opens, closes }) => ({ opens, closes }))
      .sort((a, b) => a.opens.localeCompare(b.opens));
  return {
    name: settings.name,
    logo: settings.logo,
    primaryColour: settings.primaryColour,
    hours: Object.fromEntries(weekdays.map((day) => [day, spans(day)])) as unknown as Draft['hours'],
    languages: settings.languages,
    seating: { ...noSeats, ...settings.seating } as Draft['seating'],
    policy: policyText(settings.policy),
    rules: settings.policy.arrival.rules.map(ruleDraftOf),
    forms: settings.forms.map(formRuleDraftOf),
    responders: settings.responders,
  };
}

/** Everything that needs another look before the draft can be saved. */
export function problemsOf(draft: Draft): ReadonlyMap<DraftKey, Problem> {
  const found: (readonly [DraftKey, Problem | null])[] = [
    ['name', judgeText(draft.name, 120)],
    ['primaryColour', judgeColour(draft.primaryColour)],
    ['languages', draft.languages.length === 0 ? { kind: 'atLeastOneLanguage' } : null],
    ...weekdays.map((day) => [`hours.${day}`, judgeHours(draft.hours[day])] as const),
    ...Object.entries(draft.seating).map(([language, text]) => [`seating.${language}`, judgeLength(text, 120)] as const),
    ['rules', judgeRules(draft.rules)],
    ['forms', judgeFormRules(draft.forms)],
    ...policyPaths.map((path) => [path, judgePolicyText(path, draft.policy[path])] as const),
  ];
  return new Map(found.flatMap(([key, problem]) => (problem === null ? [] : [[key, problem] as const])));
}

/** The settings to save. Call it only when there are no problems; the schema still has the last word. */
export function settingsOf(draft: Draft): SiteSettings {
  const policy = policyOf(draft.policy);
  return SiteSettings.parse({
    name: draft.name,
    logo: draft.logo,
    primaryColour: draft.primaryColour,
    hours: weekdays.flatMap((weekday) => draft.hours[weekday].map((span) => ({ weekday, ...span }))),
    languages: draft.languages,
    seating: Object.fromEntries(Object.entries(draft.seating).filter(([, text]) => text.trim() !== '')),
    policy: { ...policy, arrival: { ...policy.arrival, rules: draft.rules.map(ruleOf) } },
    forms: draft.forms.map(formRuleOf),
    responders: draft.responders,
  });
}

export const sameDraft = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);

export const colourShape = (colour: string): boolean => /^#[0-9a-fA-F]{6}$/.test(colour);

function judgeText(text: string, limit: number): Problem | null {
  return text.trim() === '' ? { kind: 'missing' } : judgeLength(text, limit);
}

const judgeLength = (text: string, limit: number): Problem | null => (text.trim().length > limit ? { kind: 'tooLong', limit } : null);

function judgeColour(colour: string): Problem | null {
  if (!colourShape(colour)) return { kind: 'colourShape' };
  return contrastWithWhite(colour) < minContrast ? { kind: 'lowContrast' } : null;
}

function judgeHours(spans: readonly Interval[]): Problem | null {
  if (spans.some(({ opens, closes }) => opens === '' || closes === '')) return { kind: 'hoursMissing' };
  if (spans.some(({ opens, closes }) => closes <= opens)) return { kind: 'hoursOrder' };
  const sorted = [...spans].sort((a, b) => a.opens.localeCompare(b.opens));
  return sorted.some(({ opens }, at) => opens < (sorted[at - 1]?.closes ?? '')) ? { kind: 'hoursOverlap' } : null;
}
