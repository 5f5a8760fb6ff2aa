import { useContext, useState } from 'react';
import type { ConsentWording } from '../../../shared/domain/consent.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { PagedText } from '../../ui/PagedText.tsx';
import { LanguagesContext } from '../languages-context.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { OneConsentProps } from './OneConsent.tsx';
import './consents.css';

export interface ShownText {
  readonly language: Language;
  readonly wording: ConsentWording;
}

interface Props extends OneConsentProps {
  readonly shown: ShownText;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** The text, page by page; the two answers stand under its end, alike in size and look. */
export function ReadConsent({ words, question, position, draft, change, shown, onAgree, onDecline }: Props) {
  const say = words.consents;
  const [pages, setPages] = useState(1);
  const page = Math.min(draft.page, pages - 1);
  const atEnd = page === pages - 1;
  const turn = (to: number) => change((one) => ({ ...one, page: to }));
  const { direction } = useContext(LanguagesContext).packFor(shown.language);
  return (
    <TaskScreen
      name={`consents-read-${position}-${page}`}
      primary={atEnd ? null : { label: words.common.next, isNext: true, onPress: () => turn(page + 1) }}
      {...(page > 0 ? { onBack: () => turn(page - 1) } : {})}
    >
      <div className="consent-read">
        <header>
          <h1 tabIndex={-1} lang={shown.language} dir={direction} data-clinic>
            {shown.wording.title}
          </h1>
          <p className="consent-note">{question.required ? say.required : say.optional}</p>
        </header>
        <PagedText text={shown.wording.body} page={page} onPages={setPages} label={say.reading} lang={shown.language} dir={direction} />
        {atEnd ? (
          <div className="consent-answers">
            <Button kind="choice" onPress={onDecline}>
              {say.decline}
            </Button>
            <Button kind="choice" onPress={onAgree}>
              {say.agree}
            </Button>
          </div>
        ) : (
          <p className="consent-page" role="status">
            {say.page(page + 1, pages)}
          </p>
        )}
      </div>
    </TaskScreen>
  );
}
