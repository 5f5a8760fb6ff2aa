import { type Heard, type Manner, textOf } from './heard.ts';
import type { Control, Place } from './read-control.ts';
import type { Reading } from './read-screen.ts';

/** What the kiosk itself offers while it speaks. */
export type Command = 'slower' | 'faster' | 'dark' | 'light' | 'stop';

/** Something a number chooses. */
export interface Option {
  readonly name: readonly Heard[];
  readonly does: { readonly control: Control } | { readonly command: Command };
}

export interface Numbered extends Option {
  /** 1 to 9. */
  readonly number: number;
}

/** Nine keys choose; 0 leads to the next nine. */
const onOnePage = 9;
const order: readonly Place[] = ['front', 'main', 'footer', 'header'];

/** Everything that can be done on this screen, in the order it is said: the task first, then what leads on, then how to read and listen. */
export function optionsOf({ controls }: Reading, { words, lang }: Manner, commands: readonly Command[]): readonly Option[] {
  const usable = controls.filter(({ key, name, state }) => key !== 'types' && state !== 'busy' && textOf(name) !== '');
  const placed = order.flatMap((place) => {
    const here = usable.filter((control) => control.place === place);
    return [...here.filter(({ primary }) => primary), ...here.filter(({ primary }) => !primary)];
  });
  return [
    ...placed.map((control) => ({ name: control.name, does: { control } })),
    ...commands.map((command) => ({ name: [{ text: words[command], lang, private: false }], does: { command } })),
  ];
}

/** Those that a screen which asks for a choice says at once. */
export const choicesOf = (options: readonly Option[]): readonly Option[] =>
  options.filter(({ does }) => 'control' in does && (does.control.place === 'main' || does.control.place === 'front'));

export const pagesOf = (options: readonly Option[]): number => Math.max(1, Math.ceil(options.length / onOnePage));

/** The numbered options of a page; pages go round. */
export function onPage(options: readonly Option[], page: number): readonly Numbered[] {
  const from = (page % pagesOf(options)) * onOnePage;
  return options.slice(from, from + onOnePage).map((option, index) => ({ ...option, number: index + 1 }));
}
