import type { QuestionView } from '../../../shared/domain/forms/page-view.ts';
import { DateOfBirthField } from '../../ui/DateOfBirthField.tsx';
import { type DatePart, eraseDateDigit, selectPart, typeDateDigit } from '../../ui/date-entry.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import type { FieldProps } from './field-props.ts';
import { GivenAnswers } from './GivenAnswers.tsx';
import type { QuestionDraft } from './question-draft.ts';
import '../screens/PadScreen.css';

interface Props extends FieldProps {
  readonly question: QuestionView;
  readonly draft: QuestionDraft;
  readonly order: readonly DatePart[];
  readonly onChange: (draft: QuestionDraft) => void;
}

/** A day, a month, or a year: what is not known may stay empty. */
export function DateQuestion({ titleId, messageId, words, told, aloud, question, draft, order, onChange, onEnter }: Props) {
  const { date } = draft;
  return (
    <div className="pad-screen form-pad">
      <div className="pad-screen-field">
        <DateOfBirthField
          entry={date}
          order={order}
          onSelect={(part) => onChange({ ...draft, date: selectPart(date, part) })}
          labels={{ month: words.date.month, day: words.date.day, year: words.date.year }}
          emptyWord={words.date.empty}
          labelledBy={titleId}
          describedBy={messageId}
          faulty={told === null ? null : date.active}
        />
        <GivenAnswers question={question} draft={draft} words={words} order={order} onChange={onChange} />
        <FieldMessage id={messageId} hint={[...question.help, words.forms.dateHint].join(' ')} problem={told} clinic={aloud} ownWay />
      </div>
      <Keypad
        label={words.code.keypad}
        eraseLabel={words.code.erase}
        onDigit={(digit) => onChange({ ...draft, date: typeDateDigit(date, digit, order) })}
        onErase={() => onChange({ ...draft, date: eraseDateDigit(date, order) })}
        onEnter={onEnter}
      />
    </div>
  );
}
