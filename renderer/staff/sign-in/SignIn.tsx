import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import { settled } from '../asking/use-asked.ts';
import { StaffField } from '../StaffField.tsx';
import { SubmitButton } from '../SubmitButton.tsx';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { type Credentials, codeDigits, type Missing, missingOf } from './credentials.ts';
import { PasswordField } from './PasswordField.tsx';

interface Props {
  readonly signIn: StaffWindow['signIn'];
  /** Why this screen is shown again, for example after five wrong PINs. */
  readonly notice: string | null;
  readonly onSignedIn: () => void;
  readonly children?: ReactNode;
}

const nothingMissing: Missing = { username: false, password: false, code: false };

/** User name, password and code. What was typed stays after a refusal, except the code, which is spent. */
export function SignIn({ signIn, notice, onSignedIn, children }: Props) {
  const words = useWords();
  const say = words.signIn;
  const [typed, setTyped] = useState<Credentials>({ username: '', password: '', code: '' });
  const [missing, setMissing] = useState(nothingMissing);
  const [state, setState] = useState<'idle' | 'asking' | RefusalOf<'signIn'>>('idle');
  const form = useRef<HTMLFormElement>(null);

  const type = (part: Partial<Credentials>) => {
    setTyped({ ...typed, ...part });
    setMissing(nothingMissing);
  };
  const focus = (name: keyof Credentials) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (state === 'asking') return;
    const lacks = missingOf(typed);
    setMissing(lacks);
    const first = (['username', 'password', 'code'] as const).find((field) => lacks[field]);
    if (first !== undefined) return focus(first);
    setState('asking');
    const answer = await settled(signIn({ ...typed, code: codeDigits(typed.code) }));
    if (answer.ok) return onSignedIn();
    setState(answer.error);
    setTyped({ ...typed, code: '' });
    focus('code');
  }

  return (
    <form ref={form} className="sheet sign-in" onSubmit={(event) => void submit(event)} noValidate aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">{say.title}</h1>
      {notice !== null && state === 'idle' && <Notice>{notice}</Notice>}
      <StaffField
        label={say.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={typed.username}
        problem={missing.username ? say.usernameMissing : null}
        onChange={({ target }) => type({ username: target.value })}
      />
      <PasswordField
        value={typed.password}
        problem={missing.password ? say.passwordMissing : null}
        onType={(password) => type({ password })}
      />
      <StaffField
        label={say.code}
        name="code"
        className="field-code"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={12}
        hint={say.codeHint}
        value={typed.code}
        problem={missing.code ? say.codeMissing : null}
        onChange={({ target }) => type({ code: target.value })}
      />
      <div role="alert" className="answer">
        {state !== 'idle' && state !== 'asking' && <p className="refusal">{sayRefusal(state, words)}</p>}
      </div>
      <SubmitButton busy={state === 'asking'}>{state === 'asking' ? say.busy : say.submit}</SubmitButton>
      {children}
    </form>
  );
}

function sayRefusal(refusal: RefusalOf<'signIn'>, { signIn, pipe }: ReturnType<typeof useWords>): string {
  if (refusal === 'forbidden' || refusal === 'malformed' || refusal === 'unavailable') return pipe[refusal];
  return signIn.refused[refusal];
}
