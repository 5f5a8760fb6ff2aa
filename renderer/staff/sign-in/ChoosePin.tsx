import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { settled } from '../asking/use-asked.ts';
import { StaffField } from '../StaffField.tsx';
import { SubmitButton } from '../SubmitButton.tsx';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { judgePin } from './pin.ts';

interface Props {
  readonly choosePin: StaffWindow['choosePin'];
  readonly onDone: () => void;
  readonly onSkip: () => void;
}

type Problem = Exclude<ReturnType<typeof judgePin>, null> | RefusalOf<'choosePin'>;

/** Offered once after signing in; it may be skipped and chosen later. */
export function ChoosePin({ choosePin, onDone, onSkip }: Props) {
  const words = useWords();
  const { pin: say } = words;
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const doubt = judgePin(pin, again);
    setProblem(doubt);
    if (doubt !== null) return;
    const answer = await settled(choosePin({ pin }));
    if (answer.ok) return onDone();
    setProblem(answer.error);
    setAgain('');
  }

  const type = (set: (value: string) => void) => (value: string) => {
    set(value);
    setProblem(null);
  };
  const first = problem === null || problem === 'different' ? null : sayProblem(problem, words);
  return (
    <form className="sheet sign-in" onSubmit={(event) => void submit(event)} noValidate aria-labelledby="pin-title">
      <h1 id="pin-title">{say.title}</h1>
      <p>{say.body}</p>
      <StaffField
        label={say.first}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        autoFocus
        className="field-code"
        value={pin}
        problem={first}
        onChange={({ target }) => type(setPin)(target.value)}
      />
      <StaffField
        label={say.again}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        className="field-code"
        value={again}
        problem={problem === 'different' ? say.different : null}
        onChange={({ target }) => type(setAgain)(target.value)}
      />
      <div className="choices">
        <Button onPress={onSkip}>{say.skip}</Button>
        <SubmitButton>{say.submit}</SubmitButton>
      </div>
      <p className="soft">{say.skipNote}</p>
    </form>
  );
}

function sayProblem(problem: Exclude<Problem, 'different'>, { pin, pipe }: ReturnType<typeof useWords>): string {
  if (problem === 'too-short') return pin.tooShort;
  if (problem === 'forbidden' || problem === 'malformed' || problem === 'unavailable') return pipe[problem];
  return pin.refused[problem];
}
