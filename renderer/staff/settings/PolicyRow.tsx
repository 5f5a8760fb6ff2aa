import { useId } from 'react';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { type Reading, useReading } from '../words/use-words.ts';
import { defaultText, picksOf, units } from './policy-fields.ts';
import type { PolicyPath } from './policy-path.ts';
import type { SectionProps } from './SettingsForm.tsx';
import { sayProblem } from './say.ts';

interface Props extends SectionProps {
  readonly path: PolicyPath;
  /** Shown, not changed here. */
  readonly fixed?: boolean;
}

/** One value: what it does, the field with its unit, its default, and the way back to it. */
export function PolicyRow({ path, draft, problems, onChange, fixed = false }: Props) {
  const reading = useReading();
  const { settings: say } = reading.words;
  const id = useId();
  const { label, help } = say.values[path];
  const text = draft.policy[path];
  const set = (value: string) => onChange({ ...draft, policy: { ...draft.policy, [path]: value } });
  const differs = text !== defaultText[path];
  return (
    <div className="policy-row">
      <label htmlFor={id}>{label}</label>
      <div className="policy-value">
        {units[path] === 'yesNo' && (
          <input
            id={id}
            type="checkbox"
            aria-describedby={`${id}-say`}
            disabled={fixed}
            checked={text === 'true'}
            onChange={({ target }) => set(String(target.checked))}
          />
        )}
        {units[path] === 'choice' && <input id={id} readOnly aria-describedby={`${id}-say`} value={shownValue(path, text, reading)} />}
        {units[path] === 'pick' && (
          <select id={id} aria-describedby={`${id}-say`} value={text} onChange={({ target }) => set(target.value)}>
            {picksOf(path).map((pick) => (
              <option key={pick} value={pick}>
                {shownValue(path, pick, reading)}
              </option>
            ))}
          </select>
        )}
        {units[path] === 'clock' && (
          <input id={id} type="time" aria-describedby={`${id}-say`} value={text} onChange={({ target }) => set(target.value)} />
        )}
        {(isNumber(path) || units[path] === 'text') && (
          <input
            id={id}
            className={isNumber(path) ? 'number' : undefined}
            inputMode={isNumber(path) ? 'decimal' : 'text'}
            aria-describedby={`${id}-say`}
            aria-invalid={problems.has(path) || undefined}
            value={text}
            onChange={({ target }) => set(target.value)}
          />
        )}
        <span className="unit">{say.units[units[path]]}</span>
      </div>
      <p className="policy-default soft small">
        {say.policy.default(withUnit(path, defaultText[path], reading))}
        {differs && !fixed && (
          <button
            type="button"
            className="text-button"
            aria-label={say.policy.backToDefaultOf(label)}
            onClick={() => set(defaultText[path])}
          >
            {say.policy.backToDefault}
          </button>
        )}
      </p>
      <FieldMessage id={`${id}-say`} hint={help} problem={sayProblem(problems.get(path), reading)} />
    </div>
  );
}

const isNumber = (path: PolicyPath): boolean => !['yesNo', 'pick', 'choice', 'clock', 'text'].includes(units[path]);

function shownValue(
  path: PolicyPath,
  text: string,
  {
    words: {
      settings: { policy, picks },
    },
  }: Reading,
): string {
  if (units[path] === 'yesNo') return text === 'true' ? policy.yes : policy.no;
  if (units[path] === 'pick') return Object.entries(picks).find(([pick]) => pick === text)?.[1] ?? text;
  if (units[path] === 'choice') return text === 'off' ? policy.off : policy.required;
  return text;
}

const withUnit = (path: PolicyPath, text: string, reading: Reading): string =>
  `${shownValue(path, text, reading)} ${reading.words.settings.units[units[path]]}`.trim();
