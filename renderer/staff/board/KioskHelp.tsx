import { useState } from 'react';
import type { Result } from '../../../shared/result.ts';
import { Button } from '../../ui/Button.tsx';
import { settled } from '../asking/use-asked.ts';
import type { KioskRow, RefusalOf, StaffWindow } from '../staff-window.ts';
import { useReading } from '../words/use-words.ts';
import { Facts } from './Drawer.tsx';
import { stepInWords } from './steps.ts';

interface Props {
  readonly kiosk: KioskRow;
  readonly mayHelp: boolean;
  readonly staff: Pick<StaffWindow, 'takeOver' | 'endTakeOver'>;
  readonly onSaid: (said: string) => void;
}

type Refusal = RefusalOf<'takeOver'>;

/** The person still stands at the kiosk: where they are now, and help from here. */
export function KioskHelp({ kiosk, mayHelp, staff, onSaid }: Props) {
  const { words } = useReading();
  const { kiosks: say } = words;
  const [state, setState] = useState<'idle' | 'busy' | Refusal>('idle');
  const act = async (ask: Promise<Result<unknown, Refusal>>, said: string) => {
    setState('busy');
    const answer = await settled(ask);
    setState(answer.ok ? 'idle' : answer.error);
    if (answer.ok) onSaid(said);
  };
  const { help, name } = kiosk;
  const busy = state === 'busy';
  return (
    <section className="kiosk-help">
      <h3>{say.stillThere(name)}</h3>
      <Facts of={[[say.screenNow, stepInWords(kiosk.screen, words.steps)]]} />
      {!kiosk.online && <p className="refusal">{say.offline(name)}</p>}
      {help !== null && <p role="status">{sayHelp(help, name, say)}</p>}
      {mayHelp && help?.mine !== true && help === null && (
        <Button busy={busy} onPress={() => void act(staff.takeOver({ kiosk: kiosk.kiosk, visit: kiosk.visit }), say.tookOver(name))}>
          {say.takeOver(name)}
        </Button>
      )}
      {mayHelp && help?.mine === true && (
        <div className="kiosk-help-acts">
          <Button
            busy={busy}
            onPress={() => void act(staff.endTakeOver({ takeOver: help.takeOver, visitEnds: false }), say.gaveBack(name))}
          >
            {say.giveBack}
          </Button>
          <Button
            busy={busy}
            onPress={() => void act(staff.endTakeOver({ takeOver: help.takeOver, visitEnds: true }), say.endedVisit(name))}
          >
            {say.endVisit}
          </Button>
        </div>
      )}
      <div role="alert" className="answer">
        {state !== 'idle' && state !== 'busy' && <p className="refusal">{sayRefusal(state, words)}</p>}
      </div>
    </section>
  );
}

function sayHelp(help: NonNullable<KioskRow['help']>, name: string, say: ReturnType<typeof useReading>['words']['kiosks']): string {
  if (!help.mine) return say.heldBy(help.by);
  return help.shown ? say.shown(name) : say.notYetShown(name);
}

function sayRefusal(refusal: Refusal, { command, pipe }: ReturnType<typeof useReading>['words']): string {
  return refusal === 'forbidden' || refusal === 'unavailable' ? pipe[refusal] : command[refusal];
}
