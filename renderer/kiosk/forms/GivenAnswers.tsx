import type { QuestionView } from '../../../shared/domain/forms/page-view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import type { DatePart } from '../../ui/date-entry.ts';
import { addGiven, entriesOfQuestion, givenWords, type QuestionDraft } from './question-draft.ts';

interface Props {
  readonly question: QuestionView;
  readonly draft: QuestionDraft;
  readonly words: Catalogue;
  readonly order: readonly DatePart[];
  readonly onChange: (draft: QuestionDraft) => void;
}

/** What was added to a question with several answers; touching one takes it away. */
export function GivenAnswers({ question, draft, words: { forms }, order, onChange }: Props) {
  if (question.most === 1) return null;
  const entries = entriesOfQuestion(question, draft);
  const mayAdd = entries.length > draft.given.length && entries.length < question.most;
  return (
    <div className="form-given">
      {draft.given.map((entry, at) => (
        <Button
          key={at}
          label={forms.remove(givenWords(entry, question))}
          onPress={() => onChange({ ...draft, given: draft.given.filter((_, other) => other !== at) })}
        >
          <bdi>{givenWords(entry, question)}</bdi> ×
        </Button>
      ))}
      {mayAdd && <Button onPress={() => onChange(addGiven(question, draft, order))}>{forms.addAnother}</Button>}
    </div>
  );
}
