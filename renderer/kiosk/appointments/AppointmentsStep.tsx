import { useContext, useEffect, useState } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { dayAndTimeAt, type Place } from '../../i18n/format.ts';
import type { KioskClient } from '../flow/ask-main.ts';
import { DraftsContext, useDraft } from '../tasks/drafts.ts';
import { CancelScreen, CheckScreen, ListScreen, LookingScreen, OneScreen, ToldScreen } from './AppointmentScreens.tsx';
import { type Looking, notLooked, type Shown } from './looking.ts';
import { DayScreen, TimeScreen } from './TimeScreens.tsx';

interface Props {
  readonly kiosk: KioskClient;
  readonly words: Catalogue;
  readonly place: Place;
  readonly onLost: (why: 'visit-over' | 'unavailable') => void;
}

/** One's own appointments: see them, move one, cancel one, book a follow-up. Main knows whose they are; here are only times. */
export function AppointmentsStep(props: Props) {
  const { kiosk, words, place, onLost } = props;
  const [looking, change] = useDraft<Looking>('appointments', notLooked);
  const drafts = useContext(DraftsContext);
  const [busy, setBusy] = useState(false);
  const { shown, appointments, mayBook } = looking;
  const show = (next: Shown, more: Partial<Looking> = {}) => change((before) => ({ ...before, problem: null, ...more, shown: next }));

  /** One question to main at a time; what cannot be answered now is left to the desk. */
  async function asking<T>(
    question: Promise<{ ok: true; value: T } | { ok: false; error: string }>,
    then: (value: T) => void,
    taken?: () => void,
  ) {
    setBusy(true);
    const answer = await question;
    setBusy(false);
    if (answer.ok) return then(answer.value);
    if (answer.error === 'taken' && taken !== undefined) return taken();
    if (answer.error === 'visit-over') return onLost('visit-over');
    show({ at: 'offline' });
  }

  const lookAll = () =>
    asking(kiosk.myAppointments({}), (found) =>
      show({ at: 'list', page: 0 }, { appointments: found.appointments, mayBook: found.mayBook }),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the step is opened for the first time in a visit.
  useEffect(() => {
    if (!drafts.has('appointments')) void lookAll();
    return () => undefined;
  }, []);

  const lookForTimes = (appointment: number | null) =>
    void asking(kiosk.freeTimes({ appointment }), ({ starts }) =>
      show({ at: 'days', appointment, page: 0 }, { starts, problem: starts.length === 0 ? 'none-free' : null }),
    );
  const askDesk = (about: 'see' | 'move' | 'cancel' | 'book', appointment: number | null) =>
    void asking(kiosk.askAboutTime({ about, appointment }), ({ deskNumber }) => show({ at: 'desk', deskNumber }));
  const giveBack = (next: Shown) => {
    void kiosk.releaseTime({});
    show(next);
  };
  const startOf = (position: number) => dayAndTimeAt(appointments[position]?.start ?? 0, place);
  const common = { words, place, busy, looking };

  switch (shown.at) {
    case 'looking':
      return <LookingScreen words={words} />;
    case 'list':
      return (
        <ListScreen
          {...common}
          page={shown.page}
          onPage={(page) => show({ at: 'list', page })}
          onOpen={(position) => show({ at: 'one', position })}
          onBook={mayBook ? () => lookForTimes(null) : null}
        />
      );
    case 'one':
      return (
        <OneScreen
          {...common}
          position={shown.position}
          onBack={() => show({ at: 'list', page: 0 })}
          onMove={() => lookForTimes(shown.position)}
          onCancel={() => show({ at: 'cancel', position: shown.position })}
          onDesk={() => askDesk('move', shown.position)}
        />
      );
    case 'days':
      return (
        <DayScreen
          {...common}
          page={shown.page}
          onBack={() => show(shown.appointment === null ? { at: 'list', page: 0 } : { at: 'one', position: shown.appointment })}
          onPage={(page) => show({ ...shown, page })}
          onDay={(day) => show({ at: 'times', appointment: shown.appointment, day, page: 0 })}
          onDesk={() => askDesk(shown.appointment === null ? 'book' : 'move', shown.appointment)}
        />
      );
    case 'times':
      return (
        <TimeScreen
          {...common}
          day={shown.day}
          page={shown.page}
          onBack={() => show({ at: 'days', appointment: shown.appointment, page: 0 })}
          onPage={(page) => show({ ...shown, page })}
          onTime={(time) =>
            void asking(
              kiosk.holdTime({ time }),
              ({ until }) => show({ ...shown, at: 'check', time }, { heldUntil: until }),
              () => change((before) => ({ ...before, problem: 'taken', starts: without(before.starts, time) })),
            )
          }
        />
      );
    case 'check':
      return (
        <CheckScreen
          {...common}
          start={looking.starts[shown.time] ?? ''}
          moves={shown.appointment !== null}
          onBack={() => giveBack({ ...shown, at: 'times' })}
          onYes={() =>
            void asking(
              kiosk.takeTime({}),
              ({ start }) => show({ at: 'told', what: shown.appointment === null ? 'booked' : 'moved', when: dayAndTimeAt(start, place) }),
              () => lookForTimes(shown.appointment),
            )
          }
        />
      );
    case 'cancel':
      return (
        <CancelScreen
          {...common}
          position={shown.position}
          onBack={() => show({ at: 'one', position: shown.position })}
          onYes={() =>
            void asking(kiosk.cancelAppointment({ appointment: shown.position }), () =>
              show({ at: 'told', what: 'cancelled', when: startOf(shown.position) }),
            )
          }
        />
      );
    case 'told':
      return (
        <ToldScreen
          {...common}
          what={shown.what}
          when={shown.when}
          onAll={() => void lookAll()}
          onUndo={() =>
            void asking(
              kiosk.keepAppointment({}),
              () => show({ ...shown, what: 'stays' }),
              () => show({ at: 'offline' }),
            )
          }
        />
      );
    case 'desk':
      return <LookingScreen words={words} deskNumber={shown.deskNumber} />;
    case 'offline':
      return <LookingScreen words={words} onDesk={() => askDesk('see', null)} />;
  }
}

/** A time that somebody else took is gone from the list; the others keep their place. */
const without = (starts: Looking['starts'], time: number): Looking['starts'] => starts.map((start, at) => (at === time ? null : start));
