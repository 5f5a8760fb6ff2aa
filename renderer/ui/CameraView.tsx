import { type RefObject, useEffect, useEffectEvent } from 'react';
import './CameraView.css';

/** `starting` until there is a picture. `none`: there is no camera. `off`: this kiosk may not use it. */
export type CameraState = 'starting' | 'live' | 'none' | 'off';

/** What part of the camera's picture the frame shows, and how much of it lies around the frame on each side. */
export const frameMargin = 0.06;
/** ISO/IEC 7810 ID-1, the size of every insurance card. */
const cardRatio = 1.586;
const frameHeight = 0.8;

interface Props {
  /** Asks main to open the camera to this page; false means no. */
  readonly allow: () => Promise<boolean>;
  readonly onState: (state: CameraState) => void;
  /** Every `lookMs`, with what the frame shows, small. */
  readonly onLook?: (small: ImageData) => void;
  readonly label: string;
  /** The edges of a card lie along the frame. */
  readonly seen: boolean;
  readonly video: RefObject<HTMLVideoElement | null>;
}

const lookMs = 250;
const lookWidth = 240;

/** The camera's live picture with a frame of a card's shape. It holds the camera only as long as it is shown. */
export function CameraView({ allow, onState, onLook, label, seen, video }: Props) {
  const tell = useEffectEvent(onState);
  const look = useEffectEvent((small: ImageData) => onLook?.(small));
  const ask = useEffectEvent(allow);
  useEffect(() => {
    const gone = new AbortController();
    const shown = video.current;
    if (shown !== null) void show(shown, { ask, tell, look, gone: gone.signal });
    return () => gone.abort();
  }, [video]);
  return (
    <div className="camera-view">
      <video ref={video} muted playsInline aria-label={label} />
      <div className={seen ? 'camera-frame camera-frame-seen' : 'camera-frame'} aria-hidden="true" />
    </div>
  );
}

interface Showing {
  readonly ask: () => Promise<boolean>;
  readonly tell: (state: CameraState) => void;
  readonly look: (small: ImageData) => void;
  readonly gone: AbortSignal;
}

async function show(video: HTMLVideoElement, { ask, tell, look, gone }: Showing): Promise<void> {
  const stream = (await ask()) ? await openCamera() : 'off';
  if (typeof stream === 'string') return gone.aborted ? undefined : tell(stream);
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (gone.aborted) return close();
  gone.addEventListener('abort', close);
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', () => gone.aborted || tell('none'));
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  if (gone.aborted) return;
  tell('live');
  while (!gone.aborted) {
    const small = grabFrame(video, lookWidth);
    if (small !== null) look(small.pixels);
    await new Promise((resume) => setTimeout(resume, lookMs));
  }
}

async function openCamera(): Promise<MediaStream | 'none' | 'off'> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 1920 }, height: { ideal: 1080 } } });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'off' : 'none';
  }
}

export interface Grabbed {
  readonly canvas: HTMLCanvasElement;
  readonly pixels: ImageData;
  /** Of the frame in the camera's own pixels. */
  readonly frameWidth: number;
}

/** What the frame shows now, with its margin, at most so wide. Null while there is no picture. */
export function grabFrame(video: HTMLVideoElement, widest: number): Grabbed | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return null;
  // The view is 16:9 and cut by `object-fit: cover`; the frame is a share of what is then seen.
  const seenHeight = Math.min(videoHeight, (videoWidth * 9) / 16);
  const height = (seenHeight * frameHeight) / (1 - 2 * frameMargin);
  const width = Math.min(videoWidth, height * cardRatio);
  const scale = Math.min(1, widest / width);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(video, (videoWidth - width) / 2, (videoHeight - height) / 2, width, height, 0, 0, canvas.width, canvas.height);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  return { canvas, pixels, frameWidth: Math.round(width * (1 - 2 * frameMargin)) };
}
