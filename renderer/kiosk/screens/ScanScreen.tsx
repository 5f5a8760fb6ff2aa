import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import { codeLength } from '../../ui/code-entry.ts';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import type { KioskClient } from '../flow/ask-main.ts';
import type { CameraState } from '../flow/state.ts';
import { useCamera } from '../scan/use-camera.ts';
import { useDigitBurst } from '../scan/use-digit-burst.ts';
import type { ScreenProps } from './props.ts';
import './PadScreen.css';
import './ScanScreen.css';

interface Props extends ScreenProps {
  readonly camera: CameraState;
  readonly kiosk: KioskClient;
}

/** The QR of a letter held up to the camera, which shows what it sees; the number can be typed at any time instead. */
export function ScanScreen({ state: { problem }, words, send, camera, kiosk }: Props) {
  const message = useId();
  const { scan } = words.identify;
  const video = useCamera({
    kiosk,
    onState: (now) => send({ type: 'camera', camera: now }),
    onScan: (read) => send({ type: 'scanned', scan: read }),
  });
  useDigitBurst(codeLength, (code) => send({ type: 'scanned', scan: { kind: 'code', code } }));
  const shut = camera === 'none' || camera === 'off';
  const told = shut ? (camera === 'none' ? scan.noCamera : scan.off) : problem?.kind === 'strange' ? scan.strange : null;
  return (
    <div className="pad-screen">
      <div className="pad-screen-field">
        <h1 tabIndex={-1}>{scan.title}</h1>
        <p>{scan.hint}</p>
        <FieldMessage id={message} hint={camera === 'starting' ? scan.starting : scan.looking} problem={told} />
        <div className="pad-screen-others">
          <Button onPress={() => send({ type: 'back' })}>{scan.type}</Button>
          <Button onPress={() => send({ type: 'no-letter' })}>{words.code.missingLetter}</Button>
        </div>
      </div>
      <div className={shut ? 'scan-picture scan-picture-shut' : 'scan-picture'}>
        <video ref={video} muted playsInline aria-label={scan.picture} />
      </div>
    </div>
  );
}
