import { createRoot } from 'react-dom/client';
import { packFor } from '../../renderer/i18n/languages.ts';
import type { Language } from '../../shared/domain/language.ts';
import '../../renderer/kiosk/kiosk.css';
import type { Looks } from '../../renderer/kiosk/TopBar.tsx';
import { applyAppearance, applyDisplay } from '../../renderer/ui/appearance.ts';
import '../../renderer/ui/base.css';
import '../../renderer/ui/fonts.ts';
import '../../renderer/ui/tokens.css';
import { kioskStates } from './kiosk-states.tsx';

export interface Picture {
  readonly name: string;
  readonly language: Language;
  readonly looks: Looks;
  readonly pixelsPerMm: number;
}

declare global {
  interface Window {
    readonly stateNames: readonly string[];
    show(picture: Picture): void;
  }
}

const root = createRoot(document.getElementById('root') as HTMLElement);
let shown = 0;

Object.assign(window, {
  stateNames: kioskStates.map(({ name }) => name),
  show: ({ name, language, looks, pixelsPerMm }: Picture) => {
    const state = kioskStates.find((one) => one.name === name);
    if (state === undefined) throw new RangeError(`no screen is called ${name}`);
    applyDisplay(document.documentElement, pixelsPerMm, '#0F5C5A');
    applyAppearance(document.documentElement, { ...looks, language, direction: packFor(language).direction });
    shown += 1;
    root.render(
      <div key={shown} style={{ blockSize: '100%' }}>
        {state.render(language, looks)}
      </div>,
    );
  },
});
