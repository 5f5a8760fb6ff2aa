import type { QuestionView } from '../../../shared/domain/forms/page-view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { DatePart } from '../../ui/date-entry.ts';
import type { QuestionDraft } from './question-draft.ts';

/** What every kind of question is given. */
export interface FieldProps {
  readonly titleId: string;
  readonly messageId: string;
  readonly words: Catalogue;
  /** What to put right, if anything. */
  readonly told: string | null;
  readonly onEnter: () => void;
  /** Others may hear the author's words; see `PageView`. */
  readonly aloud: boolean;
}

/** One to three fields on a page; keys go to the active one. */
export interface TypedProps extends FieldProps {
  readonly questions: readonly QuestionView[];
  readonly drafts: readonly QuestionDraft[];
  readonly active: number;
  readonly language: string;
  readonly order: readonly DatePart[];
  readonly onActive: (at: number) => void;
  readonly onChange: (draft: QuestionDraft) => void;
}

/** Under a field: what helps to answer it. */
export const hintOf = ({ help, hint, required }: QuestionView, { forms }: Catalogue): string =>
  [...help, ...(hint === null ? [] : [hint])].join(' ') || (required ? '' : forms.mayStayEmpty);
