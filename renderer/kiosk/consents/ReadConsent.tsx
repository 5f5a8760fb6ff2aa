import { useState } from 'react';
import type { ConsentWording } from '../../../shared/domain/consent.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import { ConsentPage } from './ConsentPage.tsx';
import type { OneConsentProps } from './OneConsent.tsx';

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
  return (
    <TaskScreen
      name={`consents-read-${position}-${page}`}
      primary={atEnd ? null : { label: words.common.next, isNext: true, onPress: () => turn(page + 1) }}
      {...(page > 0 ? { onBack: () => turn(page - 1) } : {})}
    >
      <ConsentPage
        words={words}
        shown={{ ...shown, required: question.required }}
        page={page}
        pages={pages}
        onPages={setPages}
        end={
          <div className="consent-answers">
            <Button kind="choice" onPress={onDecline}>
              {say.decline}
            </Button>
            <Button kind="choice" onPress={onAgree}>
              {say.agree}
            </Button>
          </div>
        }
      />
    </TaskScreen>
  );
}
