import { createContext } from 'react';

/** Speech as the rest of the page sees it: whether it is offered here, whether it is on, its switch and its volume. */
export interface SpeechSwitch {
  readonly offered: boolean;
  readonly on: boolean;
  /** Nothing can speak yet; plugging in headphones begins it. */
  readonly plug: boolean;
  readonly toggle: () => void;
  readonly louder: () => void;
  readonly quieter: () => void;
}

const nothingSpeaks: SpeechSwitch = { offered: false, on: false, plug: false, toggle: () => {}, louder: () => {}, quieter: () => {} };

/** Where nothing speaks. */
export const SpeechSwitchContext = createContext<SpeechSwitch>(nothingSpeaks);
