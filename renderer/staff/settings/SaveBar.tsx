import { Button } from '../../ui/Button.tsx';
import { useReading, useWords } from '../words/use-words.ts';
import type { DraftKey, Problem } from './draft.ts';
import type { SaveState } from './SettingsPage.tsx';
import { sayKey } from './say.ts';

interface Props {
  readonly dirty: boolean;
  readonly problems: ReadonlyMap<DraftKey, Problem>;
  readonly save: SaveState;
  /** The notice above says what to do first. */
  readonly clash: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Always at the foot of the page: what is not saved, what is in the way, and Save. */
export function SaveBar({ dirty, problems, save, clash, onSave, onDiscard }: Props) {
  const reading = useReading();
  const { settings: say } = reading.words;
  const text = useSentence(dirty, save);
  return (
    <footer className="save-bar">
      <p role="status" className={save.kind === 'refused' ? 'refusal' : ''}>
        {text}
        {dirty && problems.size > 0 && (
          <span className="refusal">
            {' '}
            {say.fixFirst(problems.size)}{' '}
            {[...problems.keys()]
              .slice(0, 3)
              .map((key) => sayKey(key, reading))
              .join('; ')}
            .
          </span>
        )}
      </p>
      {dirty && (
        <Button kind="quiet" onPress={onDiscard}>
          {say.discard}
        </Button>
      )}
      <Button kind="primary" busy={save.kind === 'saving'} disabled={!dirty || problems.size > 0 || clash} onPress={onSave}>
        {save.kind === 'saving' ? say.saving : say.save}
      </Button>
    </footer>
  );
}

function useSentence(dirty: boolean, save: SaveState): string {
  const { settings: say, command, pipe } = useWords();
  if (save.kind === 'refused') {
    const { reason } = save;
    return reason === 'forbidden' || reason === 'unavailable' ? pipe[reason] : command[reason];
  }
  if (save.kind === 'saving') return say.saving;
  if (save.kind === 'merged' && dirty) return say.changed.merged;
  if (save.kind === 'taken') return say.changed.taken;
  if (dirty) return say.unsaved;
  return save.kind === 'saved' ? say.saved : say.allSaved;
}
