import { type ComponentProps, type ReactNode, useId } from 'react';
import { FieldMessage } from '../ui/FieldMessage.tsx';

interface Props extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  readonly label: string;
  readonly hint?: string;
  /** What to put right; stands under the field and is read with it. */
  readonly problem: string | null;
  /** Stands at the end of the field, such as a button or a unit. */
  readonly beside?: ReactNode;
  readonly className?: string;
}

/** A labelled field with its hint or its problem under it, tied to it for screen readers. */
export function StaffField({ label, hint = '', problem, beside, className = '', ...input }: Props) {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <input {...input} id={id} aria-invalid={problem !== null || undefined} aria-describedby={`${id}-say`} />
        {beside}
      </div>
      <FieldMessage id={`${id}-say`} hint={hint} problem={problem} />
    </div>
  );
}
