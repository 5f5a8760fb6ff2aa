import type { OfferedForm } from '../../../shared/domain/forms/offer.ts';
import { languageName } from '../words/dates.ts';
import { useReading } from '../words/use-words.ts';
import { type FormRuleDraft, judgeFormRule } from './form-rule-draft.ts';
import { TextInput } from './RuleFields.tsx';
import { RuleOrder } from './RuleOrder.tsx';

interface Props {
  readonly rule: FormRuleDraft;
  /** Null when it was retired since: then nobody is asked it. */
  readonly form: OfferedForm | null;
  readonly at: number;
  readonly last: number;
  readonly onChange: (rule: FormRuleDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One form that is asked, and of whom. */
export function AskedForm({ rule, form, at, last, onChange, onMove, onRemove }: Props) {
  const { words } = useReading();
  const { forms: say, units } = words.settings;
  const problems = judgeFormRule(rule);
  const title = form?.title ?? rule.form;
  return (
    <fieldset className="rule">
      <legend>{title}</legend>
      {form === null ? <p className="refusal">{say.gone}</p> : <AboutForm form={form} />}
      <div className="rule-fields">
        <TextInput
          label={say.visitTypes}
          hint={say.visitTypesHint}
          value={rule.visitTypes}
          problem={problems.get('visitTypes')}
          onChange={(visitTypes) => onChange({ ...rule, visitTypes })}
        />
        <TextInput
          label={say.practitioners}
          hint={say.practitionersHint}
          value={rule.practitioners}
          problem={problems.get('practitioners')}
          onChange={(practitioners) => onChange({ ...rule, practitioners })}
        />
        <TextInput
          label={say.everyDays}
          hint={say.everyDaysHint}
          unit={units.days}
          value={rule.everyDays}
          problem={problems.get('everyDays')}
          onChange={(everyDays) => onChange({ ...rule, everyDays })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={rule.headphonesOnly}
            onChange={({ target }) => onChange({ ...rule, headphonesOnly: target.checked })}
          />
          <span>{say.headphonesOnly}</span>
        </label>
      </div>
      <RuleOrder
        at={at}
        last={last}
        say={{ up: say.up(title), down: say.down(title), remove: say.stopFor(title), removeShort: say.stop }}
        onMove={onMove}
        onRemove={onRemove}
      />
    </fieldset>
  );
}

/** `Version 2 · 9 screens · English, Spanish`, and what a safety question asks for. */
export function AboutForm({ form }: { readonly form: OfferedForm }) {
  const { words, locale } = useReading();
  const { forms: say } = words.settings;
  const languages = form.languages.map((language) => languageName(language, locale)).join(', ');
  return (
    <>
      <p className="soft small">{say.about(form.version, form.screens, languages)}</p>
      {form.safety && <p className="soft small">{say.safety}</p>}
    </>
  );
}
