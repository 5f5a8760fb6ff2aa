import { otherRate, otherVolume, speechVolumes, usualRate, usualVolume, volumeStep } from '../../../shared/domain/speech.ts';
import type { Languages } from '../../i18n/added/languages-of.ts';
import { decideKey, type PadState, restingPad } from './decide-key.ts';
import { decideSpeech, forOutput, type Said, sayAll, sayControl, sayOptions, sayScreen } from './decide-speech.ts';
import { type Manner, textOf } from './heard.ts';
import { knownSentences } from './known-sentences.ts';
import { type Command, choicesOf, type Numbered, type Option, onPage, optionsOf } from './options.ts';
import type { PageElement } from './page-element.ts';
import { type Reading, readScreen } from './read-screen.ts';
import { type Utterance, utterancesOf } from './utterances.ts';

export interface NarratorMode {
  readonly on: boolean;
  /** The glass is black; everything goes by ear. */
  readonly dark: boolean;
  /** Twelve keys make letters, until somebody types one on a whole keyboard. */
  readonly pad: boolean;
}

export interface NarratorDeps {
  readonly page: () => PageElement;
  readonly manner: () => Manner;
  /** The language something on the page is written in. */
  readonly packFor: Languages['packFor'];
  /** The output IT chose, or null while it is not there. */
  readonly output: () => { readonly private: boolean } | null;
  /** Now, or after what is being said. */
  readonly speak: (utterances: readonly Utterance[], when: 'now' | 'next') => void;
  readonly hush: () => void;
  /** Halts what is being said, or goes on with it. */
  readonly pause: () => void;
  readonly press: (element: PageElement) => void;
  /** Which numbers choose what, to be shown beside it; none while numbers type. */
  readonly onNumbers: (options: readonly Numbered[]) => void;
  readonly onMode: (mode: NarratorMode) => void;
  /** How loud everything is from now on, decibels below the loudest. */
  readonly onVolume: (decibels: number) => void;
}

/** The wheel or the keys of a pad made for listening. */
const volumeKeys: Readonly<Record<string, -1 | 1>> = { AudioVolumeUp: 1, AudioVolumeDown: -1, PageUp: 1, PageDown: -1 };

/** Of a keyboard, or of a pad made for listening. */
const pauseKey = 'Pause';

/** Speaks any screen from what stands on it, and lets twelve keys do everything. It knows no screen by name. */
export function createNarrator(deps: NarratorDeps) {
  let mode: NarratorMode = { on: false, dark: false, pad: false };
  let pad: PadState = restingPad;
  let rate: number = usualRate;
  let typesOnKeyboard = false;
  /** Null until somebody chose. */
  let volume: number | null = null;
  let shown: Reading | null = null;

  const read = (): Reading => readScreen(deps.page(), deps.manner().lang);
  const commands = (): readonly Command[] => (mode.on ? ['slower', 'faster', mode.dark ? 'light' : 'dark', 'stop'] : []);
  const options = (reading: Reading): readonly Option[] => optionsOf(reading, deps.manner(), commands());
  const own = (text: string): Said => [{ text, lang: deps.manner().lang, private: false }];

  const say = (...said: readonly Said[]): void => utter(said, 'now');

  function utter(said: readonly Said[], when: 'now' | 'next'): void {
    const output = deps.output();
    if (!mode.on || output === null || said.length === 0) return;
    const heard = said.map((one) => forOutput(one, output, deps.manner(), (lang) => knownSentences(deps.packFor(lang))));
    const once = heard.filter((one, at) => at === 0 || textOf(one) !== textOf(heard[at - 1] ?? []));
    deps.speak(utterancesOf(once, rate, deps.packFor), when);
  }

  function enter(next: NarratorMode): void {
    mode = next;
    deps.onMode(mode);
  }

  const numbered = (reading: Reading, among: 'choices' | 'everything'): readonly Numbered[] =>
    among === 'everything' ? onPage(options(reading), pad.page) : onPage(choicesOf(options(reading)), 0);

  /** Numbers stand beside what they choose while a pad chooses. */
  function showNumbers(reading: Reading): void {
    const choosing = pad.active && (pad.menu || reading.typing === null);
    deps.onNumbers(choosing ? numbered(reading, pad.menu ? 'everything' : 'choices') : []);
  }

  function tellAll(reading: Reading): void {
    say(...sayAll(reading, options(reading), pad.page, deps.manner()));
  }

  const loudness = (): number => volume ?? usualVolume(deps.output() ?? { private: true });

  /** Said at the volume it speaks of. */
  function changeVolume(step: -1 | 1): void {
    volume = otherVolume(loudness(), step);
    deps.onVolume(volume);
    say(own(deps.manner().words.volume(volumeStep(volume), speechVolumes.length)));
  }

  function begin(): void {
    deps.onVolume(loudness());
    enter({ on: deps.output() !== null, dark: false, pad: !typesOnKeyboard });
    pad = { ...restingPad, active: true };
    shown = read();
    say(own(deps.manner().words.on), ...sayScreen(shown, options(shown), deps.manner()));
  }

  function end(): void {
    if (!mode.on) return;
    say(own(deps.manner().words.off));
    pad = restingPad;
    enter({ on: false, dark: false, pad: false });
    deps.onNumbers([]);
  }

  function choose(number: number, among: 'choices' | 'everything', reading: Reading): void {
    const chosen = numbered(reading, among).find((one) => one.number === number);
    pad = { ...pad, menu: chosen === undefined, page: 0 };
    if (chosen === undefined) return say(own(deps.manner().words.notThere), ...sayOptions(options(reading), 0, deps.manner()));
    if ('control' in chosen.does) return deps.press(chosen.does.control.element);
    run(chosen.does.command);
  }

  function run(command: Command): void {
    const { words } = deps.manner();
    switch (command) {
      case 'slower':
      case 'faster':
        rate = otherRate(rate, command === 'faster' ? 1 : -1);
        return say(own(words[command]));
      case 'dark':
        enter({ ...mode, dark: true });
        return say(own(deps.output()?.private === true ? words.darkNow : words.darkNowAloud));
      case 'light':
        enter({ ...mode, dark: false });
        return say(own(words.lightNow));
      case 'stop':
        return end();
    }
  }

  function goOn(focus: PageElement | null, reading: Reading): void {
    const { controls } = reading;
    const focused = controls.find(({ element, key }) => element === focus && key === null);
    const [only, ...others] = controls.filter(({ place }) => place === 'front');
    const onward = focused ?? controls.find(({ primary }) => primary) ?? (others.length === 0 ? only : undefined);
    if (onward === undefined) tellAll(reading);
    else if (onward.state !== 'busy') deps.press(onward.element);
  }

  return {
    mode: (): NarratorMode => mode,
    toggle: (): void => (mode.on ? end() : begin()),
    begin,
    end,
    louder: (): void => changeVolume(1),
    quieter: (): void => changeVolume(-1),
    /** The next person begins as everybody does. */
    forget(): void {
      rate = usualRate;
      volume = null;
      typesOnKeyboard = false;
    },
    /** The page changed. */
    changed(): void {
      if (!pad.active && !mode.on) return;
      const now = read();
      const another = shown?.name !== now.name;
      if (another) pad = { ...pad, menu: false, page: 0 };
      // A receipt that comes meanwhile does not cut off the screen it stands on.
      utter(decideSpeech(shown, now, options(now), deps.manner()), another ? 'now' : 'next');
      shown = now;
      showNumbers(now);
    },
    /** The focus came to an element by keyboard. */
    focused(element: PageElement): void {
      if (!mode.on) return;
      const reading = read();
      const control = reading.controls.find((one) => one.element === element);
      if (control !== undefined) say(sayControl(control, reading, deps.manner()));
    },
    /** A key went down, or a finger. Answers true when the key was the pad's, so the screen must not have it. */
    key(key: string, focus: PageElement | null): boolean {
      if (mode.on && key === pauseKey) {
        deps.pause();
        return true;
      }
      if (mode.on) deps.hush();
      const step = mode.on ? volumeKeys[key] : undefined;
      if (step !== undefined) {
        changeVolume(step);
        return true;
      }
      if (/^\p{L}$/u.test(key)) {
        typesOnKeyboard = true;
        if (mode.pad) enter({ ...mode, pad: false });
      }
      if (!pad.active && key !== '*') return false;
      const reading = read();
      const { state, act } = decideKey(pad, key, reading);
      pad = state;
      if (act.do === 'begin') begin();
      else if (act.do === 'tell-all') tellAll(reading);
      else if (act.do === 'tell-page') say(...sayOptions(options(reading), pad.page, deps.manner()));
      else if (act.do === 'choose') choose(act.number, act.among, reading);
      else if (act.do === 'go-on') goOn(focus, reading);
      showNumbers(read());
      return act.do !== 'pass';
    },
    hush: deps.hush,
    /** Says something although nobody listens yet, such as how to begin. */
    announce(said: readonly Said[]): void {
      if (!mode.on && deps.output() !== null) deps.speak(utterancesOf(said, rate, deps.packFor), 'now');
    },
    /** A touch on dark glass. */
    touchedInTheDark: (): void => say(own(deps.manner().words.darkNowAloud), own(deps.manner().words.star)),
  };
}
export type Narrator = ReturnType<typeof createNarrator>;
