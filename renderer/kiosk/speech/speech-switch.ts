import { createContext } from 'react';

/** Speech as the rest of the page sees it: whether it is offered here, whether it is on, and its switch. */
export interface SpeechSwitch {
  readonly offered: boolean;
  readonly on: boolean;
  readonly toggle: () => void;
}

/** Where nothing speaks. */
export const SpeechSwitchContext = createContext<SpeechSwitch>({ offered: false, on: false, toggle: () => {} });
