/** A display a clinic may have, in CSS pixels. `pixelsPerMm` follows from its diagonal. */
export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMm: number;
}

export type Theme = 'paper' | 'contrast';

/** One photograph: which screen, for whom, on which glass. `file` is its path in the gallery. */
export interface Picture {
  readonly surface: 'kiosk' | 'staff';
  readonly screen: string;
  readonly language: string;
  readonly theme: Theme;
  readonly size: Size;
  readonly file: string;
}

export interface Screens {
  readonly kiosk: readonly string[];
  readonly kioskLanguages: readonly string[];
  readonly staff: readonly string[];
  readonly staffLanguages: readonly string[];
}

export const kioskSizes: readonly Size[] = [
  { name: '10in', width: 1280, height: 800, pixelsPerMm: 5.88 },
  { name: '15in', width: 1920, height: 1080, pixelsPerMm: 5.56 },
  { name: '21in', width: 1920, height: 1080, pixelsPerMm: 4.03 },
  { name: '15in-portrait', width: 1080, height: 1920, pixelsPerMm: 5.56 },
];
export const staffSizes: readonly Size[] = [
  { name: '1920x1080', width: 1920, height: 1080, pixelsPerMm: 3.78 },
  { name: '1280x800', width: 1280, height: 800, pixelsPerMm: 3.78 },
];
/** The console has one theme; a kiosk's patients choose. */
export const kioskThemes: readonly Theme[] = ['paper', 'contrast'];

/** Every screen in every language, theme and size; `small` takes one size and one theme for each language, a different pair for the next. */
export function planPictures({ kiosk, kioskLanguages, staff, staffLanguages }: Screens, small: boolean): readonly Picture[] {
  const kioskPairs = kioskSizes.flatMap((size) => kioskThemes.map((theme) => ({ size, theme })));
  const staffPairs = staffSizes.map((size) => ({ size, theme: 'paper' as const }));
  // Steps of three through eight pairs meet both themes and every size.
  const pairsFor = <Pair>(pairs: readonly Pair[], at: number): readonly Pair[] =>
    small ? pairs.slice((at * 3) % pairs.length).slice(0, 1) : pairs;
  return [
    ...kioskLanguages.flatMap((language, at) =>
      pairsFor(kioskPairs, at).flatMap((pair) => kiosk.map((screen) => picture('kiosk', screen, language, pair))),
    ),
    ...staffLanguages.flatMap((language, at) =>
      pairsFor(staffPairs, at).flatMap((pair) => staff.map((screen) => picture('staff', screen, language, pair))),
    ),
  ];
}

const picture = (
  surface: Picture['surface'],
  screen: string,
  language: string,
  { size, theme }: Pick<Picture, 'size' | 'theme'>,
): Picture => ({ surface, screen, language, theme, size, file: `${surface}/${language}/${size.name}-${theme}/${screen}.png` });
