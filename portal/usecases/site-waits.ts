import type { Site } from '../../shared/domain/site.ts';
import { dayIn, instantAt, plusDays } from '../../shared/domain/time.ts';
import { type UsualWait, usualWaits } from '../../shared/domain/wait-range.ts';
import type { ReadScope } from '../store/store.ts';

/** What the last days of this site say about waiting. Today is not among them: how today goes is on the board. */
export async function waitsOf(tx: Pick<ReadScope, 'appointments' | 'now'>, { id, zone, settings }: Site): Promise<UsualWait[]> {
  const { tell, sampleDays, minSamples } = settings.policy.waiting;
  if (!tell) return [];
  const today = dayIn(zone, tx.now);
  const [from, to] = [instantAt(zone, plusDays(today, -sampleDays), '00:00'), instantAt(zone, today, '00:00')];
  return [...usualWaits(await tx.appointments.pastVisits(id, from, to), zone, minSamples)];
}
