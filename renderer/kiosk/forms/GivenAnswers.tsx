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

/** What was added to a question with several answers; touching the last takes it away, and then the one before. */
export function GivenAnswers({ question, draft, words: { forms }, order, onChange }: Props) {
  if (question.most === 1) return null;
  const entries = entriesOfQuestion(question, draft);
  const before = draft.given.slice(0, -1);
  const last = draft.given.at(-1);
  const mayAdd = entries.length > draft.given.length && entries.length < question.most;
  return (
    <div className="form-given">
      {before.length > 0 && (
        <p className="form-given-before">
          {before.map((entry, at) => (
            <bdi key={at}>
              {at > 0 && ' · '}
              {givenWords(entry, question)}
            </bdi>
          ))}
        </p>
      )}
      {last !== undefined && (
        <Button label={forms.remove(givenWords(last, question))} onPress={() => onChange({ ...draft, given: before })}>
          <bdi>{givenWords(last, question)}</bdi> ×
        </Button>
      )}
      {mayAdd && <Button onPress={() => onChange(addGiven(question, draft, order))}>{forms.addAnother}</Button>}
    </div>
  );
}
