import { useId } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { languageName } from '../words/dates.ts';
import { useReading } from '../words/use-words.ts';
import { judgeRule, type RuleDraft, type RuleProblem } from './rule-draft.ts';
import { sayProblem } from './say.ts';
import { useSuggestions } from './suggestions.ts';

interface Props {
  readonly rule: RuleDraft;
  /** Offered at this site. */
  readonly languages: readonly Language[];
  readonly onChange: (rule: RuleDraft) => void;
}

/** One rule: whom it is for, what the kiosk then does, and what the patient reads. */
export function RuleFields({ rule, languages, onChange }: Props) {
  const { words, locale } = useReading();
  const { rules: say, units } = words.settings;
  const known = useSuggestions();
  const problems = judgeRule(rule);
  const text = (field: 'name' | 'practitioner' | 'visitType' | 'opens' | 'closes') => ({
    value: rule[field],
    problem: problems.get(field),
    onChange: (value: string) => onChange({ ...rule, [field]: value }),
  });
  return (
    <div className="rule-fields">
      <TextInput label={say.name} hint={say.nameHint} {...text('name')} />
      <h4>{say.who}</h4>
      <TextInput label={say.practitioner} hint={say.practitionerHint} suggestions={known.practitioners} {...text('practitioner')} />
      <TextInput label={say.visitType} hint={say.visitTypeHint} suggestions={known.visitTypes} {...text('visitType')} />
      <label className="check">
        <input type="checkbox" checked={rule.owes} onChange={({ target }) => onChange({ ...rule, owes: target.checked })} />
        <span>{say.owes}</span>
      </label>
      <h4>{say.kioskDoes}</h4>
      <Does rule={rule} onChange={onChange} />
      <TextInput label={say.opens} hint={say.asAbove} unit={units.minutes} {...text('opens')} />
      <TextInput label={say.closes} hint={say.asAbove} unit={units.minutes} {...text('closes')} />
      {rule.does === 'desk' && (
        <>
          {languages.map((language) => (
            <TextInput
              key={language}
              label={say.says(languageName(language, locale))}
              hint=""
              language={language}
              value={rule.says[language] ?? ''}
              problem={(rule.says[language] ?? '').trim().length > 120 ? { kind: 'tooLong', limit: 120 } : undefined}
              onChange={(value) => onChange({ ...rule, says: { ...rule.says, [language]: value } })}
            />
          ))}
          <p className="soft small">{say.saysHint}</p>
        </>
      )}
    </div>
  );
}

function Does({ rule, onChange }: Pick<Props, 'rule' | 'onChange'>) {
  const group = useId();
  const {
    words: {
      settings: { rules: say },
    },
  } = useReading();
  return (
    <div className="rule-then" role="radiogroup" aria-label={say.kioskDoes}>
      {(['desk', 'arrive'] as const).map((does) => (
        <label key={does} className="check">
          <input type="radio" name={group} checked={rule.does === does} onChange={() => onChange({ ...rule, does })} />
          <span>{say[does]}</span>
        </label>
      ))}
    </div>
  );
}

interface TextInputProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem: RuleProblem | undefined;
  readonly onChange: (value: string) => void;
  readonly unit?: string;
  readonly language?: Language;
  /** Offered while typing; anything else may be typed as well. */
  readonly suggestions?: readonly string[];
}

export function TextInput({ label, hint, value, problem, onChange, unit, language, suggestions = [] }: TextInputProps) {
  const id = useId();
  const reading = useReading();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <input
          id={id}
          lang={language}
          dir={language === undefined ? undefined : 'auto'}
          className={unit === undefined ? undefined : 'number'}
          inputMode={unit === undefined ? undefined : 'numeric'}
          list={suggestions.length === 0 ? undefined : `${id}-list`}
          aria-describedby={`${id}-say`}
          aria-invalid={problem !== undefined || undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
        {unit !== undefined && <span className="unit">{unit}</span>}
        {suggestions.length > 0 && (
          <datalist id={`${id}-list`}>
            {suggestions.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
      </div>
      <FieldMessage id={`${id}-say`} hint={hint} problem={sayProblem(problem, reading)} />
    </div>
  );
}
