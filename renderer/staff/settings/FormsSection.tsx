import { useCallback, useEffect, useState } from 'react';
import type { FormChoices } from '../../../shared/domain/forms/offer.ts';
import { settled } from '../asking/use-asked.ts';
import type { StaffWindow } from '../staff-window.ts';
import { useReading } from '../words/use-words.ts';
import { AboutForm, AskedForm } from './AskedForm.tsx';
import { type FormRuleDraft, newFormRule } from './form-rule-draft.ts';
import { moved } from './moved.ts';
import { Responders } from './Responders.tsx';
import type { SectionProps } from './SettingsForm.tsx';
import { TryForms } from './TryForms.tsx';

interface Props extends SectionProps {
  readonly formChoices: StaffWindow['formChoices'];
}

/** Which visits ask for which installed forms, and who comes when an answer needs a person. */
export function FormsSection({ formChoices, ...section }: Props) {
  const {
    words: {
      settings: { forms: say },
    },
  } = useReading();
  const { choices, again } = useChoices(formChoices);
  if (choices === 'reading') return <p className="soft">{say.reading}</p>;
  return (
    <>
      <p className="soft">{say.hint}</p>
      {choices === 'failed' ? (
        <p className="refusal" role="alert">
          {say.failed}{' '}
          <button type="button" className="text-button" onClick={again}>
            {say.again}
          </button>
        </p>
      ) : (
        <Chosen choices={choices} {...section} />
      )}
    </>
  );
}

/** Read once from the portal: nothing of it is kept on this computer. */
function useChoices(ask: StaffWindow['formChoices']) {
  const [choices, setChoices] = useState<FormChoices | 'reading' | 'failed'>('reading');
  const again = useCallback(() => {
    setChoices('reading');
    void settled(ask({})).then((answer) => setChoices(answer.ok ? answer.value : 'failed'));
  }, [ask]);
  useEffect(again, [again]);
  return { choices, again };
}

function Chosen({ choices, draft, onChange }: SectionProps & { readonly choices: FormChoices }) {
  const { words } = useReading();
  const { forms: say } = words.settings;
  // What was unassigned comes back as it was, should it have been a slip.
  const [removed, setRemoved] = useState<ReadonlyMap<string, FormRuleDraft>>(new Map());
  const { forms: rules } = draft;
  const set = (forms: readonly FormRuleDraft[]) => onChange({ ...draft, forms });
  const current = choices.forms.filter((form) => form.current);
  const others = current.filter(({ url }) => !rules.some(({ form }) => form === url));
  return (
    <>
      {current.length === 0 && rules.length === 0 && <p>{say.none}</p>}
      {rules.map((rule, at) => (
        <AskedForm
          key={rule.form}
          rule={rule}
          form={current.find(({ url }) => url === rule.form) ?? null}
          at={at}
          last={rules.length - 1}
          onChange={(next) => set(rules.with(at, next))}
          onMove={(by) => set(moved(rules, at, by))}
          onRemove={() => {
            setRemoved((before) => new Map([...before, [rule.form, rule]]));
            set(rules.toSpliced(at, 1));
          }}
        />
      ))}
      {others.length > 0 && <h3>{say.notAsked}</h3>}
      <ul className="installed-forms">
        {others.map((form) => (
          <li key={form.url}>
            <div>
              <b>{form.title}</b>
              <AboutForm form={form} />
            </div>
            <button
              type="button"
              className="button"
              aria-label={say.askFor(form.title)}
              onClick={() => set([...rules, removed.get(form.url) ?? newFormRule(form.url)])}
            >
              {say.ask}
            </button>
          </li>
        ))}
      </ul>
      <Responders choices={choices} draft={draft} onChange={onChange} />
      <TryForms draft={draft} forms={choices.forms} />
    </>
  );
}
