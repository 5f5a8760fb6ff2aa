import type { ReactNode } from 'react';
import { isHere } from '../../../shared/domain/appointment.ts';
import { clockIn } from '../../../shared/domain/time.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PatientAppointments } from '../appointments/PatientAppointments.tsx';
import type { BookingCalls } from '../appointments/use-booking.ts';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { bornOn } from '../words/dates.ts';
import { useReading, useWords } from '../words/use-words.ts';
import { ConsentReceiptView } from './ConsentReceiptView.tsx';
import { companionsInFull } from './companions.ts';
import { Drawer, Facts } from './Drawer.tsx';
import { DrawerAction } from './DrawerAction.tsx';
import { FormAnswers } from './FormAnswers.tsx';
import { ReviewAnswersView } from './ReviewAnswersView.tsx';
import { viewRow, type When } from './row-view.ts';
import { StateShape } from './StateShape.tsx';
import { mayBeMarked } from './selection.ts';
import { useAct } from './use-act.ts';

interface Props {
  readonly row: BoardRow;
  readonly when: When;
  readonly asOf: string;
  readonly mayMark: boolean;
  readonly mayReview: boolean;
  /** Null for a role that only sees how far the forms are. */
  readonly readForms: StaffWindow['readForms'] | null;
  readonly mayCall: boolean;
  /** Move, cancel and book for this person. */
  readonly mayBook: boolean;
  readonly mayReadConsents: boolean;
  readonly mayReadReview: boolean;
  readonly staff: Pick<
    StaffWindow,
    'markArrived' | 'callIn' | 'takeBackCall' | 'consentReceipt' | 'mailReceipt' | 'printPage' | 'reviewAnswers' | 'decideReview'
  > &
    BookingCalls;
  readonly onActed: (said: string) => void;
  /** Something was done, and the drawer stays. */
  readonly onSaid: (said: string) => void;
  readonly onReview: () => void;
  readonly onClose: () => void;
}

/** One person with an appointment today. */
export function AppointmentDrawer({
  mayReadConsents,
  mayReadReview,
  row,
  when,
  asOf,
  mayMark,
  mayCall,
  mayBook,
  mayReview,
  readForms,
  staff,
  onActed,
  onSaid,
  onReview,
  onClose,
}: Props) {
  const { words, locale } = useReading();
  const { drawer: say, common } = words;
  const view = viewRow(row, when, words);
  const act = useAct(
    () => staff.markArrived({ appointment: row.appointment }),
    () => onActed(say.marked(view.name)),
  );
  const call = useAct(
    () => staff.callIn({ appointment: row.appointment }),
    () => onActed(say.calledIn(view.name)),
  );
  const offersMark = mayMark && mayBeMarked(row);
  const offersCall = mayCall && isHere(row.status) && row.arrivedAt !== null;
  const offersAction = offersMark || offersCall;
  return (
    <Drawer title={view.name} lead={row.ticket ?? clockIn(when.zone, row.start)} onClose={onClose} focusTitle={!offersAction}>
      <p className="soft">{row.birthDate === null ? common.bornUnknown : bornOn(row.birthDate, words, locale)}</p>
      {row.needsCare && <Notice>{say.care}</Notice>}
      <Facts
        of={[
          [
            say.state,
            <span className="with-shape" key="state">
              <StateShape shape={view.shape} />
              {words.board.statuses[row.status]}
              {row.status === 'booked' && view.wait !== '' ? `, ${view.wait}` : ''}
            </span>,
          ],
          [
            say.appointment,
            <span className="tabular" key="start">
              {clockIn(when.zone, row.start)}
            </span>,
          ],
          [say.practitioner, row.practitioner ?? say.notSaid],
          [say.visitType, row.visitType ?? say.notSaid],
          [
            say.arrived,
            row.arrivedAt === null ? (
              ''
            ) : (
              <span className="tabular" key="arrived">
                {clockIn(when.zone, row.arrivedAt)}
              </span>
            ),
          ],
          [say.waiting, row.waitingSince === null ? '' : view.wait],
          [say.told, row.told === null ? '' : view.told || words.board.told(row.told.from, row.told.to)],
          [say.quiet, row.quietCall ? words.board.quietCall : ''],
          [say.calledAt, row.calledAt === null ? '' : clockIn(when.zone, row.calledAt)],
          [say.rebooked, view.rebooked],
          [words.forms.label, row.forms === 'none' ? '' : sayForms(row, words)],
          [words.consents.label, sayConsents(row, words)],
          [words.review.label, row.reviewOpen ? words.review.open : ''],
          [words.companions.title, companionsInFull(row.companions, words)],
          [say.identity, row.tier === null ? '' : words.tiers[row.tier]],
        ]}
      />
      <p className="age">{asOf}</p>
      {row.openChanges > 0 && mayReview && <Button onPress={onReview}>{say.reviewChanges(row.openChanges)}</Button>}
      {mayCall && row.status === 'fulfilled' && row.calledAt !== null && (
        <NotCalled row={row} name={view.name} takeBackCall={staff.takeBackCall} onActed={onActed} />
      )}
      {readForms !== null && row.forms !== 'none' && <FormAnswers appointment={row.appointment} zone={when.zone} readForms={readForms} />}
      {mayReadConsents && row.consents.some(({ state }) => state !== 'due') && <ConsentReceiptView row={row} staff={staff} />}
      {mayBook && !row.needsCare && <PatientAppointments row={row.appointment} zone={when.zone} staff={staff} onSaid={onSaid} />}
      {mayReadReview && row.reviewOpen && <ReviewAnswersView row={row} zone={when.zone} staff={staff} />}
      <ActionOr offers={offersAction} row={row} mayMark={mayMark}>
        {offersCall ? (
          <DrawerAction busy={call.busy} refusal={call.refusal === null ? null : sayCallRefusal(call.refusal, words)} onPress={call.run}>
            {say.callIn}
          </DrawerAction>
        ) : (
          <DrawerAction busy={act.busy} refusal={act.refusal === null ? null : sayMarkRefusal(act.refusal, words)} onPress={act.run}>
            {say.markArrived}
          </DrawerAction>
        )}
      </ActionOr>
    </Drawer>
  );
}

/** A slip of the hand: the person waits again, at their old place. */
function NotCalled({
  row,
  name,
  takeBackCall,
  onActed,
}: {
  readonly row: BoardRow;
  readonly name: string;
  readonly takeBackCall: StaffWindow['takeBackCall'];
  readonly onActed: (said: string) => void;
}) {
  const words = useWords();
  const act = useAct(
    () => takeBackCall({ appointment: row.appointment }),
    () => onActed(words.drawer.waitsAgain(name)),
  );
  return (
    <div>
      <Button onPress={act.run} busy={act.busy}>
        {words.drawer.takeBackCall}
      </Button>
      <div role="alert" className="answer">
        {act.refusal !== null && <p className="refusal">{sayCallRefusal(act.refusal, words)}</p>}
      </div>
    </div>
  );
}

function ActionOr({ offers, row, mayMark, children }: { offers: boolean; row: BoardRow; mayMark: boolean; children: ReactNode }) {
  const { drawer } = useWords();
  if (offers) return children;
  const why =
    row.status === 'cancelled'
      ? drawer.cancelled
      : row.status === 'fulfilled'
        ? drawer.finished
        : mayMark || !mayBeMarked(row)
          ? drawer.nothingToDo
          : drawer.mayNot;
  return <p className="drawer-action soft">{why}</p>;
}

/** "Give a tablet to A14" for somebody who is here. */
const sayForms = ({ forms, ticket, arrivedAt }: BoardRow, { forms: say }: ReturnType<typeof useWords>): string =>
  forms === 'tablet' && arrivedAt !== null && ticket !== null ? say.tabletTo(ticket) : say.states[forms];

/** Each text and the answer, one after another; nothing where the clinic asks none. */
const sayConsents = ({ consents }: BoardRow, { consents: say }: ReturnType<typeof useWords>): string =>
  consents
    .map(({ title, required, state, former }) => say.line(former ? say.former(title) : title, say.states[state], required))
    .join('; ');

export function sayMarkRefusal(refusal: RefusalOf<'markArrived'>, { drawer, pipe }: ReturnType<typeof useWords>): string {
  if (refusal === 'forbidden' || refusal === 'malformed' || refusal === 'unavailable') return pipe[refusal];
  return drawer.refused.markArrived[refusal];
}

function sayCallRefusal(refusal: RefusalOf<'callIn'>, { drawer, pipe }: ReturnType<typeof useWords>): string {
  if (refusal === 'forbidden' || refusal === 'malformed' || refusal === 'unavailable') return pipe[refusal];
  return drawer.refused.callIn[refusal];
}
