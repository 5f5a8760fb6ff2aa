import { createHash } from 'node:crypto';
import type { SiteId } from '../../shared/domain/ids.ts';
import type { SiteSettings } from '../../shared/domain/site.ts';
import { SlotId } from '../../shared/domain/slots.ts';
import { instantAt, type LocalDate, plusDays, plusMinutes, type TimeZone } from '../../shared/domain/time.ts';
import type { NewSlot } from '../store/slots.ts';

export interface SlotOrder {
  readonly site: SiteId;
  readonly zone: TimeZone;
  readonly hours: SiteSettings['hours'];
  /** Both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly minutes: number;
  /** Null: a time of the site, with nobody in particular. */
  readonly practitioners: readonly (string | null)[];
  readonly visitType: string | null;
}

/** Times side by side over the opening hours, for each practitioner. The same order gives the same ids, so nothing is made twice. */
export function planSlots(order: SlotOrder): readonly NewSlot[] {
  const { site, practitioners, minutes, visitType } = order;
  return startsOf(order).flatMap((start) =>
    practitioners.map((practitioner) => {
      const place = JSON.stringify([site, practitioner, start]);
      const id = SlotId.parse(`s-${createHash('sha256').update(place).digest('hex').slice(0, 40)}`);
      return { id, site, start, minutes, visitType, practitioner };
    }),
  );
}

function startsOf({ zone, hours, from, to, minutes }: SlotOrder) {
  const starts = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
    for (const { opens, closes } of hours.filter((row) => row.weekday === weekday)) {
      const end = instantAt(zone, day, closes);
      for (let at = instantAt(zone, day, opens); plusMinutes(at, minutes) <= end; at = plusMinutes(at, minutes)) starts.push(at);
    }
  }
  return starts;
}
