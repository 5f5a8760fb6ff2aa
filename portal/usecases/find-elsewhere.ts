import { decidePause } from '../../shared/domain/identity.ts';
import { dayIn, plusMinutes } from '../../shared/domain/time.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import type { WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';

/**
 * A kiosk that does not know a booking code asks whether it is for another site or another day. Answers only after a full match of code and birth
 * date; everything else is the same `not-found`, and guessing is slowed like at the kiosk itself (security.md, tier B).
 */
export async function findElsewhere(
  tx: WriteScope,
  { device }: Asker,
  { code, birthDate }: Extract<Command, { type: 'find-elsewhere' }>,
): Promise<Outcome> {
  const site = device.role === 'kiosk' ? await tx.sites.find(device.site) : null;
  if (!site) return err('not-allowed');
  const who = `find:${device.id}`;
  const failures = await tx.failures.since(who, plusMinutes(tx.now, -24 * 60));
  if (decidePause(failures, tx.now, site.settings.policy.identity)) return err('too-many');

  const found = await tx.appointments.findByCode(code);
  const matches = found !== null && found.patient.birthDate === birthDate && found.status === 'booked';
  const answer = !matches
    ? null
    : found.site !== site.id
      ? 'wrong-site'
      : dayIn(site.zone, found.start) > dayIn(site.zone, tx.now)
        ? 'too-early'
        : null;
  tx.audit(
    {
      actor: { kind: 'patient' },
      action: answer ? 'identify' : 'identify-failed',
      outcome: answer ? 'ok' : 'refused',
      subject: answer && found ? `Appointment/${found.id}` : null,
      detail: { elsewhere: answer ?? 'no' },
    },
    device.id,
  );
  if (answer) return ok({ found: answer });
  await tx.failures.add(who);
  return err('not-found');
}
