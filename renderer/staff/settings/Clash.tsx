import { Button } from '../../ui/Button.tsx';
import type { Site } from '../staff-window.ts';
import { useReading } from '../words/use-words.ts';
import { draftOf } from './draft.ts';
import type { Editing } from './kept.ts';
import { mergeDrafts } from './merge.ts';
import { sayKey } from './say.ts';

interface Props {
  readonly editing: Editing;
  /** Their version has not reached this console yet: ask for it. */
  readonly onRead: () => void;
  readonly onMerge: (theirs: Site) => void;
  readonly onTake: () => void;
}

/** Two managers at once: says so, shows where they differ, and drops nothing by itself. */
export function Clash({ editing, onRead, onMerge, onTake }: Props) {
  const reading = useReading();
  const {
    settings: { changed: say },
  } = reading.words;
  const { theirs } = editing;
  return (
    <section className="clash" role="alert" aria-labelledby="clash-title">
      <h2 id="clash-title">{say.title}</h2>
      <p>{say.body}</p>
      {theirs === null ? (
        <div className="choices">
          <Button onPress={onRead}>{say.read}</Button>
        </div>
      ) : (
        <>
          <Both editing={editing} theirs={theirs} />
          <div className="choices">
            <Button onPress={onTake}>{say.takeTheirs}</Button>
            <Button onPress={() => onMerge(theirs)}>{say.keepMine}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Both({ editing, theirs }: { readonly editing: Editing; readonly theirs: Site }) {
  const reading = useReading();
  const {
    settings: { changed: say },
  } = reading.words;
  const { both } = mergeDrafts(draftOf(editing.base.settings), editing.draft, draftOf(theirs.settings));
  if (both.length === 0) return <p>{say.noneBoth}</p>;
  return (
    <>
      <h3>{say.both}</h3>
      <ul className="bullets">
        {both.map((key) => (
          <li key={key}>{sayKey(key, reading)}</li>
        ))}
      </ul>
    </>
  );
}
