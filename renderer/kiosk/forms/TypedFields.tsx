import { usePress } from '../../ui/press.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { TypedProps } from './field-props.ts';

/** One field, or two or three beside each other; touching one sends the keys there. */
export function TypedFields({ questions, drafts, active, onActive, titleId, messageId, told, aloud }: TypedProps) {
  const number = questions.every(({ type }) => type !== 'string' && type !== 'text');
  const only = questions.length === 1;
  return (
    <div className="form-fields">
      {questions.map((question, at) => {
        const labelId = only ? titleId : `${titleId}-${at}`;
        const unit = question.unit ?? question.units.find(({ key }) => key === drafts[at]?.unit)?.words ?? null;
        return (
          <Field
            key={labelId}
            active={at === active}
            onPress={() => onActive(at)}
            label={only ? null : question.words}
            labelId={labelId}
            aloud={aloud}
          >
            <TextField
              typed={drafts[at]?.typed ?? ''}
              labelledBy={labelId}
              describedBy={messageId}
              faulty={told !== null && at === active}
              direction={number ? 'ltr' : 'auto'}
            />
            {unit !== null && (
              <span className="form-unit" data-clinic={aloud ? '' : undefined}>
                {unit}
              </span>
            )}
          </Field>
        );
      })}
    </div>
  );
}

interface FieldProps {
  readonly active: boolean;
  readonly label: string | null;
  readonly labelId: string;
  readonly aloud: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

function Field({ active, label, labelId, aloud, onPress, children }: FieldProps) {
  const press = usePress(onPress);
  if (label === null) return <div className="form-field">{children}</div>;
  return (
    <button
      type="button"
      className={active ? 'form-field form-field-active' : 'form-field'}
      aria-current={active ? 'true' : undefined}
      {...press}
    >
      <span id={labelId} className="form-label" data-clinic={aloud ? '' : undefined}>
        {label}
      </span>
      {children}
    </button>
  );
}
