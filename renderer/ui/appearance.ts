/** How the glass looks to the person in front of it. */
export interface Appearance {
  readonly theme: 'paper' | 'contrast';
  /** `large` shows capitals of 7.3 mm, `largest` doubles the body text. */
  readonly text: 'standard' | 'large' | 'largest';
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

export function applyAppearance(root: HTMLElement, { theme, text, language, direction }: Appearance): void {
  root.lang = language;
  root.dir = direction;
  root.dataset.theme = theme;
  root.dataset.text = text;
}

/** @param pixelsPerMm CSS pixels per millimetre of this display @param primaryColour `#RRGGBB` */
export function applyDisplay(root: HTMLElement, pixelsPerMm: number, primaryColour: string): void {
  root.style.setProperty('--device-mm', `${pixelsPerMm}px`);
  root.style.setProperty('--site-primary', primaryColour);
}
