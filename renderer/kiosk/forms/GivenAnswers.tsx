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

/** What was added to a question with several answers; touching one takes it away. Of more than fit, the first ones are counted. */
export function GivenAnswers({ question, draft, words: { forms }, order, onChange }: Props) {
  if (question.most === 1) return null;
  const { given } = draft;
  const entries = entriesOfQuestion(question, draft);
  const mayAdd = entries.length > given.length && entries.length < question.most;
  const counted = Math.max(0, given.length - (mayAdd ? 1 : 2));
  return (
    <div className="form-given">
      {counted > 0 && (
        <p className="form-given-before">
          <bdi aria-hidden="true">{`+${counted}`}</bdi>
          <span className="visually-hidden">
            {given
              .slice(0, counted)
              .map((entry) => givenWords(entry, question))
              .join(' · ')}
          </span>
        </p>
      )}
      {given.slice(counted).map((entry, at) => {
        const said = givenWords(entry, question);
        return (
          // The same answer may be given twice: only its place tells it apart.
          <Button
            key={at}
            label={forms.remove(said)}
            onPress={() => onChange({ ...draft, given: given.filter((_, place) => place !== counted + at) })}
          >
            <bdi>{shortened(said)}</bdi> ×
          </Button>
        );
      })}
      {mayAdd && <Button onPress={() => onChange(addGiven(question, draft, order))}>{forms.addAnother}</Button>}
    </div>
  );
}

/** As much as stands on a button beside the field. */
const shortened = (said: string): string => (said.length > mostLetters ? `${said.slice(0, mostLetters - 1).trimEnd()}…` : said);

const mostLetters = 20;
