import { calendarDay, shortDayAt, timeAt } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { Common } from './AppointmentScreens.tsx';
import { daysOf, pageOf } from './looking.ts';
import './appointments.css';

const perPage = 9;

/** Days with a free time; with none, the desk. */
export function DayScreen({
  words,
  place,
  busy,
  looking,
  page,
  onBack,
  onPage,
  onDay,
  onDesk,
}: Common & {
  readonly page: number;
  readonly onBack: () => void;
  readonly onPage: (page: number) => void;
  readonly onDay: (day: string) => void;
  readonly onDesk: () => void;
}) {
  const { appointments: say } = words;
  const days = daysOf(looking.starts, (start) => calendarDay(Date.parse(start), place.zone));
  const { rows, more } = pageOf(days, page, perPage);
  return (
    <TaskScreen name={`appointments-days-${page}`} primary={null} onBack={page === 0 ? onBack : () => onPage(page - 1)}>
      <div className="appointments">
        <div className="appointments-head">
          <h1 tabIndex={-1}>{say.dayTitle}</h1>
          {more && <Button onPress={() => onPage(page + 1)}>{say.more}</Button>}
        </div>
        {days.length === 0 ? (
          <>
            <p role="status">{say.noneFree}</p>
            <div className="appointments-choices">
              <Button kind="choice" busy={busy} onPress={onDesk}>
                {say.askDesk}
              </Button>
            </div>
          </>
        ) : (
          <ul className="appointments-grid">
            {rows.map(({ day, first }) => (
              <li key={day}>
                <Button kind="choice" onPress={() => onDay(day)}>
                  {shortDayAt(first, place)}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </TaskScreen>
  );
}

/** The free times of one day. A touched one is kept for this person. */
export function TimeScreen({
  words,
  place,
  busy,
  looking,
  day,
  page,
  onBack,
  onPage,
  onTime,
}: Common & {
  readonly day: string;
  readonly page: number;
  readonly onBack: () => void;
  readonly onPage: (page: number) => void;
  readonly onTime: (time: number) => void;
}) {
  const { appointments: say } = words;
  const times = daysOf(looking.starts, (start) => calendarDay(Date.parse(start), place.zone)).find((one) => one.day === day)?.times ?? [];
  const { rows, more } = pageOf(times, page, perPage);
  return (
    <TaskScreen name={`appointments-times-${day}-${page}`} primary={null} onBack={page === 0 ? onBack : () => onPage(page - 1)}>
      <div className="appointments">
        <div className="appointments-head">
          <h1 tabIndex={-1}>{say.timeTitle}</h1>
          {more && <Button onPress={() => onPage(page + 1)}>{say.more}</Button>}
        </div>
        {looking.problem === 'taken' && <FieldMessage id="appointments-taken" hint="" problem={say.taken} />}
        <ul className="appointments-grid">
          {rows.map(({ time, start }) => (
            <li key={time}>
              <Button kind="choice" busy={busy} onPress={() => onTime(time)}>
                {timeAt(start, place)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </TaskScreen>
  );
}
