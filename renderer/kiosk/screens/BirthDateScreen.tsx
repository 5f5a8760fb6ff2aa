import { useId } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { longDate } from '../../i18n/format.ts';
import { DateOfBirthField } from '../../ui/DateOfBirthField.tsx';
import type { DateProblem } from '../../ui/date-entry.ts';
import { readDate } from '../../ui/date-entry.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { orderFor } from '../flow/edit-entry.ts';
import { EntryPad } from './EntryPad.tsx';
import type { ScreenProps } from './props.ts';
import './PadScreen.css';

interface Props extends ScreenProps {
  /** Today at the site, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Month, day and year in the order this language writes them, read back as a long date once it is one. */
export function BirthDateScreen({ state, words, place, send, today }: Props) {
  const title = useId();
  const message = useId();
  const order = orderFor(state);
  const { date } = state.entry;
  const read = readDate(date, today, order);
  const problem = state.problem?.kind === 'date' ? state.problem : null;
  return (
    <div className="pad-screen">
      <div className="pad-screen-field">
        <h1 id={title} tabIndex={-1}>
          {words.date.title}
        </h1>
        <DateOfBirthField
          entry={date}
          order={order}
          onSelect={(part) => send({ type: 'select-part', part })}
          labels={{ month: words.date.month, day: words.date.day, year: words.date.year }}
          emptyWord={words.date.empty}
          labelledBy={title}
          describedBy={message}
          faulty={problem?.part ?? null}
        />
        <FieldMessage
          id={message}
          hint={'problem' in read ? words.date.yearHint : ''}
          problem={problem === null ? null : sentenceFor(problem.problem, words)}
        />
        <p className="pad-screen-echo" role="status" data-private="">
          {'day' in read ? longDate(read.day, place.locale) : ''}
        </p>
      </div>
      <EntryPad words={words} send={send} />
    </div>
  );
}

function sentenceFor(problem: DateProblem, { date }: Catalogue): string {
  const sentences: Readonly<Record<DateProblem, string>> = {
    'month-missing': date.monthMissing,
    'day-missing': date.dayMissing,
    'year-missing': date.yearMissing,
    'month-wrong': date.monthWrong,
    'day-wrong': date.dayWrong,
    'year-wrong': date.yearWrong,
  };
  return sentences[problem];
}
