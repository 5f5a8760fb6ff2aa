import { useContext } from 'react';
import type { Place } from '../../i18n/format.ts';
import type { KioskClient } from '../flow/ask-main.ts';
import type { FlowState, ScreenedTask } from '../flow/state.ts';
import { FrameContext } from './frame.ts';
import { taskScreens } from './task-screens.ts';

interface Props {
  readonly task: ScreenedTask;
  readonly state: FlowState;
  readonly place: Place;
  readonly today: string;
  readonly kiosk: KioskClient;
}

/** One task after ARRIVED, with the ways it can end. */
export function TaskStep({ task, state, place, today, kiosk }: Props) {
  const frame = useContext(FrameContext);
  const Screens = taskScreens[task];
  if (frame === null || Screens === undefined) return null;
  const { words, send } = frame;
  return (
    <Screens
      kiosk={kiosk}
      words={words}
      language={state.language}
      place={place}
      today={today}
      onDone={() => send({ type: 'task-done' })}
      onDesk={(reason) => send({ type: 'desk', reason })}
      onLost={(error) => send({ type: 'task-lost', why: error === 'visit-over' ? 'visit-over' : 'unavailable' })}
    />
  );
}
