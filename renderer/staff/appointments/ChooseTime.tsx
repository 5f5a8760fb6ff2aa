import { useId, useState } from 'react';
import { clockIn, dayIn, type TimeZone } from '../../../shared/domain/time.ts';
import { dayAt } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { useReading } from '../words/use-words.ts';
import type { Booking, Slot, Stage } from './use-booking.ts';

interface Props {
  readonly booking: Booking;
  readonly stage: Extract<Stage, { at: 'times' }>;
  readonly zone: TimeZone;
}

/** The days with a free time, and the times of one. A chosen one is kept for this console. */
export function ChooseTime({ booking, stage, zone }: Props) {
  const { words, locale } = useReading();
  const { appointments: say } = words;
  const name = useId();
  const days = daysOf(stage.slots, zone);
  const [chosen, setChosen] = useState<string | null>(null);
  const [first] = days;
  const day = days.find((one) => one.day === chosen) ?? first;
  return (
    <>
      {day === undefined ? (
        <p>{say.noneFree}</p>
      ) : (
        <>
          <label className="desk-booking-day" htmlFor={name}>
            <span>{say.day}</span>
            <select id={name} value={day.day} onChange={({ target }) => setChosen(target.value)}>
              {days.map((one) => (
                <option key={one.day} value={one.day}>
                  {say.dayWith(dayAt(one.slots[0]?.start ?? '', { locale, zone }), one.slots.length)}
                </option>
              ))}
            </select>
          </label>
          <ul className="desk-booking-times">
            {day.slots.map((slot) => (
              <li key={slot.id}>
                <Button busy={booking.asking} onPress={() => void booking.keep(stage, slot)}>
                  {clockIn(zone, slot.start)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button busy={booking.asking} onPress={() => void booking.list()}>
        {say.back}
      </Button>
    </>
  );
}

/** The free times by day at the site, in order; two at once, of different people, stand as one. */
export function daysOf(slots: readonly Slot[], zone: TimeZone): readonly { readonly day: string; readonly slots: readonly Slot[] }[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = dayIn(zone, slot.start);
    const before = days.get(day) ?? [];
    if (before.at(-1)?.start !== slot.start) days.set(day, [...before, slot]);
  }
  return [...days].map(([day, ofDay]) => ({ day, slots: ofDay }));
}
