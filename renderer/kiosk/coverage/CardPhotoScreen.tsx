import { useEffect, useRef, useState } from 'react';
import type { CardSide } from '../../../shared/domain/coverage.ts';
import { Button } from '../../ui/Button.tsx';
import { type CameraState, CameraView, frameMargin, type Grabbed, grabFrame } from '../../ui/CameraView.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { TaskProps } from '../tasks/task-props.ts';
import { cardJpeg } from './card-jpeg.ts';
import { triesBeforeAnyway } from './coverage-draft.ts';
import { allEdges, judgePicture, type PictureFault, seenEdges } from './picture-quality.ts';
import './Coverage.css';

interface Props extends Pick<TaskProps, 'kiosk' | 'words' | 'onLost'> {
  readonly side: CardSide;
  readonly poor: number;
  readonly onPoor: () => void;
  readonly onKept: () => void;
  readonly onType: () => void;
  readonly onNoCamera: () => void;
  readonly onBack: () => void;
}

/** Wide enough to read small print; more only costs time on the line. */
const widest = 1600;

interface Taken extends Grabbed {
  readonly fault: PictureFault | null;
}

/** One side of the card: a live view with a frame, then the picture with what is wrong with it, to use or to take again. */
export function CardPhotoScreen({ kiosk, words, side, poor, onPoor, onKept, onType, onNoCamera, onBack, onLost }: Props) {
  const say = words.coverage;
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<CameraState>('starting');
  const [seen, setSeen] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => () => void kiosk.watchFor({ camera: false, scanner: false }), [kiosk]);

  const take = () => {
    const grabbed = video.current === null ? null : grabFrame(video.current, widest);
    if (grabbed === null) return;
    const fault = judgePicture(grabbed.pixels, grabbed.frameWidth);
    if (fault !== null) onPoor();
    setTaken({ ...grabbed, fault });
  };
  const use = async () => {
    if (taken === null || busy) return;
    setBusy(true);
    const picture = await cardJpeg(taken.canvas);
    const kept = picture === null ? null : await kiosk.keepCardPicture({ side, picture });
    setBusy(false);
    if (kept?.ok === true) onKept();
    else if (kept === null || kept.error === 'not-a-picture' || kept.error === 'too-large') setTaken(null);
    else onLost(kept.error);
  };
  const changed = (now: CameraState) => (now === 'none' || now === 'off' ? onNoCamera() : setCamera(now));

  const good = taken !== null && taken.fault === null;
  const again = () => setTaken(null);
  const primary = good
    ? { label: say.use, onPress: () => void use(), busy }
    : taken === null
      ? { label: say.take, onPress: take, busy: camera !== 'live' }
      : { label: say.again, onPress: again };
  return (
    <TaskScreen name={`coverage-photo-${side}${taken === null ? '' : '-taken'}`} primary={primary} onBack={taken === null ? onBack : again}>
      <div className="card-photo">
        <div className="card-photo-words">
          <h1 tabIndex={-1}>{side === 'front' ? say.front : say.back}</h1>
          <FieldMessage
            id="card-photo-told"
            hint={taken !== null ? say.readable : camera === 'live' ? (seen ? say.hold : say.place) : say.starting}
            problem={taken?.fault ? say.faults[taken.fault] : null}
          />
          {good && <Button onPress={again}>{say.again}</Button>}
          {taken?.fault && poor >= triesBeforeAnyway && (
            <Button busy={busy} onPress={() => void use()}>
              {say.useAnyway}
            </Button>
          )}
          {taken === null && <Button onPress={onType}>{say.typeInstead}</Button>}
        </div>
        {taken === null ? (
          <CameraView
            allow={async () => (await kiosk.watchFor({ camera: true, scanner: false })).ok}
            onState={changed}
            onLook={(small) => setSeen(allEdges(seenEdges(small, frameMargin)))}
            label={say.picture}
            seen={seen}
            video={video}
          />
        ) : (
          <TakenPicture taken={taken} label={side === 'front' ? say.pictureFront : say.pictureBack} />
        )}
      </div>
    </TaskScreen>
  );
}

/** The still, drawn and never given an address: there is nothing to load again. */
function TakenPicture({ taken, label }: { readonly taken: Taken; readonly label: string }) {
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = place.current;
    if (canvas === null) return;
    [canvas.width, canvas.height] = [taken.canvas.width, taken.canvas.height];
    canvas.getContext('2d')?.drawImage(taken.canvas, 0, 0);
    return () => {
      [canvas.width, canvas.height] = [0, 0];
    };
  }, [taken]);
  return (
    <div className="card-taken">
      <canvas ref={place} role="img" aria-label={label} />
    </div>
  );
}
