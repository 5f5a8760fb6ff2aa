import type { Catalogue } from '../../i18n/catalogue.ts';
import { dayAndTimeAt, type Place } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { DeskScreen } from '../screens/DeskScreen.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import { type Looking, pageOf } from './looking.ts';
import './appointments.css';

export interface Common {
  readonly words: Catalogue;
  readonly place: Place;
  readonly busy: boolean;
  readonly looking: Looking;
}

const rowsPerPage = 3;

/** What is still to come: when and what, nothing else. */
export function ListScreen({
  words,
  place,
  busy,
  looking,
  page,
  onPage,
  onOpen,
  onBook,
}: Common & {
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onOpen: (position: number) => void;
  readonly onBook: (() => void) | null;
}) {
  const { appointments: say } = words;
  const { rows, more } = pageOf(looking.appointments, page, rowsPerPage);
  return (
    <TaskScreen
      name={`appointments-list-${page}`}
      primary={onBook === null ? null : { label: say.book, onPress: onBook, busy }}
      {...(page === 0 ? {} : { onBack: () => onPage(page - 1) })}
    >
      <div className="appointments">
        <div className="appointments-head">
          <h1 tabIndex={-1}>{say.title}</h1>
          {more && <Button onPress={() => onPage(page + 1)}>{say.more}</Button>}
        </div>
        {looking.appointments.length === 0 ? (
          <p>{say.none}</p>
        ) : (
          <ul className="appointments-list">
            {rows.map(({ start, visitType }, at) => (
              <li key={`${start}-${page * rowsPerPage + at}`}>
                <Button kind="choice" onPress={() => onOpen(page * rowsPerPage + at)}>
                  <span className="appointments-when">{dayAndTimeAt(start, place)}</span>
                  <span className="appointments-kind">{visitType ?? say.kind}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </TaskScreen>
  );
}

/** One of them, and what may be done with it here; the rest is the desk's. */
export function OneScreen({
  words,
  place,
  busy,
  looking,
  position,
  onBack,
  onMove,
  onCancel,
  onDesk,
}: Common & {
  readonly position: number;
  readonly onBack: () => void;
  readonly onMove: () => void;
  readonly onCancel: () => void;
  readonly onDesk: () => void;
}) {
  const { appointments: say } = words;
  const one = looking.appointments[position];
  if (one === undefined) return null;
  const nothingHere = !one.mayMove && !one.mayCancel;
  return (
    <TaskScreen name="appointments-one" primary={null} onBack={onBack}>
      <div className="appointments">
        <h1 tabIndex={-1}>{dayAndTimeAt(one.start, place)}</h1>
        <p>{one.visitType ?? say.kind}</p>
        {nothingHere && <p>{say.deskOnly}</p>}
        <div className="appointments-choices">
          {one.mayMove && (
            <Button kind="choice" busy={busy} onPress={onMove}>
              {say.move}
            </Button>
          )}
          {one.mayCancel && (
            <Button kind="choice" onPress={onCancel}>
              {say.cancel}
            </Button>
          )}
          {!one.mayMove && (
            <Button kind="choice" busy={busy} onPress={onDesk}>
              {say.askDesk}
            </Button>
          )}
        </div>
      </div>
    </TaskScreen>
  );
}

/** The chosen time, kept for this person while they make up their mind. */
export function CheckScreen({
  words,
  place,
  busy,
  looking,
  start,
  moves,
  onBack,
  onYes,
}: Common & { readonly start: string; readonly moves: boolean; readonly onBack: () => void; readonly onYes: () => void }) {
  const { appointments: say } = words;
  const minutes = looking.heldUntil === null ? 0 : Math.round((Date.parse(looking.heldUntil) - Date.now()) / 60_000);
  return (
    <TaskScreen name="appointments-check" primary={{ label: moves ? say.yesMove : say.yesBook, onPress: onYes, busy }} onBack={onBack}>
      <div className="appointments">
        <h1 tabIndex={-1}>{moves ? say.checkMove : say.checkBook}</h1>
        <p className="appointments-chosen">{start === '' ? '' : dayAndTimeAt(start, place)}</p>
        {minutes > 0 && <p>{say.kept(minutes)}</p>}
      </div>
    </TaskScreen>
  );
}

/** Both ways look alike: cancelling is no mistake, and neither is keeping it. */
export function CancelScreen({
  words,
  place,
  busy,
  looking,
  position,
  onBack,
  onYes,
}: Common & { readonly position: number; readonly onBack: () => void; readonly onYes: () => void }) {
  const { appointments: say } = words;
  return (
    <TaskScreen name="appointments-cancel" primary={null} onBack={onBack}>
      <div className="appointments">
        <h1 tabIndex={-1}>{say.checkCancel}</h1>
        <p className="appointments-chosen">{dayAndTimeAt(looking.appointments[position]?.start ?? 0, place)}</p>
        <div className="appointments-choices">
          <Button kind="choice" busy={busy} onPress={onYes}>
            {say.yesCancel}
          </Button>
          <Button kind="choice" onPress={onBack}>
            {say.noKeep}
          </Button>
        </div>
      </div>
    </TaskScreen>
  );
}

/** What stands now, and for a cancelled one the way back for a moment. */
export function ToldScreen({
  words,
  busy,
  what,
  when,
  onAll,
  onUndo,
}: Common & {
  readonly what: 'moved' | 'booked' | 'cancelled' | 'stays';
  readonly when: string;
  readonly onAll: () => void;
  readonly onUndo: () => void;
}) {
  const { appointments: say } = words;
  return (
    <TaskScreen name={`appointments-${what}`} primary={{ label: say.title, onPress: onAll, busy }} onBack={onAll}>
      <div className="appointments">
        <h1 tabIndex={-1}>{say[what]}</h1>
        <p className="appointments-chosen">{when}</p>
        {(what === 'moved' || what === 'booked') && <p>{say.message}</p>}
        {what === 'cancelled' && (
          <div className="appointments-choices">
            <Button kind="choice" busy={busy} onPress={onUndo}>
              {say.undo}
            </Button>
          </div>
        )}
      </div>
    </TaskScreen>
  );
}

/** While main asks; when it could not; and when the desk knows. */
export function LookingScreen({
  words,
  deskNumber,
  onDesk,
}: {
  readonly words: Catalogue;
  readonly deskNumber?: string;
  readonly onDesk?: () => void;
}) {
  const { appointments: say } = words;
  if (deskNumber !== undefined) {
    return (
      <TaskScreen name="appointments-desk" primary={null} deskKnows>
        <DeskScreen title={say.deskTitle} sentences={[say.deskBody]} number={{ label: words.handOff.number, value: deskNumber }} />
      </TaskScreen>
    );
  }
  return (
    <TaskScreen name={onDesk === undefined ? 'appointments-looking' : 'appointments-offline'} primary={null}>
      <div className="appointments">
        <h1 tabIndex={-1}>{say.title}</h1>
        <p role="status">{onDesk === undefined ? say.reading : say.offline}</p>
        {onDesk !== undefined && (
          <div className="appointments-choices">
            <Button kind="choice" onPress={onDesk}>
              {say.askDesk}
            </Button>
          </div>
        )}
      </div>
    </TaskScreen>
  );
}
