import { useState } from 'react';
import { EyeIcon } from '../../ui/icons.tsx';
import { StaffField } from '../StaffField.tsx';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly value: string;
  readonly problem: string | null;
  readonly onType: (password: string) => void;
}

/** Pasting and password managers are welcome; it can be shown, so that a long password need not be typed blind. */
export function PasswordField({ value, problem, onType }: Props) {
  const { signIn } = useWords();
  const [shown, setShown] = useState(false);
  const label = shown ? signIn.hide : signIn.show;
  return (
    <StaffField
      label={signIn.password}
      name="password"
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      problem={problem}
      onChange={({ target }) => onType(target.value)}
      beside={
        <button
          type="button"
          className="icon-button"
          aria-label={label}
          title={label}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <EyeIcon />
        </button>
      }
    />
  );
}
