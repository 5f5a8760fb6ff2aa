import { useEffect, useMemo, useRef } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import type { SpeechOffer } from '../../../shared/ipc/kiosk/speech.ts';
import type { Languages } from '../../i18n/added/languages-of.ts';
import type { KioskWindow } from '../use-visit-status.ts';
import { createNarrator, type Narrator, type NarratorMode } from './narrator.ts';
import type { Numbered } from './options.ts';
import type { PageElement } from './page-element.ts';
import type { Sink } from './sink.ts';
import { createSpeaker } from './speaker.ts';
import { watchTwoFingers } from './two-fingers.ts';

interface Options {
  readonly kiosk: KioskWindow;
  readonly sink: Sink | null;
  readonly offer: SpeechOffer | null;
  readonly language: Language;
  readonly languages: Languages;
  readonly onMode: (mode: NarratorMode) => void;
}

/** React may take several steps to one screen; they are heard as one. */
const settleMs = 60;
const watched = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [
    'aria-pressed',
    'aria-checked',
    'aria-selected',
    'aria-current',
    'aria-disabled',
    'aria-label',
    'inert',
    'hidden',
    'disabled',
  ],
};

/** The narrator of this window, joined to its page, its keys and its glass. */
export function useNarrator(options: Options): Narrator {
  const latest = useRef(options);
  latest.current = options;
  const narrator = useMemo(() => narratorOf(() => latest.current), []);
  useEffect(() => {
    const stops = [watchPage(narrator), watchKeys(narrator), watchTwoFingers(narrator.toggle)];
    return () => {
      narrator.hush();
      for (const stop of stops) stop();
    };
  }, [narrator]);
  return narrator;
}

function narratorOf(now: () => Options): Narrator {
  let volume = 0;
  const speaker = createSpeaker({
    render: async (utterance) => {
      const answer = await now().kiosk.say(utterance);
      return answer.ok ? answer.value.wav : null;
    },
    play: async (wav) => now().sink?.play(wav, volume) ?? null,
  });
  return createNarrator({
    page: () => document.body,
    packFor: (lang) => now().languages.packFor(lang),
    manner: () => {
      const { code, words } = now().languages.packFor(now().language);
      return { words: words.speech, lang: code };
    },
    output: () => {
      const { offer } = now();
      return offer?.there === true ? offer : null;
    },
    speak: (utterances, when) => (when === 'now' ? speaker.speak(utterances) : speaker.add(utterances)),
    hush: speaker.stop,
    pause: speaker.pause,
    press,
    onNumbers: showNumbers,
    onMode: (mode) => now().onMode(mode),
    onVolume: (decibels) => {
      volume = decibels;
    },
  });
}

/** A field is entered, everything else is pressed. */
function press(element: PageElement): void {
  if (!(element instanceof HTMLElement)) return;
  if (element.matches('input:not([type=radio], [type=checkbox]), textarea, select, [role=textbox]')) element.focus();
  else element.click();
}

/** Beside each control its number; the page's own state does not know of them. */
export function showNumbers(options: readonly Numbered[]): void {
  for (const numbered of document.querySelectorAll('[data-option]')) numbered.removeAttribute('data-option');
  for (const { number, does } of options) {
    if ('control' in does && does.control.element instanceof HTMLElement) does.control.element.dataset['option'] = String(number);
  }
}

function watchPage(narrator: Narrator): () => void {
  let settling: ReturnType<typeof setTimeout> | undefined;
  const settled = (): void => {
    settling = undefined;
    narrator.changed();
  };
  const observer = new MutationObserver(() => {
    clearTimeout(settling);
    settling = setTimeout(settled, settleMs);
  });
  observer.observe(document.body, watched);
  // A screen that is just appearing says its focus by itself.
  const focused = ({ target }: FocusEvent): void => {
    if (settling === undefined && target instanceof HTMLElement) narrator.focused(target);
  };
  document.addEventListener('focusin', focused);
  return () => {
    clearTimeout(settling);
    observer.disconnect();
    document.removeEventListener('focusin', focused);
  };
}

function watchKeys(narrator: Narrator): () => void {
  const key = (event: KeyboardEvent): void => {
    if (event.repeat || !narrator.key(event.key, document.activeElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const finger = (): void => {
    if (narrator.mode().on) narrator.hush();
  };
  window.addEventListener('keydown', key, true);
  window.addEventListener('pointerdown', finger, true);
  return () => {
    window.removeEventListener('keydown', key, true);
    window.removeEventListener('pointerdown', finger, true);
  };
}
