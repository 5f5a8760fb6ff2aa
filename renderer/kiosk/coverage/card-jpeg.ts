import { maxBlobBytes } from '../../../shared/domain/blob.ts';

/** Good enough to read, then smaller and smaller until it may be kept. */
const qualities: readonly number[] = [0.88, 0.75, 0.6, 0.45];

/** The picture as JPEG bytes of at most `maxBlobBytes`; null when the canvas gives none. A canvas writes no place, time or camera into it. */
export async function cardJpeg(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | null> {
  for (const quality of qualities) {
    const blob = await new Promise<Blob | null>((taken) => canvas.toBlob(taken, 'image/jpeg', quality));
    if (blob === null) return null;
    if (blob.size <= maxBlobBytes) return new Uint8Array(await blob.arrayBuffer());
  }
  return null;
}
