import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { useReading } from '../words/use-words.ts';
import { type Interval, type Weekday, weekdays } from './draft.ts';
import type { SectionProps } from './SettingsForm.tsx';
import { sayProblem, weekdayName } from './say.ts';

const usual: Interval = { opens: '08:00', closes: '17:00' };
const afternoon: Interval = { opens: '', closes: '' };

/** When the site is open, one row a day, up to two spans. */
export const HoursSection = (props: SectionProps) => (
  <div className="hours">
    {weekdays.map((day) => (
      <DayRow key={day} day={day} {...props} />
    ))}
  </div>
);

function DayRow({ day, draft, problems, onChange }: SectionProps & { readonly day: Weekday }) {
  const reading = useReading();
  const {
    words: {
      settings: { hours: say },
    },
    locale,
  } = reading;
  const name = weekdayName(day, locale);
  const spans = draft.hours[day];
  const set = (next: readonly Interval[]) => onChange({ ...draft, hours: { ...draft.hours, [day]: next } });
  const problem = sayProblem(problems.get(`hours.${day}`), reading);
  return (
    <div className="day" role="group" aria-label={name}>
      <label className="check">
        <input
          type="checkbox"
          aria-label={say.openOn(name)}
          checked={spans.length > 0}
          onChange={({ target }) => set(target.checked ? [usual] : [])}
        />
        <span className="day-name">{name}</span>
      </label>
      <div className="spans">
        {spans.length === 0 && <span className="soft">{say.closed}</span>}
        {spans.map((span, at) => (
          <Span key={at} span={span} name={name} onChange={(changed) => set(spans.map((one, index) => (index === at ? changed : one)))} />
        ))}
      </div>
      {spans.length === 1 && (
        <button type="button" className="text-button" aria-label={say.secondOn(name)} onClick={() => set([...spans, afternoon])}>
          {say.second}
        </button>
      )}
      {spans.length > 1 && (
        <button type="button" className="text-button" aria-label={say.removeSecondOn(name)} onClick={() => set(spans.slice(0, 1))}>
          {say.removeSecond}
        </button>
      )}
      {problem !== null && <FieldMessage id={`hours-${day}`} hint="" problem={problem} />}
    </div>
  );
}

function Span({ span, name, onChange }: { readonly span: Interval; readonly name: string; readonly onChange: (span: Interval) => void }) {
  const {
    words: {
      settings: { hours: say },
    },
  } = useReading();
  return (
    <span className="span">
      <input
        type="time"
        aria-label={say.fromOn(name)}
        value={span.opens}
        onChange={({ target }) => onChange({ ...span, opens: target.value })}
      />
      <span>{say.to}</span>
      <input
        type="time"
        aria-label={say.toOn(name)}
        value={span.closes}
        onChange={({ target }) => onChange({ ...span, closes: target.value })}
      />
    </span>
  );
}
