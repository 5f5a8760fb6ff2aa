import type { PipeRefusal } from '../../shared/ipc/contract.ts';
import { Button } from '../ui/Button.tsx';
import type { Asked } from './asking/use-asked.ts';
import { useWords } from './words/use-words.ts';

interface Props {
  readonly title: string;
  /** The heading when it could not be read. */
  readonly failed: string;
  readonly asked: Pick<Asked<unknown, PipeRefusal>, 'phase' | 'refusal' | 'again'>;
}

/** A page whose content is not there yet, or could not be read: what happens, and what to do. */
export function PageState({ title, failed, asked }: Props) {
  const { common, pipe } = useWords();
  return (
    <main className="page-state" aria-busy={asked.phase === 'loading'}>
      {asked.phase === 'loading' && (
        <>
          <h1 className="visually-hidden">{title}</h1>
          <p className="soft">{common.reading}</p>
        </>
      )}
      {asked.phase !== 'loading' && (
        <>
          <h1>{failed}</h1>
          <p role="alert">{pipe[asked.refusal ?? 'unavailable']}</p>
          <Button onPress={asked.again}>{common.askAgain}</Button>
        </>
      )}
    </main>
  );
}
