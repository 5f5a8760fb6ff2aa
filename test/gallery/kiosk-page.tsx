import { createRoot } from 'react-dom/client';
import { builtInLanguages } from '../../renderer/i18n/added/languages-of.ts';
import type { BuiltInLanguage as Language } from '../../shared/domain/language.ts';
import '../../renderer/kiosk/kiosk.css';
import { type Numbered, onPage, optionsOf } from '../../renderer/kiosk/speech/options.ts';
import { readScreen } from '../../renderer/kiosk/speech/read-screen.ts';
import '../../renderer/kiosk/speech/Speech.css';
import { showNumbers } from '../../renderer/kiosk/speech/use-narrator.ts';
import { applyAppearance, applyDisplay } from '../../renderer/ui/appearance.ts';
import '../../renderer/ui/base.css';
import '../../renderer/ui/fonts.ts';
import '../../renderer/ui/tokens.css';
import { cardCamera } from './card-camera.ts';
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
    const { camera } = state;
    if (camera !== null) Object.assign(navigator.mediaDevices, { getUserMedia: () => cardCamera(camera) });
    shown += 1;
    root.render(
      <div key={shown} style={{ blockSize: '100%' }}>
        {state.render(language, looks)}
      </div>,
    );
    await painted();
    for (const selector of state.presses) {
      (await toPress(selector)).click();
      await painted();
    }
    if (state.numbers) showNumbers(numbersOn(language));
  },
});

/** A camera takes a moment before there is something to press. */
async function toPress(selector: string): Promise<HTMLElement> {
  for (const until = performance.now() + 5000; performance.now() < until; await painted()) {
    const control = document.querySelector<HTMLElement>(selector);
    if (control !== null) return control;
  }
  throw new RangeError(`nothing to press at ${selector}`);
}

/** What the first nine numbers choose here, as whoever uses twelve keys sees it. */
function numbersOn(language: Language): readonly Numbered[] {
  const { code, words } = builtInLanguages.packFor(language);
  return onPage(optionsOf(readScreen(document.body, code), { words: words.speech, lang: code }, []), 0);
}

const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
