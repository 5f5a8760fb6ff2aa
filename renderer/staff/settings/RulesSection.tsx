import { useState } from 'react';
import { useReading } from '../words/use-words.ts';
import { moved } from './moved.ts';
import { RuleFields } from './RuleFields.tsx';
import { RuleOrder } from './RuleOrder.tsx';
import { newRule, type RuleDraft } from './rule-draft.ts';
import type { SectionProps } from './SettingsForm.tsx';
import { TryRules } from './TryRules.tsx';

/** The site's own rules of arrival, in the order they are looked at, and what they would do. */
export function RulesSection({ draft, onChange }: SectionProps) {
  const {
    words: {
      settings: { rules: say },
    },
  } = useReading();
  const [removed, setRemoved] = useState<{ readonly rule: RuleDraft; readonly at: number } | null>(null);
  const { rules } = draft;
  const set = (next: readonly RuleDraft[]) => onChange({ ...draft, rules: next });
  const change = (next: readonly RuleDraft[]) => {
    setRemoved(null);
    set(next);
  };
  return (
    <section className="rules" aria-label={say.title}>
      <h3>{say.title}</h3>
      <p className="soft">{rules.length === 0 ? `${say.none} ${say.intro}` : say.intro}</p>
      {rules.map((rule, at) => (
        <fieldset key={at} className="rule">
          <legend>{rule.name.trim() || say.nth(at + 1)}</legend>
          <RuleFields rule={rule} languages={draft.languages} onChange={(next) => change(rules.with(at, next))} />
          <RuleOrder
            at={at}
            last={rules.length - 1}
            say={{ up: say.up(at + 1), down: say.down(at + 1), remove: say.remove(at + 1), removeShort: say.removeShort }}
            onMove={(by) => change(moved(rules, at, by))}
            onRemove={() => {
              setRemoved({ rule, at });
              set(rules.toSpliced(at, 1));
            }}
          />
        </fieldset>
      ))}
      <p role="status">
        {removed !== null && (
          <>
            {say.removed(removed.rule.name.trim() || say.nth(removed.at + 1))}{' '}
            <button type="button" className="text-button" onClick={() => change(rules.toSpliced(removed.at, 0, removed.rule))}>
              {say.putBack}
            </button>
          </>
        )}
      </p>
      <button type="button" className="button" onClick={() => change([...rules, newRule])}>
        {say.add}
      </button>
      <TryRules draft={draft} />
    </section>
  );
}
