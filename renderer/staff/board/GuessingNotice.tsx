import { clockIn } from '../../../shared/domain/time.ts';
import type { Board } from '../../../shared/ipc/staff.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../words/use-words.ts';
import type { When } from './row-view.ts';

/** Too many tries at the kiosks did not match: what happened and what to do, without hurry. It goes by itself when they are fewer. */
export function GuessingNotice({ guessing, when }: { readonly guessing: Board['guessing']; readonly when: When }) {
  const { board: say } = useWords();
  return (
    <section className="guessing" aria-label={say.guessing.label}>
      {guessing.map(({ kiosk, misses, until }) => (
        <Notice key={kiosk ?? ''}>
          {kiosk === null
            ? say.guessing.site(misses, clockIn(when.zone, until))
            : say.guessing.kiosk(kiosk, misses, clockIn(when.zone, until))}
        </Notice>
      ))}
    </section>
  );
}
