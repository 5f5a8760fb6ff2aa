import type { KioskClient } from '../flow/ask-main.ts';
import { pageAt, pagesOf, rowsOn } from '../flow/detail-pages.ts';
import { TicketScreen } from '../forms/TicketScreen.tsx';
import { ArrivedScreen } from './ArrivedScreen.tsx';
import { BirthDateScreen } from './BirthDateScreen.tsx';
import { ChangeScreen } from './ChangeScreen.tsx';
import { ChooseScreen } from './ChooseScreen.tsx';
import { CodeScreen } from './CodeScreen.tsx';
import { HandedOffScreen, HelpConfirmScreen, HelpScreen, PauseScreen, RefusedScreen, UnavailableScreen } from './DeskScreens.tsx';
import { DetailsScreen } from './DetailsScreen.tsx';
import { DoneScreen } from './DoneScreen.tsx';
import { MoreScreen } from './MoreScreen.tsx';
import { NameScreen } from './NameScreen.tsx';
import { ProofScreen } from './ProofScreen.tsx';
import type { ScreenProps } from './props.ts';
import { ScanScreen } from './ScanScreen.tsx';
import { SentCodeScreen } from './SentCodeScreen.tsx';
import { type Ways, WaysScreen } from './WaysScreen.tsx';

interface Props extends ScreenProps {
  readonly today: string;
  readonly ways: Ways;
  readonly kiosk: KioskClient;
}

/** The one screen of a step. A step without a screen does not compile. */
export function StepScreen(props: Props) {
  const { step, arrived } = props.state;
  switch (step.name) {
    case 'attract':
    case 'task':
    case 'appointments':
      return null;
    case 'ticket':
      return <TicketScreen {...props} />;
    case 'code':
      return <CodeScreen {...props} />;
    case 'scan':
      return <ScanScreen {...props} camera={step.camera} />;
    case 'ways':
      return <WaysScreen {...props} />;
    case 'sent-code':
      return <SentCodeScreen {...props} againAfterSeconds={step.againAfterSeconds} />;
    case 'last-name':
      return <NameScreen {...props} part="last" />;
    case 'first-name':
      return <NameScreen {...props} part="first" />;
    case 'birth-date':
      return <BirthDateScreen {...props} />;
    case 'proof':
      return <ProofScreen {...props} />;
    case 'choose':
      return <ChooseScreen {...props} starts={step.starts} />;
    case 'arrived':
      return arrived === null ? null : <ArrivedScreen {...props} arrived={arrived} />;
    case 'more':
      return arrived === null ? null : <MoreScreen {...props} arrived={arrived} />;
    case 'details':
      return (
        <DetailsScreen {...props} rows={rowsOn(props.state, step)} page={{ at: pageAt(props.state, step) + 1, of: pagesOf(props.state) }} />
      );
    case 'change':
      return <ChangeScreen {...props} draft={step.draft} />;
    case 'done':
      return arrived === null ? null : <DoneScreen {...props} arrived={arrived} />;
    case 'refused':
      return <RefusedScreen {...props} step={step} />;
    case 'handed-off':
      return <HandedOffScreen {...props} step={step} />;
    case 'pause':
      return <PauseScreen {...props} step={step} />;
    case 'help-confirm':
      return <HelpConfirmScreen {...props} />;
    case 'help':
      return <HelpScreen {...props} step={step} />;
    case 'unavailable':
      return <UnavailableScreen {...props} />;
  }
}
