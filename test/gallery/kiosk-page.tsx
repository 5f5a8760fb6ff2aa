import { createRoot } from 'react-dom/client';
import { builtInLanguages } from '../../renderer/i18n/added/languages-of.ts';
import type { BuiltInLanguage as Language } from '../../shared/domain/language.ts';
import '../../renderer/kiosk/kiosk.css';
import { applyAppearance, applyDisplay } from '../../renderer/ui/appearance.ts';
import '../../renderer/ui/base.css';
import '../../renderer/ui/fonts.ts';
import '../../renderer/ui/tokens.css';
import { kioskStates } from './kiosk-states.tsx';

/** One screen as one person sees it. */
export interface Wanted {
  readonly name: string;
  readonly language: Language;
  readonly theme: 'paper' | 'contrast';
  readonly pixelsPerMm: number;
}

declare global {
  interface Window {
    readonly stateNames: readonly string[];
    show(wanted: Wanted): Promise<void>;
  }
}

const root = createRoot(document.getElementById('root') as HTMLElement);
let shown = 0;

Object.assign(window, {
  stateNames: kioskStates.map(({ name }) => name),
  show: async ({ name, language, theme, pixelsPerMm }: Wanted): Promise<void> => {
    const state = kioskStates.find((one) => one.name === name);
    if (state === undefined) throw new RangeError(`no screen is called ${name}`);
    const looks = { theme, text: state.text };
    applyDisplay(document.documentElement, pixelsPerMm, '#0F5C5A');
    applyAppearance(document.documentElement, { ...looks, language, direction: builtInLanguages.packFor(language).direction });
    shown += 1;
    root.render(
      <div key={shown} style={{ blockSize: '100%' }}>
        {state.render(language, looks)}
      </div>,
    );
    await painted();
    for (const selector of state.presses) {
      const control = document.querySelector<HTMLElement>(selector);
      if (control === null) throw new RangeError(`nothing to press at ${selector}`);
      control.click();
      await painted();
    }
  },
});

const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
