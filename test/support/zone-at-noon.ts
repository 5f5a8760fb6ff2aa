import { TimeZone } from '../../shared/domain/time.ts';

/** Where it is noon now, so that neither midnight nor a closed evening falls into a run, whenever it is started. */
export function zoneAtNoon(): TimeZone {
  const ahead = 12 - new Date().getUTCHours();
  return TimeZone.parse(ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`);
}
