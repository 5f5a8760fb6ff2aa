import { useState } from 'react';
import { useReading } from '../words/use-words.ts';
import type { Draft } from './draft.ts';
import { TextInput } from './RuleFields.tsx';
import { useSuggestions } from './suggestions.ts';
import { type Tried, tryRules } from './try-rules.ts';

/** A made-up patient, and what the kiosk would do with them. Nothing is saved. */
export function TryRules({ draft }: { readonly draft: Draft }) {
  const { words } = useReading();
  const { rules: say, problems } = words.settings;
  const known = useSuggestions();
  const [practitioner, setPractitioner] = useState('');
  const [visitType, setVisitType] = useState('');
  const [owes, setOwes] = useState(false);
  const [minutes, setMinutes] = useState('-10');
  const whole = /^[-−]?\d{1,4}$/.test(minutes.trim());
  const tried = whole ? tryRules(draft, { practitioner, visitType, owes, minutes: Number(minutes.trim().replace('−', '-')) }) : null;
  return (
    <section className="try-rules" aria-label={say.tryTitle}>
      <h4>{say.tryTitle}</h4>
      <p className="soft small">{say.tryIntro}</p>
      <div className="rule-fields">
        <TextInput
          label={say.practitioner}
          hint=""
          suggestions={known.practitioners}
          value={practitioner}
          problem={undefined}
          onChange={setPractitioner}
        />
        <TextInput
          label={say.visitType}
          hint=""
          suggestions={known.visitTypes}
          value={visitType}
          problem={undefined}
          onChange={setVisitType}
        />
        <TextInput
          label={say.tryMinutes}
          hint=""
          value={minutes}
          problem={whole ? undefined : { kind: 'notWhole' }}
          onChange={setMinutes}
        />
        <label className="check">
          <input type="checkbox" checked={owes} onChange={({ target }) => setOwes(target.checked)} />
          <span>{say.tryOwes}</span>
        </label>
      </div>
      <p className="example" role="status">
        {!whole ? problems.notWhole : tried === null ? say.tryFirst : sayTried(tried, say)}
      </p>
    </section>
  );
}

function sayTried({ answer, rule }: Tried, say: ReturnType<typeof useReading>['words']['settings']['rules']): string {
  const why = rule === null ? say.byNone : say.byRule(rule.name);
  const then = Object.entries(say.answers).find(([known]) => known === answer)?.[1] ?? say.answers.other;
  return `${then} ${why}`;
}
