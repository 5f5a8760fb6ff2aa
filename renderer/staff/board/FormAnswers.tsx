import { useState } from 'react';
import { clockIn, type TimeZone } from '../../../shared/domain/time.ts';
import { Button } from '../../ui/Button.tsx';
import { settled } from '../asking/use-asked.ts';
import type { StaffWindow } from '../staff-window.ts';
import { useReading } from '../words/use-words.ts';
import { sayTakeRefusal } from './Alerts.tsx';

interface Props {
  readonly appointment: Parameters<StaffWindow['readForms']>[0]['appointment'];
  readonly zone: TimeZone;
  readonly readForms: StaffWindow['readForms'];
}

type Answer = Awaited<ReturnType<StaffWindow['readForms']>>;
type Forms = Extract<Answer, { ok: true }>['value']['forms'];

/** What a patient answered, read from the portal when asked for, and gone when the drawer closes. */
export function FormAnswers({ appointment, zone, readForms }: Props) {
  const { words, locale } = useReading();
  const { forms: say } = words;
  const [answer, setAnswer] = useState<Answer | 'asking' | null>(null);
  const read = async () => {
    setAnswer('asking');
    setAnswer(await settled(readForms({ appointment, language: locale })));
  };
  if (answer === null || answer === 'asking')
    return (
      <Button busy={answer === 'asking'} onPress={() => void read()}>
        {say.read}
      </Button>
    );
  if (!answer.ok) return <p className="refusal">{sayTakeRefusal(answer.error, words)}</p>;
  if (answer.value.forms.length === 0) return <p className="soft">{say.nothing}</p>;
  return answer.value.forms.map((form) => <OneForm key={form.title} form={form} zone={zone} />);
}

function OneForm({ form, zone }: { readonly form: Forms[number]; readonly zone: TimeZone }) {
  const { words } = useReading();
  const { forms: say } = words;
  return (
    <section className="answers">
      <h3>{form.title}</h3>
      <p className="soft small">
        {say.answeredAt(clockIn(zone, form.answeredAt))}
        {!form.done && `, ${say.unfinished}`}
      </p>
      <dl>
        {form.lines.map((line, at) => (
          // A line has no other name than its place in the form.
          <div key={at} className={`answer-${line.kind}${line.safety ? ' answer-safety' : ''}`}>
            <dt>{line.words}</dt>
            {line.kind !== 'heading' && (
              <dd>{line.answers.length === 0 ? <span className="soft">{say.noAnswer}</span> : line.answers.join(', ')}</dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
