import { useState } from 'react';
import { useReading } from '../words/use-words.ts';
import { moved } from './moved.ts';
import { RuleFields } from './RuleFields.tsx';
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
          <Order
            at={at}
            last={rules.length - 1}
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

interface OrderProps {
  readonly at: number;
  readonly last: number;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function Order({ at, last, onMove, onRemove }: OrderProps) {
  const {
    words: {
      settings: { rules: say },
    },
  } = useReading();
  const nth = at + 1;
  return (
    <div className="rule-order">
      <button
        type="button"
        className="icon-button"
        disabled={at === 0}
        aria-label={say.up(nth)}
        title={say.up(nth)}
        onClick={() => onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="icon-button"
        disabled={at === last}
        aria-label={say.down(nth)}
        title={say.down(nth)}
        onClick={() => onMove(1)}
      >
        ↓
      </button>
      <button type="button" className="text-button" aria-label={say.remove(nth)} onClick={onRemove}>
        {say.removeShort}
      </button>
    </div>
  );
}
