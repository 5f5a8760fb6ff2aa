import type { Language } from '../../../shared/domain/language.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Place } from '../../i18n/format.ts';
import type { KioskClient } from '../flow/ask-main.ts';
import type { DeskReason } from '../flow/events.ts';

/** What a task is given: the words, a way to ask main, and the ways it can end. */
export interface TaskProps {
  readonly kiosk: KioskClient;
  readonly words: Catalogue;
  readonly language: Language;
  readonly place: Place;
  /** Today at the site, `YYYY-MM-DD`. */
  readonly today: string;
  readonly onDone: () => void;
  /** The desk has to settle it; the arrival stands. */
  readonly onDesk: (reason: DeskReason) => void;
  /** Main answered a question with this error. */
  readonly onLost: (error: string) => void;
}
