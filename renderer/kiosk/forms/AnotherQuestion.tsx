import { useId } from 'react';
import type { PageView } from '../../../shared/domain/forms/page-view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { FormHead } from './FormHead.tsx';

interface Props {
  readonly view: PageView;
  readonly words: Catalogue;
  readonly language: string;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

/** After a group that may come several times: one more, one less, or on. */
export function AnotherQuestion({ view, words, language, onAdd, onRemove }: Props) {
  const id = useId();
  const { forms } = words;
  return (
    <div className="form-page">
      <FormHead id={id} view={view} words={words} lang={language} question={view.headings.at(-1) ?? view.title} />
      <div className="form-words">
        <p>{forms.groupTitle}</p>
        <p role="status">{forms.groupCount(view.count)}</p>
        <div className="form-options">
          {view.mayAdd && (
            <Button kind="choice" onPress={onAdd}>
              {forms.groupAdd}
            </Button>
          )}
          {view.mayRemove && <Button onPress={onRemove}>{forms.groupRemove}</Button>}
        </div>
      </div>
    </div>
  );
}
