import { unknownLanguage } from '../../../shared/domain/language.ts';
import { clockIn, dayIn } from '../../../shared/domain/time.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { PatientAppointments } from '../appointments/PatientAppointments.tsx';
import type { BookingCalls } from '../appointments/use-booking.ts';
import type { KioskRow, NeedsYouRow, RefusalOf, StaffWindow } from '../staff-window.ts';
import { dateInWords, languageName } from '../words/dates.ts';
import { useReading } from '../words/use-words.ts';
import { sayMarkRefusal } from './AppointmentDrawer.tsx';
import { companionsInFull } from './companions.ts';
import { Drawer, Facts } from './Drawer.tsx';
import { DrawerAction } from './DrawerAction.tsx';
import { KioskHelp } from './KioskHelp.tsx';
import { viewNeedsYou } from './needs-you-view.ts';
import type { When } from './row-view.ts';
import { mayBeMarked } from './selection.ts';
import { stepInWords } from './steps.ts';
import { useAct } from './use-act.ts';

interface Props {
  readonly row: NeedsYouRow;
  /** The appointment the kiosk had settled on, if any. */
  readonly appointment: BoardRow | null;
  readonly when: When;
  readonly asOf: string;
  readonly mayAct: boolean;
  /** The kiosk where this person still stands. */
  readonly kiosk: KioskRow | null;
  readonly mayHelp: boolean;
  /** Move, cancel and book for this person. */
  readonly mayBook: boolean;
  readonly staff: Pick<StaffWindow, 'resolveHandOff' | 'markArrived' | 'takeOver' | 'endTakeOver'> & BookingCalls;
  readonly onActed: (said: string) => void;
  /** The person was marked as arrived and still waits for the desk. */
  readonly onMarked: (said: string) => void;
  readonly onSearch: (typed: string) => void;
  readonly onClose: () => void;
}

/** Someone the kiosk sent to the desk: why, what to do, and what they need not say twice. */
export function HandOffDrawer({
  row,
  kiosk,
  mayHelp,
  mayBook,
  appointment,
  when,
  asOf,
  mayAct,
  staff,
  onActed,
  onMarked,
  onSearch,
  onClose,
}: Props) {
  const reading = useReading();
  const { words } = reading;
  const { drawer: say } = words;
  const view = viewNeedsYou(row, when, reading);
  const done = useAct(
    () => staff.resolveHandOff({ handOff: row.handOff }),
    () => onActed(say.resolved(row.deskNumber)),
  );
  const family = row.entered.family ?? '';
  return (
    <Drawer title={view.reason} lead={row.deskNumber} onClose={onClose} focusTitle={!mayAct}>
      <section className="todo">
        <h3>{say.whatToDo}</h3>
        <p>{view.todo}</p>
      </section>
      <Entered row={row} />
      <Facts
        of={[
          [
            say.onBoard,
            appointment === null ? row.name : `${appointment.name ?? words.common.noName}, ${clockIn(when.zone, appointment.start)}`,
          ],
          [say.rule, row.entered.rule ?? ''],
          [say.aboutTime, aboutTime(row, when)],
          [say.screen, stepInWords(row.step, words.steps)],
          [say.language, row.language === unknownLanguage ? say.languageNotOffered : languageName(row.language, reading.locale)],
          [say.waiting, view.wait],
          [words.companions.title, companionsInFull(row.companions, words)],
        ]}
      />
      {kiosk !== null && <KioskHelp kiosk={kiosk} mayHelp={mayHelp} staff={staff} onSaid={onMarked} />}
      <p className="age">{asOf}</p>
      {appointment !== null && mayAct && mayBeMarked(appointment) && (
        <AlsoArrived
          appointment={appointment}
          markArrived={staff.markArrived}
          onMarked={() => onMarked(say.marked(appointment.name ?? words.common.noName))}
        />
      )}
      {mayBook && row.appointment !== null && appointment?.needsCare !== true && (
        <PatientAppointments row={row.appointment} zone={when.zone} staff={staff} onSaid={onMarked} />
      )}
      {appointment === null && family !== '' && <Button onPress={() => onSearch(family)}>{say.searchFor(family)}</Button>}
      {mayAct ? (
        <DrawerAction busy={done.busy} refusal={done.refusal === null ? null : sayResolveRefusal(done.refusal, words)} onPress={done.run}>
          {say.done}
        </DrawerAction>
      ) : (
        <p className="drawer-action soft">{say.mayNot}</p>
      )}
    </Drawer>
  );
}

/** Which of their times it is about, if they named one. */
function aboutTime({ entered: { asked } }: NeedsYouRow, { zone }: When): string {
  return asked?.start === undefined ? '' : `${dayIn(zone, asked.start)} ${clockIn(zone, asked.start)}`;
}

function Entered({ row: { entered } }: { readonly row: NeedsYouRow }) {
  const {
    words: { drawer: say },
    locale,
  } = useReading();
  const pairs = [
    [say.given, entered.given ?? ''],
    [say.family, entered.family ?? ''],
    [say.birthDate, entered.birthDate === undefined ? '' : dateInWords(entered.birthDate, locale)],
    [say.codeTail, entered.codeTail ?? ''],
  ] as const;
  return (
    <section className="entered">
      <h3>{say.entered}</h3>
      {pairs.every(([, value]) => value === '') ? <p className="soft">{say.enteredNothing}</p> : <Facts of={pairs} />}
    </section>
  );
}

function AlsoArrived({
  appointment,
  markArrived,
  onMarked,
}: {
  appointment: BoardRow;
  markArrived: StaffWindow['markArrived'];
  onMarked: () => void;
}) {
  const { words } = useReading();
  const act = useAct(() => markArrived({ appointment: appointment.appointment }), onMarked);
  return (
    <div>
      <Button onPress={act.run} busy={act.busy}>
        {words.drawer.alsoArrived}
      </Button>
      <div role="alert" className="answer">
        {act.refusal !== null && <p className="refusal">{sayMarkRefusal(act.refusal, words)}</p>}
      </div>
    </div>
  );
}

function sayResolveRefusal(refusal: RefusalOf<'resolveHandOff'>, { drawer, pipe }: ReturnType<typeof useReading>['words']): string {
  return refusal === 'not-found' ? drawer.refused.resolve['not-found'] : pipe[refusal];
}
