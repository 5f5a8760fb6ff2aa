import { isHere } from '../../shared/domain/appointment.ts';
import type { IdentityTier, KioskAppointment } from '../../shared/domain/cached-appointment.ts';
import { DeskNumber } from '../../shared/domain/hand-off.ts';
import { dayIn, type LocalDate } from '../../shared/domain/time.ts';
import { err } from '../../shared/result.ts';
import { type Answer, attempt } from './attempt.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';

/** A tablet that staff hand out to somebody who sits: it opens visits by ticket and asks without a limit of screens. */
export function isHandOut({ store }: Pick<KioskDeps, 'store'>): boolean {
  const letters = store.site.current()?.settings.policy.forms.handOutLetters.split(',') ?? [];
  const letter = store.counters.letter();
  return letter !== null && letters.includes(letter);
}

/**
 * Staff gave the tablet to somebody who has arrived: the ticket names the visit, and the birth date must be its patient's. It opens what
 * the arrival settled and no more, so whoever said no more than a name (tier D) is asked nothing here either. Misses count like any other.
 */
export const identifyByTicket =
  (deps: KioskDeps) =>
  async ({ ticket: typed, birthDate }: { readonly ticket: string; readonly birthDate: LocalDate }): Promise<Answer<'not-offered'>> => {
    if (!isHandOut(deps)) return err('not-offered');
    const ticket = DeskNumber.safeParse(typed.replace(/[\s-]/g, '').toUpperCase()).data ?? null;
    let tier: IdentityTier = 'B';
    return attempt(deps, {
      tier,
      settlesAs: () => tier,
      entered: { birthDate },
      look: (isClosed) => {
        const found = ticket === null ? null : visitOf(deps, ticket);
        if (found === null) return { kind: 'no-match', nearly: null };
        tier = found.arrival?.tier ?? 'B';
        const right = found.patient.birthDate === birthDate && !isClosed(found.patient.id);
        return right ? { kind: 'match', appointments: [found] } : { kind: 'no-match', nearly: found.patient.id };
      },
      elsewhere: null,
    });
  };

/** Tickets begin anew each day. */
function visitOf({ store }: KioskDeps, ticket: DeskNumber): KioskAppointment | null {
  const zone = store.site.current()?.zone;
  if (zone === undefined) return null;
  const found = store.appointments
    .byTicket(ticket, dayIn(zone, trueNow(store)))
    .find(({ arrival, status }) => arrival?.ticket === ticket && isHere(status) && arrival.tier !== 'D');
  return found ?? null;
}
