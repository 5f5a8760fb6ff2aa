import jsQR from 'jsqr';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { readScan, type Scan } from '../../../shared/domain/scan.ts';
import type { KioskClient } from '../flow/ask-main.ts';
import type { CameraState } from '../flow/state.ts';

interface Options {
  readonly kiosk: Pick<KioskClient, 'watchFor'>;
  readonly onState: (camera: CameraState) => void;
  /** Null for a QR that is none of ours. */
  readonly onScan: (scan: Scan | null) => void;
}

/** Pictures are looked at this far apart, and no wider than this: enough for a letter at arm's length, little enough for a slow tablet. */
const pauseMs = 100;
const widthLooked = 800;

/**
 * The camera's picture in the video it gives back, looked at for a QR until the screen goes. Main opens the camera only to a page that says it
 * shows one, so that is said first. No picture is kept or sent anywhere.
 */
export function useCamera({ kiosk, onState, onScan }: Options): RefObject<HTMLVideoElement | null> {
  const video = useRef<HTMLVideoElement>(null);
  const tell = useEffectEvent(onState);
  const read = useEffectEvent((text: string) => onScan(readScan(text)));
  useEffect(() => {
    const look = new AbortController();
    const shown = video.current;
    if (shown !== null) void watch({ shown, kiosk, tell, read, gone: look.signal });
    return () => look.abort();
  }, [kiosk]);
  return video;
}

interface Watch {
  readonly shown: HTMLVideoElement;
  readonly kiosk: Options['kiosk'];
  readonly tell: (camera: CameraState) => void;
  readonly read: (text: string) => void;
  readonly gone: AbortSignal;
}

async function watch({ shown, kiosk, tell, read, gone }: Watch): Promise<void> {
  const allowed = await kiosk.watchFor({ camera: true, scanner: true });
  if (gone.aborted) return;
  const stream = allowed.ok ? await openCamera() : 'off';
  if (typeof stream === 'string') return gone.aborted ? undefined : tell(stream);
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
    shown.srcObject = null;
  };
  if (gone.aborted) return close();
  gone.addEventListener('abort', close);
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', () => gone.aborted || tell('none'));
  shown.srcObject = stream;
  await shown.play().catch(() => undefined);
  if (gone.aborted) return;
  tell('looking');
  const reader = createReader();
  while (!gone.aborted) {
    const text = reader(shown);
    if (text !== null) read(text);
    await new Promise((resume) => setTimeout(resume, pauseMs));
  }
}

async function openCamera(): Promise<MediaStream | 'none' | 'off'> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'off' : 'none';
  }
}

/** Reads what the video shows now; null when there is no QR in it. */
function createReader(): (video: HTMLVideoElement) => string | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0 || videoHeight === 0) return null;
    const scale = Math.min(1, widthLooked / videoWidth);
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    context.drawImage(video, 0, 0, width, height);
    const found = jsQR(context.getImageData(0, 0, width, height).data, width, height, { inversionAttempts: 'dontInvert' });
    return found === null || found.data === '' ? null : found.data;
  };
}
