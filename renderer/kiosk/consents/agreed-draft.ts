/** Where somebody is in what they agreed to, and what they are about to take back. */
export interface AgreedDraft {
  /** The page of the list. */
  readonly page: number;
  /** The text that is read again, by position; null in the list. */
  readonly reading: number | null;
  readonly readingPage: number;
  /** By position; sent when they are done, so that until then nothing has happened. */
  readonly takingBack: readonly number[];
  /** It was sent. */
  readonly told: boolean;
  readonly copy: boolean;
}

export const newAgreedDraft: AgreedDraft = { page: 0, reading: null, readingPage: 0, takingBack: [], told: false, copy: false };
