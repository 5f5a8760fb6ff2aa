import { type ReactNode, useContext } from 'react';
import { Button } from '../../ui/Button.tsx';
import { BackIcon, DeskIcon, HelpIcon, NextIcon } from '../../ui/icons.tsx';
import { Screen } from '../Screen.tsx';
import { FrameContext } from './frame.ts';
import '../BottomBar.css';

interface Props {
  /** Unlike any other screen of the kiosk: begins with the name of the task. */
  readonly name: string;
  /** What goes on; null where the choice is made on the screen itself. */
  readonly primary: { readonly label: string; readonly onPress: () => void; readonly busy?: boolean; readonly isNext?: boolean } | null;
  /** The screen before within the task; without it, back leaves the task. */
  readonly onBack?: () => void;
  /** The desk is already the answer here, or one of the choices on the screen. */
  readonly deskKnows?: boolean;
  readonly children: ReactNode;
}

/** One screen of a task after ARRIVED: back, help, the desk, and the way to a chair are on every one of them. */
export function TaskScreen({ name, primary, onBack, deskKnows = false, children }: Props) {
  const frame = useContext(FrameContext);
  if (frame === null) throw new Error('a task screen stands within the frame of the kiosk');
  const { words, send, ground } = frame;
  const footer = (
    <div className="bottom-bar">
      <Button icon={<BackIcon />} onPress={onBack ?? (() => send({ type: 'back' }))}>
        {words.common.back}
      </Button>
      <Button icon={<HelpIcon />} onPress={() => send({ type: 'help' })}>
        {words.common.help}
      </Button>
      {ground === 'arrived' && !deskKnows && (
        <Button icon={<DeskIcon />} onPress={() => send({ type: 'desk' })}>
          {words.common.desk}
        </Button>
      )}
      {ground === 'arrived' ? (
        <Button onPress={() => send({ type: 'sit-down' })}>{words.arrived.sit}</Button>
      ) : (
        <Button onPress={() => send({ type: 'finish' })}>{words.common.finish}</Button>
      )}
      {primary !== null && (
        <Button
          kind="primary"
          className="bottom-bar-primary"
          busy={primary.busy ?? false}
          icon={primary.isNext === true ? <NextIcon /> : undefined}
          iconAtEnd
          onPress={primary.onPress}
        >
          {primary.label}
        </Button>
      )}
      <span className="visually-hidden" role="status">
        {primary?.busy === true ? words.common.checking : ''}
      </span>
    </div>
  );
  return (
    <Screen frame={frame} name={name} footer={footer} personal>
      {children}
    </Screen>
  );
}
