import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Place } from '../../i18n/format.ts';
import type { Touch } from '../flow/events.ts';
import type { FlowState } from '../flow/state.ts';

/** What a screen is given: where the visit stands, the words to say it in, and a way to tell what was touched. */
export interface ScreenProps {
  readonly state: FlowState;
  readonly words: Catalogue;
  readonly place: Place;
  readonly send: (touch: Touch) => void;
}
