import { originOf, type PageAddress } from './page-address.ts';

/** What a page asks for, as Electron tells it. */
export interface CameraQuestion {
  readonly permission: string;
  readonly media: readonly string[];
  /** Of the page that asks, or its origin. */
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** The camera's picture, never its sound, for the main frame of our own page and nothing else. */
export const mayHaveCamera = ({ permission, media, url, isMainFrame }: CameraQuestion, page: PageAddress): boolean =>
  permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video') && isMainFrame && originOf(url) === page.origin;
