import { useState } from 'react';
import type { AgreementShown } from '../../../shared/ipc/kiosk/consents.ts';
import { packFor } from '../../i18n/languages.ts';
import { PagedText } from '../../ui/PagedText.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { AgreedProps } from './AgreedList.tsx';
import './consents.css';

/** The words that were agreed to, page by page, and back to the list. */
export function ReadAgain({ words, draft, change, agreement }: AgreedProps & { readonly agreement: AgreementShown }) {
  const say = words.consents;
  const [pages, setPages] = useState(1);
  const page = Math.min(draft.readingPage, pages - 1);
  const last = page === pages - 1;
  const close = () => change((one) => ({ ...one, reading: null, readingPage: 0 }));
  const turn = (to: number) => change((one) => ({ ...one, readingPage: to }));
  const { direction } = packFor(agreement.language);
  return (
    <TaskScreen
      name={`agreed-read-${draft.reading ?? 0}-${page}`}
      primary={last ? { label: say.backToList, onPress: close } : { label: words.common.next, isNext: true, onPress: () => turn(page + 1) }}
      onBack={page > 0 ? () => turn(page - 1) : close}
    >
      <div className="consent-read">
        <header>
          <h1 tabIndex={-1} lang={agreement.language} dir={direction} data-clinic>
            {agreement.wording.title}
          </h1>
          <p className="consent-note">{agreement.required ? say.required : say.optional}</p>
        </header>
        <PagedText
          text={agreement.wording.body}
          page={page}
          onPages={setPages}
          label={say.reading}
          lang={agreement.language}
          dir={direction}
        />
        {!last && (
          <p className="consent-page" role="status">
            {say.page(page + 1, pages)}
          </p>
        )}
      </div>
    </TaskScreen>
  );
}
