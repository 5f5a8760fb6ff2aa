/** What is known of the size of a display: CSS pixels of its bounds, and its diagonal in inches when IT said it. */
export interface Glass {
  readonly width: number;
  readonly height: number;
  readonly diagonalInches: number | undefined;
}

/** CSS defines 96 pixels to the inch; used when nobody measured. */
const pixelsPerInch = 96;
const mmPerInch = 25.4;

/** How many CSS pixels make a millimetre on this glass, so that a 20 mm key is 20 mm. */
export function pixelsPerMm({ width, height, diagonalInches }: Glass): number {
  const perInch = diagonalInches === undefined ? pixelsPerInch : Math.hypot(width, height) / diagonalInches;
  return perInch / mmPerInch;
}
