import type { ConsentWording } from '../../../shared/domain/consent.ts';
import type { Guardian } from '../../../shared/domain/guardian.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Point } from '../../../shared/domain/signature.ts';

/** What was begun on the texts of this visit. */
export interface ConsentDraft {
  readonly screen: 'read' | 'who' | 'signer' | 'sign';
  readonly page: number;
  /** Read in another language than the visit's, because the clinic has none in that. */
  readonly other: { readonly language: Language; readonly wording: ConsentWording } | null;
  readonly relationship: Extract<Guardian['relationship'], 'parent' | 'guardian'>;
  readonly signerName: string;
  readonly way: 'draw' | 'type';
  readonly strokes: Point[][];
  readonly typed: string;
  /** The patient wants a copy by e-mail once all is answered. */
  readonly copy: boolean;
  /** What was said of earlier agreements, by position; sent when the patient is done. */
  readonly said: Readonly<Record<number, 'kept' | 'withdrawn'>>;
  readonly faulty: boolean;
}

export const newConsentDraft: ConsentDraft = {
  screen: 'read',
  page: 0,
  other: null,
  relationship: 'parent',
  signerName: '',
  way: 'draw',
  strokes: [],
  typed: '',
  copy: false,
  said: {},
  faulty: false,
};

/** The next text starts clean; who signs, how, and the wish for a copy stay. */
export const forNextText = (draft: ConsentDraft): ConsentDraft => ({
  ...draft,
  screen: 'read',
  page: 0,
  other: null,
  strokes: [],
  typed: '',
  faulty: false,
});
