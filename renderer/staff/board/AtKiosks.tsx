import { minutesFrom } from '../../../shared/domain/time.ts';
import type { KioskRow } from '../staff-window.ts';
import { waitOf } from '../words/lengths.ts';
import { useReading } from '../words/use-words.ts';
import type { When } from './row-view.ts';
import { stepInWords } from './steps.ts';

/** Who is being checked in at this moment, kiosk by kiosk: the step and for how long; a name only once it is known whose visit it is. */
export function AtKiosks({ kiosks, when }: { readonly kiosks: readonly KioskRow[]; readonly when: When }) {
  const { words } = useReading();
  const { kiosks: say } = words;
  return (
    <section className="at-kiosks" aria-labelledby="at-kiosks-title">
      <h2 id="at-kiosks-title">{say.title}</h2>
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
