import { Button } from '../../ui/Button.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { hintOf, type TypedProps } from './field-props.ts';
import { GivenAnswers } from './GivenAnswers.tsx';
import { TypedFields } from './TypedFields.tsx';
import '../screens/PadScreen.css';

/** A number, with its unit where it has one. */
export function NumberQuestion(props: TypedProps) {
  const { messageId, words, told, aloud, questions, drafts, active, language, order, onChange, onEnter } = props;
  const question = questions[active];
  const draft = drafts[active];
  if (question === undefined || draft === undefined) return null;
  const separator = question.type === 'integer' ? undefined : decimalSign(language);
  const type = (character: string) => {
    if (draft.typed.length < 15 && !(character === separator && draft.typed.includes(character)))
      onChange({ ...draft, typed: draft.typed + character });
  };
  const belowZero = typeof question.min === 'number' && question.min < 0;
  return (
    <div className="pad-screen form-pad">
      <div className="pad-screen-field">
        <TypedFields {...props} />
        {question.units.length > 1 && (
          <div className="form-units" role="group" aria-label={words.forms.unit} data-answer="">
            {question.units.map(({ key, words: said }) => (
              <Button key={key} pressed={draft.unit === key} onPress={() => onChange({ ...draft, unit: key })}>
                <span dir="auto" data-clinic={aloud ? '' : undefined}>
                  {said}
                </span>
              </Button>
            ))}
          </div>
        )}
        {belowZero && (
          <Button
            label={words.forms.minus}
            pressed={draft.typed.startsWith('-')}
            onPress={() => onChange({ ...draft, typed: draft.typed.startsWith('-') ? draft.typed.slice(1) : `-${draft.typed}` })}
          >
            −
          </Button>
        )}
        <GivenAnswers question={question} draft={draft} words={words} order={order} onChange={onChange} />
        <FieldMessage id={messageId} hint={hintOf(question, words)} problem={told} clinic={aloud} ownWay />
      </div>
      <Keypad
        label={words.code.keypad}
        eraseLabel={words.code.erase}
        {...(separator === undefined ? {} : { extra: separator })}
        onDigit={type}
        onErase={() => onChange({ ...draft, typed: draft.typed.slice(0, -1) })}
        onEnter={onEnter}
      />
    </div>
  );
}

/** How this language begins its decimals: a comma or a dot. */
const decimalSign = (language: string): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`).formatToParts(1.1).find(({ type }) => type === 'decimal')?.value ?? '.';
