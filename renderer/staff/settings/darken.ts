import { contrastWithWhite, minContrast } from '../../../shared/domain/site.ts';

/** The same hue, only as dark as white words on it need. @param colour `#RRGGBB` @returns `#RRGGBB` of at least 4.5:1 */
export function darkenedEnough(colour: string): string {
  for (let share = 100; share >= 0; share -= 1) {
    const darker = scaled(colour, share / 100);
    if (contrastWithWhite(darker) >= minContrast) return darker;
  }
  return '#000000';
}

const scaled = (colour: string, by: number): string =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * by)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`.toUpperCase();
