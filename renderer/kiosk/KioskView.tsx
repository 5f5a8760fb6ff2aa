import { useContext } from 'react';
import type { Surroundings, VisitStatus } from '../../shared/ipc/kiosk.ts';
import { isSpoken } from '../i18n/added/languages-of.ts';
import type { Place } from '../i18n/format.ts';
import { IdleWarning } from '../ui/IdleWarning.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AppointmentsStep } from './appointments/AppointmentsStep.tsx';
import { BottomBar } from './BottomBar.tsx';
import type { KioskClient } from './flow/ask-main.ts';
import type { Touch } from './flow/events.ts';
import type { FlowState } from './flow/state.ts';
import { LanguagesContext, useLanguages } from './languages-context.ts';
import { StaffHelp } from './others/StaffHelp.tsx';
import { Screen } from './Screen.tsx';
import { AttractScreen } from './screens/AttractScreen.tsx';
import { OutOfServiceScreen } from './screens/OutOfServiceScreen.tsx';
import { StepScreen } from './screens/StepScreen.tsx';
import type { Ways } from './screens/WaysScreen.tsx';
import { SpeechSwitchContext } from './speech/speech-switch.ts';
import { type Looks, TopBar } from './TopBar.tsx';
import { FrameContext, type FrameParts } from './tasks/frame.ts';
import { TaskStep } from './tasks/TaskStep.tsx';

export interface KioskViewProps {
  readonly state: FlowState;
  readonly surroundings: Surroundings;
  readonly status: VisitStatus | null;
  readonly looks: Looks;
  /** Milliseconds since 1970, for the clock of the first screen. */
  readonly now: number;
  /** Today at the site, `YYYY-MM-DD`. */
  readonly today: string;
  readonly tip: number | null;
  /** Tasks ask main themselves. */
  readonly kiosk: KioskClient;
  readonly send: (touch: Touch) => void;
  readonly onLooks: (looks: Looks) => void;
  readonly onStillHere: () => void;
  /** The patient ends the help of staff and goes on. */
  readonly onAlone: () => void;
  readonly onWarningSound: () => void;
}

/** Everything on the glass, from what is known. It keeps nothing and asks nothing. */
export function KioskView({
  state,
  surroundings,
  status,
  looks,
  now,
  today,
  tip,
  kiosk,
  send,
  onLooks,
  onStillHere,
  onAlone,
  onWarningSound,
}: KioskViewProps) {
  const known = useLanguages(surroundings);
  const speech = useContext(SpeechSwitchContext);
  // Whoever listens is led only into what the kiosk can say.
  const languages = speech.on ? known.offered.filter(isSpoken) : known.offered;
  const outOfService = status === null ? surroundings.outOfService : status.outOfService;
  if (outOfService !== null && state.arrived === null) return <OutOfServiceScreen languages={languages} code={outOfService} />;

  const { words, locale } = known.packFor(state.language);
  const place: Place = { locale, zone: surroundings.zone };
  const { name } = state.step;
  const helper = name === 'attract' ? null : (status?.helper ?? null);
  const warning = status?.idle.kind === 'warning' && name !== 'attract' && name !== 'done' ? status.idle : null;
  const onLanguage = (language: FlowState['language']) => send({ type: 'language', language });
  const ways: Ways = {
    byName: surroundings.nameTierAllowed,
    codeChannels: surroundings.codeChannels,
    online: status?.online ?? false,
  };
  const frame: FrameParts = {
    takeAwayUrl: surroundings.takeAwayUrl,
    words,
    send,
    ground: state.arrived === null ? 'paper' : 'arrived',
    largeText: state.largeText,
    fit: `${state.language} ${looks.text}`,
    covered: warning !== null || helper !== null,
    notice: surroundings.demoNotice ? <Notice>{words.common.unprotectedKey}</Notice> : undefined,
    header: (
      <TopBar
        siteName={surroundings.siteName}
        hasLogo={surroundings.hasLogo}
        words={words}
        languages={name === 'attract' ? [] : languages}
        language={state.language}
        onLanguage={onLanguage}
        looks={looks}
        onLooks={onLooks}
        onHelp={name === 'attract' ? () => send({ type: 'help' }) : null}
      />
    ),
  };
  return (
    <LanguagesContext value={known}>
      <FrameContext value={frame}>
        {state.step.name === 'task' ? (
          <TaskStep key={state.step.task} task={state.step.task} state={state} place={place} today={today} kiosk={kiosk} />
        ) : state.step.name === 'appointments' ? (
          <AppointmentsStep kiosk={kiosk} words={words} place={place} onLost={(why) => send({ type: 'task-lost', why })} />
        ) : (
          <Screen
            frame={frame}
            name={screenName(state)}
            footer={name === 'attract' ? null : <BottomBar state={state} words={words} send={send} />}
          >
            {name === 'attract' ? (
              <AttractScreen
                words={words}
                place={place}
                languages={languages}
                onLanguage={onLanguage}
                onOtherLanguage={() => send({ type: 'other-language' })}
                now={now}
                tip={tip}
              />
            ) : (
              <StepScreen state={state} words={words} place={place} today={today} ways={ways} kiosk={kiosk} send={send} />
            )}
          </Screen>
        )}
        {helper !== null && <StaffHelp words={words} name={helper.name} onAlone={onAlone} />}
        {warning !== null && helper === null && (
          <IdleWarning
            title={words.idle.title}
            sentence={words.idle.body(warning.secondsLeft)}
            stayLabel={words.idle.stay}
            secondsLeft={warning.secondsLeft}
            onStay={onStillHere}
            onSound={onWarningSound}
          />
        )}
      </FrameContext>
    </LanguagesContext>
  );
}

/** Parts of one field and the two kinds of proof are screens of their own. */
function screenName({ step, entry }: FlowState): string {
  if (step.name === 'details') return `details-${step.page ?? 0}`;
  if (step.name === 'change') return `change-${step.draft.field}-${step.draft.part}`;
  return step.name === 'proof' ? `proof-${entry.proofKind}` : step.name;
}
