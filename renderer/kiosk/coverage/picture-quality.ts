/** A picture as a canvas gives it: four bytes a pixel, rows from the top. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Why a picture of a card cannot be read well; the worst first. */
export type PictureFault = 'too-small' | 'too-dark' | 'glare' | 'blurred';

/** Small print of 2 mm on a card of 86 mm is then 14 pixels high. */
export const smallestWidth = 600;
const darkestMean = 60;
/** Above this a pixel is burnt out; paper in ordinary light stays below. */
const burntOut = 252;
const mostBurntOut = 0.1;
/** Variance of the Laplacian of a picture 480 wide: print in focus has hundreds, a card out of focus tens. */
const leastSharpness = 60;
const judgedWidth = 480;

/** @param width of the card in the camera's own pixels, before the picture was made smaller */
export function judgePicture(pixels: Pixels, width: number): PictureFault | null {
  if (width < smallestWidth) return 'too-small';
  const grey = greyOf(pixels);
  if (meanOf(grey.values) < darkestMean) return 'too-dark';
  if (shareAbove(grey.values, burntOut) > mostBurntOut) return 'glare';
  return sharpnessOf(grey) < leastSharpness ? 'blurred' : null;
}

/** Which edges of a card lie along the frame. */
export interface SeenEdges {
  readonly top: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

/** How far an edge may lie from the frame, as a share of the picture; and how clearly it must stand out, of 255. */
const near = 0.09;
const leastEdge = 14;

/**
 * Looks for the card's edges near the frame. The picture is the frame with a margin around it: the frame lies `margin` inside.
 * @param margin share of the picture on each side
 */
export function seenEdges(pixels: Pixels, margin: number): SeenEdges {
  const { values, width, height } = greyOf(pixels);
  const row = (y: number) => lineContrast(width, margin, (x) => Math.abs(at(values, width, x, y + 1) - at(values, width, x, y - 1)));
  const column = (x: number) => lineContrast(height, margin, (y) => Math.abs(at(values, width, x + 1, y) - at(values, width, x - 1, y)));
  const strongest = (length: number, where: number, line: (position: number) => number) => {
    const from = Math.max(1, Math.round((where - near) * length));
    const to = Math.min(length - 2, Math.round((where + near) * length));
    let best = 0;
    for (let position = from; position <= to; position += 1) best = Math.max(best, line(position));
    return best >= leastEdge;
  };
  return {
    top: strongest(height, margin, row),
    bottom: strongest(height, 1 - margin, row),
    left: strongest(width, margin, column),
    right: strongest(width, 1 - margin, column),
  };
}

export const allEdges = ({ top, bottom, left, right }: SeenEdges): boolean => top && bottom && left && right;

interface Grey {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Brightness by Rec. 709, at most `judgedWidth` wide, so that figures mean the same for every camera. Each value is a mean of its square. */
function greyOf({ data, width, height }: Pixels): Grey {
  const step = Math.max(1, Math.floor(width / judgedWidth));
  const [w, h] = [Math.floor(width / step), Math.floor(height / step)];
  const values = new Float32Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      let sum = 0;
      for (let v = 0; v < step; v += 1) {
        for (let u = 0; u < step; u += 1) {
          const pixel = 4 * ((y * step + v) * width + x * step + u);
          sum += 0.2126 * (data[pixel] ?? 0) + 0.7152 * (data[pixel + 1] ?? 0) + 0.0722 * (data[pixel + 2] ?? 0);
        }
      }
      values[y * w + x] = sum / (step * step);
    }
  }
  return { values, width: w, height: h };
}

const at = (values: Float32Array, width: number, x: number, y: number): number => values[y * width + x] ?? 0;

function lineContrast(length: number, margin: number, difference: (position: number) => number): number {
  const from = Math.round((margin + near) * length);
  const to = Math.round((1 - margin - near) * length);
  let sum = 0;
  for (let position = from; position < to; position += 1) sum += difference(position);
  return to > from ? sum / (to - from) : 0;
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

function shareAbove(values: Float32Array, limit: number): number {
  let count = 0;
  for (const value of values) if (value >= limit) count += 1;
  return values.length === 0 ? 0 : count / values.length;
}

function sharpnessOf({ values, width, height }: Grey): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const around = at(values, width, x - 1, y) + at(values, width, x + 1, y) + at(values, width, x, y - 1) + at(values, width, x, y + 1);
      const laplacian = around - 4 * at(values, width, x, y);
      sum += laplacian;
      squares += laplacian * laplacian;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
