import { minutesAndSeconds, timeAt } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { DeskIcon } from '../../ui/icons.tsx';
import type { KioskClient } from '../flow/ask-main.ts';
import type { Step } from '../flow/state.ts';
import { Companions } from '../others/Companions.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import type { ScreenProps } from './props.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

type StepOf<Name extends Step['name']> = Extract<Step, { name: Name }>;

/** Below a full match this is all anyone is told, whatever the cause. */
export const RefusedScreen = ({ words, send, step }: ScreenProps & { readonly step: StepOf<'refused'> }) => (
  <DeskScreen
    title={words.refused.title}
    sentences={[words.refused.body, words.refused.keepPlace]}
    number={{ label: words.handOff.number, value: step.deskNumber }}
  >
    <Button onPress={() => send({ type: 'try-again' })}>{words.refused.tryAgain}</Button>
  </DeskScreen>
);

export function HandedOffScreen({ state, words, place, send, step }: ScreenProps & { readonly step: StepOf<'handed-off'> }) {
  // A slip on the first screen costs nothing: whoever does read this may go on.
  const mayGoOn = step.reason === 'not-in-your-language' && state.arrived === null;
  // The clinic's own sentence is in the language it was asked in; another language has ours.
  const own = step.says?.language === state.language ? { own: step.says.text } : {};
  const isHereAlready = state.arrived !== null && step.reason === 'patient-choice';
  const reason = 'own' in own ? [] : [isHereAlready ? words.handOff.afterArrival : words.handOff.reasons[step.reason]];
  const opens = step.opensAt === null ? [] : [words.handOff.earlier(timeAt(step.opensAt, place))];
  return (
    <DeskScreen
      title={words.handOff.title}
      {...own}
      sentences={[...reason, ...opens, words.handOff.keepPlace]}
      number={{ label: words.handOff.number, value: step.deskNumber }}
      sign={step.reason === 'not-in-your-language' ? <DeskIcon /> : null}
    >
      {mayGoOn ? (
        <Button onPress={() => send({ type: 'try-again' })}>{words.help.goOn}</Button>
      ) : step.mayManage === true ? (
        <Button onPress={() => send({ type: 'my-appointments' })}>{words.appointments.title}</Button>
      ) : undefined}
    </DeskScreen>
  );
}

/** Too many tries at this kiosk: it rests, and says for how long. */
export function PauseScreen({ words, send, step }: ScreenProps & { readonly step: StepOf<'pause'> }) {
  const left = useSecondsLeft(step.seconds);
  return (
    <DeskScreen
      title={words.throttled.title}
      sentences={[words.throttled.body, ...(left > 0 ? [words.throttled.again(minutesAndSeconds(left))] : [])]}
      number={{ label: words.handOff.number, value: step.deskNumber }}
    >
      {left === 0 ? <Button onPress={() => send({ type: 'try-again' })}>{words.throttled.back}</Button> : undefined}
    </DeskScreen>
  );
}

export const HelpConfirmScreen = ({ state, words, kiosk, send }: ScreenProps & { readonly kiosk: KioskClient }) => (
  <DeskScreen title={words.help.confirmTitle} sentences={[words.help.confirmBody]} number={null}>
    <Button kind="choice" busy={state.asking} onPress={() => send({ type: 'help-yes' })}>
      {words.help.yes}
    </Button>
    <Button kind="choice" onPress={() => send({ type: 'go-on' })}>
      {words.help.no}
    </Button>
    {state.arrived !== null && <Companions kiosk={kiosk} words={words} />}
  </DeskScreen>
);

export const HelpScreen = ({ words, kiosk, send, step }: ScreenProps & { readonly kiosk: KioskClient; readonly step: StepOf<'help'> }) => (
  <DeskScreen title={words.help.title} sentences={[words.help.body]} number={{ label: words.help.number, value: step.deskNumber }}>
    <Button onPress={() => send({ type: 'go-on' })}>{words.help.goOn}</Button>
    <Companions kiosk={kiosk} words={words} />
  </DeskScreen>
);

export const UnavailableScreen = ({ words }: ScreenProps) => (
  <DeskScreen title={words.unavailable.title} sentences={[words.unavailable.body]} number={null} />
);
