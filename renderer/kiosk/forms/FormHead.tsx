import type { PageView } from '../../../shared/domain/forms/page-view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import './forms.css';

interface Props {
  readonly id: string;
  readonly view: PageView;
  readonly words: Catalogue;
  /** The question itself, or what stands for several on one page. */
  readonly question: string;
  /** The language the form is written in on this screen. */
  readonly lang: string;
  /** Letter keys need the room: only the question. */
  readonly short?: boolean;
}

/** Where one is in the form, what the author says before, and the question. The form's name stands on its first screen. */
export function FormHead({ id, view, words, question, lang, short = false }: Props) {
  const lines = [...(view.at === 1 ? [view.title] : []), ...view.headings, ...view.instructions].filter((line) => line !== question);
  const clinic = view.aloud ? '' : undefined;
  return (
    <div className="form-head">
      {lines.length > 0 && !short && (
        <p className="form-lines" lang={lang} data-clinic={clinic}>
          <bdi>{lines.join(' · ')}</bdi>
        </p>
      )}
      <div className="form-line">
        <h1 id={id} className="form-question" tabIndex={-1} lang={lang} data-clinic={clinic}>
          <bdi>{question}</bdi>
        </h1>
        <bdi className="form-progress tabular">{words.forms.progress(view.at, view.of)}</bdi>
      </div>
    </div>
  );
}
