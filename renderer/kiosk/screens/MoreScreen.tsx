import { Button } from '../../ui/Button.tsx';
import type { KioskClient } from '../flow/ask-main.ts';
import type { Arrived } from '../flow/state.ts';
import { Companions } from '../others/Companions.tsx';
import type { ScreenProps } from './props.ts';
import './MoreScreen.css';

interface Props extends ScreenProps {
  readonly kiosk: KioskClient;
  readonly arrived: Arrived;
}

/** Beside the way through: nothing here is asked, and nothing here is missed by whoever never opens it. */
export const MoreScreen = ({ words, kiosk, send, arrived }: Props) => (
  <div className="more">
    <div>
      <h1 tabIndex={-1}>{words.others.moreTitle}</h1>
      <p>{words.others.moreHint}</p>
    </div>
    <Companions kiosk={kiosk} words={words} />
    {arrived.maySeeConsents === true && (
      <div className="more-choices">
        <Button onPress={() => send({ type: 'agreed' })}>{words.consents.agreedTitle}</Button>
      </div>
    )}
  </div>
);
