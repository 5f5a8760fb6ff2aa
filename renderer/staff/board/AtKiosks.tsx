import { useId } from 'react';
import { minutesFrom } from '../../../shared/domain/time.ts';
import type { KioskRow } from '../staff-window.ts';
import { waitOf } from '../words/lengths.ts';
import { useReading } from '../words/use-words.ts';
import type { When } from './row-view.ts';
import { stepInWords } from './steps.ts';

interface Props {
  readonly kiosks: readonly KioskRow[];
  readonly when: When;
  /** A row at the foot of the board, where there is no column beside the lanes to stand in. */
  readonly as?: 'list' | 'row';
}

/** Who is being checked in at this moment, kiosk by kiosk: the step and for how long; a name only once it is known whose visit it is. */
export function AtKiosks({ kiosks, when, as = 'list' }: Props) {
  const { words } = useReading();
  const { kiosks: say } = words;
  const title = useId();
  return (
    <section className={as === 'row' ? 'at-kiosks at-kiosks-row' : 'at-kiosks'} aria-labelledby={title}>
      <h2 id={title} className="at-kiosks-title">
        {say.title}
      </h2>
      {kiosks.length === 0 ? (
        <p className="soft">{say.nobody}</p>
      ) : (
        <ul>
          {kiosks.map((one) => (
            <li key={one.kiosk}>
              <strong>{one.name}</strong>
              <span>
                {[
                  one.patient ?? say.someone,
                  stepInWords(one.screen, words.steps),
                  waitOf(Math.max(0, minutesFrom(one.since, when.now)), words),
                ].join(' · ')}
              </span>
              {one.help !== null ? (
                <span className="tag">{one.help.mine ? say.youHelp : say.heldBy(one.help.by)}</span>
              ) : (
                one.handOff !== null && <span className="tag tag-care">{say.asksForHelp(one.number)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
