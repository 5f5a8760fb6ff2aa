import { useContext, useId, useState } from 'react';
import type { PageView, QuestionView } from '../../../shared/domain/forms/page-view.ts';
import type { FormProblem } from '../../../shared/ipc/kiosk/forms.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { DatePart } from '../../ui/date-entry.ts';
import { LanguagesContext } from '../languages-context.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import { ChoiceQuestion } from './ChoiceQuestion.tsx';
import { DateQuestion } from './DateQuestion.tsx';
import { FormHead } from './FormHead.tsx';
import { NumberQuestion } from './NumberQuestion.tsx';
import { problemSentence } from './problem-sentence.ts';
import type { PageDraft, QuestionDraft } from './question-draft.ts';
import { TextQuestion } from './TextQuestion.tsx';

interface Props {
  readonly name: string;
  readonly view: PageView;
  /** The language the form is shown in; `language` is the patient's own, for keys and numbers. */
  readonly shownIn: string;
  readonly language: string;
  readonly order: readonly DatePart[];
  readonly words: Catalogue;
  readonly problem: FormProblem | null;
  readonly draft: PageDraft;
  readonly onDraft: (draft: PageDraft) => void;
  readonly primary: { readonly label: string; readonly onPress: () => void; readonly busy?: boolean; readonly isNext?: boolean };
  readonly onNext: () => void;
  readonly onBack?: () => void;
}

/** One question, or two or three short ones of a kind. A page without questions is only read. */
export function QuestionPage(props: Props) {
  const { name, view, shownIn, words, problem, draft, onDraft, primary, onBack } = props;
  const title = useId();
  const message = useId();
  // A form in another language than the patient's runs its own way; what is ours on it keeps the patient's.
  const direction = useContext(LanguagesContext).directionOf(shownIn);
  const [active, setActive] = useState(problem?.question ?? 0);
  const [ownWords, setOwnWords] = useState(false);
  const first = view.questions[0];
  const at = Math.min(active, Math.max(0, view.questions.length - 1));
  const question = view.questions[at];
  const one = draft[at];
  const change = (next: QuestionDraft) => onDraft(draft.map((other, index) => (index === at ? next : other)));
  const told = problem === null ? null : problemSentence(problem, words);
  const single = view.questions.length === 1 ? first : undefined;
  const headline = single?.words ?? view.headings.at(-1) ?? view.title;
  const fieldProps = { titleId: title, messageId: message, words, told, onEnter: props.onNext, aloud: view.aloud };
  const writing = ownWords && question?.type === 'open-choice';
  const back = writing ? { onBack: () => setOwnWords(false) } : onBack === undefined ? {} : { onBack };

  return (
    <TaskScreen
      name={writing ? `${name}-own` : name}
      primary={writing ? { label: words.common.next, onPress: () => setOwnWords(false), isNext: true } : primary}
      {...back}
    >
      <div className={usesPad(question) ? 'form-page form-page-pad' : 'form-page'} dir={direction}>
        <FormHead
          id={title}
          view={question === undefined ? { ...view, instructions: [] } : view}
          words={words}
          lang={shownIn}
          question={headline}
          short={writing || isText(question)}
        />
        {question === undefined || one === undefined ? (
          <ToRead view={view} lang={shownIn} />
        ) : question.type === 'boolean' || isOptions(question.type) ? (
          writing ? (
            <TextQuestion
              {...fieldProps}
              questions={[{ ...question, type: 'string', most: 1, hint: question.openLabel }]}
              drafts={[{ ...one, typed: one.other ?? '' }]}
              active={0}
              language={props.language}
              onActive={() => undefined}
              onChange={(next) => change({ ...one, other: next.typed, ...(question.most === 1 ? { given: [] } : {}) })}
              onEnter={() => setOwnWords(false)}
              order={props.order}
            />
          ) : (
            <ChoiceQuestion
              {...fieldProps}
              lang={shownIn}
              question={question}
              draft={one}
              onChange={change}
              onOwnWords={() => setOwnWords(true)}
            />
          )
        ) : question.type === 'date' ? (
          <DateQuestion {...fieldProps} question={question} draft={one} order={props.order} onChange={change} />
        ) : question.type === 'string' || question.type === 'text' ? (
          <TextQuestion
            {...fieldProps}
            questions={view.questions}
            drafts={draft}
            active={at}
            language={props.language}
            onActive={setActive}
            onChange={change}
            order={props.order}
          />
        ) : (
          <NumberQuestion
            {...fieldProps}
            questions={view.questions}
            drafts={draft}
            active={at}
            language={props.language}
            onActive={setActive}
            onChange={change}
            order={props.order}
          />
        )}
      </div>
    </TaskScreen>
  );
}

/** A page without a question is what its instructions say. */
const ToRead = ({ view, lang }: Pick<Props, 'view'> & { readonly lang: string }) => (
  <div className="form-words" lang={lang}>
    {view.instructions.map((words, at) => (
      <p key={at} dir="auto" data-clinic={view.aloud ? '' : undefined}>
        {words}
      </p>
    ))}
  </div>
);

const usesPad = (question: QuestionView | undefined): boolean =>
  question !== undefined && ['date', 'integer', 'decimal', 'quantity'].includes(question.type);

const isText = (question: QuestionView | undefined): boolean => question?.type === 'string' || question?.type === 'text';

const isOptions = (type: string): boolean => type === 'choice' || type === 'open-choice';
