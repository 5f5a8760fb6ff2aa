import { useCallback, useEffect, useRef } from 'react';
import type { Result } from '../../../shared/result.ts';
import { useDraft } from '../tasks/drafts.ts';
import type { TaskProps } from '../tasks/task-props.ts';

/**
 * What main says of the consents, kept for the visit as `name` so that coming back shows at once what is known. Asked when the task opens, in
 * another language, and on `again`: main answers in the language of the visit.
 */
export function useAsked<T>(name: string, question: () => Promise<Result<T, string>>, { language, onLost }: TaskProps) {
  const [asked, keep] = useDraft<T | null>(name, null);
  const latest = useRef({ question, onLost });
  latest.current = { question, onLost };
  const again = useCallback(async () => {
    const answer = await latest.current.question();
    if (answer.ok) keep(() => answer.value);
    else latest.current.onLost(answer.error);
  }, [keep]);
  /** @param _spoken a new one asks again */
  const ask = useCallback((_spoken: typeof language) => again(), [again]);
  useEffect(() => void ask(language), [ask, language]);
  return { asked, again };
}
