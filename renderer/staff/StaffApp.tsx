import { useEffect, useState } from 'react';
import type { StaffState } from '../../shared/ipc/staff.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAsked } from './asking/use-asked.ts';
import { Console } from './Console.tsx';
import { OutOfService } from './OutOfService.tsx';
import type { Page } from './pages.ts';
import type { Kept } from './settings/kept.ts';
import { ChoosePin } from './sign-in/ChoosePin.tsx';
import { Door } from './sign-in/Door.tsx';
import { Locked } from './sign-in/Locked.tsx';
import { SignIn } from './sign-in/SignIn.tsx';
import type { StaffWindow } from './staff-window.ts';
import { type Reading, ReadingContext, readings, useReading } from './words/use-words.ts';

interface Props {
  readonly staff: StaffWindow;
  /** The reader's own language until they choose; a BCP 47 tag of the system. */
  readonly systemLanguage: string;
}

/** The whole staff window. Main says which phase it is in; this page only shows it. */
export function StaffApp({ staff, systemLanguage }: Props) {
  const [reading, setReading] = useState<Reading>(systemLanguage.toLowerCase().startsWith('es') ? readings.es : readings.en);
  const asked = useAsked(staff, () => staff.state({}));
  useEffect(() => {
    document.documentElement.lang = reading.language;
  }, [reading]);
  return (
    <ReadingContext value={reading}>
      {asked.value === null ? (
        <main className="page-state" aria-busy={asked.phase === 'loading'}>
          <h1 className="visually-hidden">{reading.words.common.product}</h1>
          <p className="soft">{asked.phase === 'loading' ? reading.words.common.reading : reading.words.pipe.unavailable}</p>
          {asked.phase === 'failed' && <Button onPress={asked.again}>{reading.words.common.askAgain}</Button>}
        </main>
      ) : (
        <>
          {asked.value.demoNotice && (
            <aside className="demo" aria-label={reading.words.demoLabel}>
              <Notice>{reading.words.demo}</Notice>
            </aside>
          )}
          <Phases staff={staff} state={asked.value} onReading={setReading} onChanged={asked.again} />
        </>
      )}
    </ReadingContext>
  );
}

interface PhaseProps {
  readonly staff: StaffWindow;
  readonly state: StaffState;
  readonly onReading: (reading: Reading) => void;
  readonly onChanged: () => void;
}

function Phases({ staff, state, onReading, onChanged }: PhaseProps) {
  const { words } = useReading();
  const [notice, setNotice] = useState<'pin-spent' | 'signed-out' | null>(null);
  const [choosingPin, setChoosingPin] = useState(false);
  const [page, setPage] = useState<Page>('board');
  const [kept, setKept] = useState<Kept | null>(null);
  const { phase, role } = state;
  useEffect(() => {
    if (phase !== 'signed-out') return;
    setKept(null);
    setPage('board');
    setChoosingPin(false);
    return () => setNotice('signed-out');
  }, [phase]);

  if (state.outOfService !== null) return <OutOfService state={state} />;
  if (phase === 'signed-out' || role === null) {
    const why = notice === 'pin-spent' ? words.signIn.pinSpent : notice === 'signed-out' ? words.signIn.signedOut : null;
    return (
      <Door siteName={state.siteName} onReading={onReading}>
        <SignIn
          signIn={staff.signIn}
          notice={why}
          onSignedIn={() => {
            setChoosingPin(true);
            onChanged();
          }}
        />
      </Door>
    );
  }
  if (phase === 'locked') {
    return (
      <Locked
        staff={staff}
        state={state}
        onChanged={onChanged}
        onPinSpent={() => {
          setNotice('pin-spent');
          onChanged();
        }}
      />
    );
  }
  if (choosingPin && !state.pinSet) {
    const done = () => {
      setChoosingPin(false);
      onChanged();
    };
    return (
      <Door siteName={state.siteName} onReading={onReading}>
        <ChoosePin choosePin={staff.choosePin} onDone={done} onSkip={done} />
      </Door>
    );
  }
  return (
    <Console
      staff={staff}
      state={state}
      role={role}
      page={page}
      onPage={setPage}
      kept={kept}
      onKept={setKept}
      onChoosePin={() => setChoosingPin(true)}
      onReading={onReading}
      onChanged={onChanged}
    />
  );
}
