import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { LetterKeyboard } from '../../ui/LetterKeyboard.tsx';
import { useLatinOnly, useOwnLetters } from '../own-letters.ts';
import { keyboardWords } from '../screens/LetterScreen.tsx';
import { hintOf, type TypedProps } from './field-props.ts';
import { GivenAnswers } from './GivenAnswers.tsx';
import { TypedFields } from './TypedFields.tsx';

/** Words, over our own letter keys. */
export function TextQuestion(props: TypedProps) {
  const { messageId, words, told, aloud, questions, drafts, active, language, order, onChange, onEnter } = props;
  const letters = useOwnLetters(language);
  const note = useLatinOnly(language, 'address');
  const question = questions[active];
  const draft = drafts[active];
  if (question === undefined || draft === undefined) return null;
  return (
    <div className="form-letters">
      <div className={questions.length === 1 ? 'form-beside' : undefined}>
        <TypedFields {...props} />
        <GivenAnswers question={question} draft={draft} words={words} order={order} onChange={onChange} />
        <FieldMessage
          id={messageId}
          hint={questions.length > 1 || draft.given.length > 0 ? '' : hintOf(question, words)}
          note={draft.given.length > 0 ? '' : note}
          problem={told}
          clinic={aloud}
          ownWay
        />
      </div>
      <LetterKeyboard
        purpose="address"
        own={letters}
        language={language}
        typed={draft.typed}
        onChange={(typed) => onChange({ ...draft, typed })}
        onEnter={onEnter}
        words={keyboardWords(words)}
        maxLength={Math.min(question.longest ?? 1000, 1000)}
      />
    </div>
  );
}
