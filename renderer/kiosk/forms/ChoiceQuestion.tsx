import { useState } from 'react';
import type { QuestionView } from '../../../shared/domain/forms/page-view.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { type FieldProps, hintOf } from './field-props.ts';
import { isChosen, type QuestionDraft, toggled } from './question-draft.ts';

interface Props extends FieldProps {
  readonly question: QuestionView;
  readonly draft: QuestionDraft;
  readonly lang: string;
  readonly onChange: (draft: QuestionDraft) => void;
  readonly onOwnWords: () => void;
}

/** As many answers as fit beside each other at the size of a finger; more come on a further page. */
const perPage = 6;

/** Yes or no, one of several, or several of them. Nothing goes on by itself. */
export function ChoiceQuestion({ titleId, messageId, words, told, aloud, question, draft, lang, onChange, onOwnWords }: Props) {
  const { forms } = words;
  const [page, setPage] = useState(0);
  const choices = [
    ...(question.type === 'boolean'
      ? [yesNo(forms.yes, true, { draft, onChange }), yesNo(forms.no, false, { draft, onChange })]
      : question.options.map(({ key, words: said }) => ({
          key,
          said,
          chosen: isChosen(draft, key),
          press: () => onChange(toggled(question, draft, key)),
        }))),
    ...(question.type === 'open-choice'
      ? [{ key: ' other', said: question.openLabel ?? forms.somethingElse, chosen: (draft.other ?? '') !== '', press: onOwnWords }]
      : []),
  ];
  const paged = choices.length > perPage;
  const shown = paged ? choices.slice(page * (perPage - 1), (page + 1) * (perPage - 1)) : choices;
  const pages = Math.ceil(choices.length / (perPage - 1));
  const several = question.most > 1 ? forms.chooseSeveral : '';
  return (
    <div className="form-choice">
      <div className="form-options" role="group" aria-labelledby={titleId} aria-describedby={messageId} data-answer="">
        {shown.map(({ key, said, chosen, press }) => (
          <Button key={key} kind="choice" pressed={chosen} onPress={press} {...(question.type === 'boolean' ? {} : { lang })}>
            <span dir="auto" data-clinic={aloud ? '' : undefined}>
              {said}
            </span>
          </Button>
        ))}
        {paged && (
          <Button onPress={() => setPage((page + 1) % pages)}>
            <bdi>{`${forms.moreAnswers} (${page + 1}/${pages})`}</bdi>
          </Button>
        )}
      </div>
      <FieldMessage
        id={messageId}
        hint={[several, hintOf(question, words)].filter((part) => part !== '').join(' ')}
        problem={told}
        clinic={aloud}
        ownWay
      />
    </div>
  );
}

const yesNo = (
  said: string,
  value: boolean,
  { draft, onChange }: { readonly draft: QuestionDraft; readonly onChange: (draft: QuestionDraft) => void },
) => {
  const chosen = draft.given[0] === value;
  return { key: String(value), said, chosen, press: () => onChange({ ...draft, given: chosen ? [] : [value] }) };
};
