import { useState } from 'react';
import type { AgreementShown } from '../../../shared/ipc/kiosk/consents.ts';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { AgreedProps } from './AgreedList.tsx';
import { ConsentPage } from './ConsentPage.tsx';

/** The words that were agreed to, page by page, and back to the list. */
export function ReadAgain({ words, draft, change, agreement }: AgreedProps & { readonly agreement: AgreementShown }) {
  const say = words.consents;
  const [pages, setPages] = useState(1);
  const page = Math.min(draft.readingPage, pages - 1);
  const last = page === pages - 1;
  const close = () => change((one) => ({ ...one, reading: null, readingPage: 0 }));
  const turn = (to: number) => change((one) => ({ ...one, readingPage: to }));
  return (
    <TaskScreen
      name={`agreed-read-${draft.reading ?? 0}-${page}`}
      primary={last ? { label: say.backToList, onPress: close } : { label: words.common.next, isNext: true, onPress: () => turn(page + 1) }}
      onBack={page > 0 ? () => turn(page - 1) : close}
    >
      <ConsentPage words={words} shown={agreement} page={page} pages={pages} onPages={setPages} />
    </TaskScreen>
  );
}
