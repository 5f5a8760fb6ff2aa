import { createContext, type ReactNode } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { Touch } from '../flow/events.ts';

/** What every screen of this moment stands in, whoever draws its middle. */
export interface FrameParts {
  readonly header: ReactNode;
  readonly notice: ReactNode | undefined;
  readonly ground: 'paper' | 'arrived';
  /** Something else, such as the idle warning, is in front. */
  readonly covered: boolean;
  /** Large words leave room for fewer rows. */
  readonly largeText: boolean;
  /** Changes when the words may need another size: language and text size. */
  readonly fit: string;
  /** An address of the clinic's own to take home; empty: the safety tips themselves. */
  readonly takeAwayUrl: string;
  readonly words: Catalogue;
  readonly send: (touch: Touch) => void;
}

export const FrameContext = createContext<FrameParts | null>(null);
