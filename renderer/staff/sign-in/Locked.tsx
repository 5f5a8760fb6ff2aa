import { type FormEvent, useState } from 'react';
import { clockIn, type Instant } from '../../../shared/domain/time.ts';
import type { StaffState } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { settled, useAsked } from '../asking/use-asked.ts';
import { nowFrom, useTick } from '../asking/use-now.ts';
import { useHelpCalls } from '../board/use-help-calls.ts';
import { StaffField } from '../StaffField.tsx';
import { SubmitButton } from '../SubmitButton.tsx';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { useWords } from '../words/use-words.ts';
import { LockedLanes } from './LockedLanes.tsx';

interface Props {
  readonly staff: StaffWindow;
  readonly state: StaffState;
  readonly onChanged: () => void;
  /** Main ended the session because of wrong PINs. */
  readonly onPinSpent: () => void;
}

/** Numbers, counts and calls for help, no names; a PIN opens it again. */
export function Locked({ staff, state, onChanged, onPinSpent }: Props) {
  const { locked: say } = useWords();
  const tick = useTick();
  const asked = useAsked(staff, () => staff.lockedBoard({}));
  useHelpCalls(asked.value?.needsYou ?? null);
  const now: Instant = nowFrom(null, 0, tick);
  const leave = async () => {
    await settled(staff.signOut({}));
    onChanged();
  };
  return (
    <main className="locked">
      <section className="locked-door" aria-labelledby="locked-title">
        <p className="locked-clock tabular">{clockIn(state.zone, now)}</p>
        <div className="sheet">
          <h1 id="locked-title">{say.title}</h1>
          {state.name !== null && <p>{say.signedInAs(state.name)}</p>}
          {state.pinSet ? <PinForm staff={staff} onChanged={onChanged} onPinSpent={onPinSpent} /> : <p>{say.noPin}</p>}
          <Button onPress={() => void leave()} kind={state.pinSet ? 'quiet' : 'primary'}>
            {state.pinSet ? say.signOut : say.signInAgain}
          </Button>
        </div>
        <p className="soft">{say.namesHidden}</p>
      </section>
      <LockedLanes asked={asked} now={now} zone={state.zone} />
    </main>
  );
}

function PinForm({ staff, onChanged, onPinSpent }: Omit<Props, 'state'>) {
  const words = useWords();
  const say = words.locked;
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<'missing' | RefusalOf<'unlock'> | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pin === '') return setProblem('missing');
    const answer = await settled(staff.unlock({ pin }));
    setPin('');
    if (answer.ok) return onChanged();
    if (answer.error === 'signed-out') return onPinSpent();
    setProblem(answer.error);
  }

  const text =
    problem === null ? null : problem === 'missing' ? say.pinMissing : problem === 'wrong-pin' ? say.wrongPin : sayPipe(problem, words);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <StaffField
        label={say.pin}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        autoFocus
        className="field-code"
        value={pin}
        problem={text}
        onChange={({ target }) => {
          setPin(target.value);
          setProblem(null);
        }}
      />
      <SubmitButton>{say.unlock}</SubmitButton>
    </form>
  );
}

const sayPipe = (problem: Exclude<RefusalOf<'unlock'>, 'wrong-pin'>, { pipe }: ReturnType<typeof useWords>): string =>
  problem === 'signed-out' ? '' : pipe[problem];
