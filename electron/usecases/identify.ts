import { isHere } from '../../shared/domain/appointment.ts';
import { type ArrivalToken, decideToken, readToken } from '../../shared/domain/arrival-token.ts';
import { BookingCode } from '../../shared/domain/booking-code.ts';
import {
  identifyByCode as matchCode,
  identifyByName as matchName,
  identifyByToken as matchToken,
  type NameClaim,
} from '../../shared/domain/identity.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import { err, ok } from '../../shared/result.ts';
import { type Answer, attempt } from './attempt.ts';
import { undoable } from './hand-off.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { settleAppointment } from './settle-identity.ts';

/**
 * Tier A. The token names one visit at this site and the birth date must be its patient's. It is used up by the visit it opens, not by a
 * mistyped date, and not by coming too early. Shown again that day it says "already here" with the ticket, and opens nothing (as tier D).
 */
export const identifyByToken =
  (deps: KioskDeps) =>
  ({ token: scanned, birthDate }: { readonly token: string; readonly birthDate: LocalDate }): Promise<Answer> => {
    const { store, visits } = deps;
    const site = store.site.current();
    let token: ArrivalToken | null = null;
    let again = false;
    return attempt(deps, {
      tier: 'A',
      settlesAs: () => (again ? 'D' : 'A'),
      entered: { birthDate },
      look: (isClosed) => {
        if (site === null) return { kind: 'no-match', nearly: null };
        token = readToken(scanned, deps.verifierFor(site.arrivalTokenKeys));
        const decided = decideToken(token, { site: site.id, now: trueNow(store), usedIds: store.usedTokens });
        const found = decided.kind === 'no-match' ? null : store.appointments.find(decided.appointment);
        // Once the portal has told of it, a letter used at another kiosk of the site is used here, too.
        again = decided.kind === 'used' || found?.arrival?.tier === 'A';
        return matchToken(again && found !== null && !isHere(found.status) ? null : found, birthDate, isClosed);
      },
      onMatch: () => {
        if (token !== null && visits.current()?.settled?.here === true) store.usedTokens.add(token, trueNow(store));
      },
      elsewhere: null,
    });
  };

/** Tier B. The code names one appointment and the birth date must be its patient's. */
export const identifyByCode =
  (deps: KioskDeps) =>
  ({ code: typed, birthDate }: { readonly code: string; readonly birthDate: LocalDate }): Promise<Answer> => {
    const { data: code = null } = BookingCode.safeParse(typed);
    return attempt(deps, {
      tier: 'B',
      entered: { birthDate, codeTail: typed.replace(/\D/g, '').slice(-4) },
      look: (isClosed) => {
        const found = code === null ? null : deps.store.appointments.byBookingCode(code);
        return code === null || found === null ? { kind: 'no-match', nearly: null } : matchCode([found], { code, birthDate }, isClosed);
      },
      elsewhere: code === null ? null : { code, birthDate },
    });
  };

/** Tier D. Ends at ARRIVED: what a stranger may know of somebody opens nothing. */
export const identifyByName =
  (deps: KioskDeps) =>
  async (claim: Omit<NameClaim, 'given'>): Promise<Answer<'not-offered'>> => {
    if (deps.store.site.current()?.settings.policy.identity.nameTierAllowed === false) return err('not-offered');
    return attemptName(deps, { ...claim, given: null });
  };

export const answerFirstName =
  (deps: KioskDeps) =>
  async ({ given }: { readonly given: string }): Promise<Answer> => {
    const claim = deps.visits.current()?.claim ?? null;
    return claim === null ? err('visit-over') : attemptName(deps, { ...claim, given });
  };

/** Which of one's own appointments, by its place in the list that was shown. */
export const choose =
  (deps: KioskDeps) =>
  ({ position }: { readonly position: number }): Answer => {
    const choices = deps.visits.current()?.choices ?? null;
    const site = deps.store.site.current();
    const id = choices?.appointments[position];
    const appointment = id === undefined ? null : deps.store.appointments.find(id);
    if (choices === null || site === null || appointment === null) return err('visit-over');
    return undoable(deps, () => ok(settleAppointment(deps, site, { appointment, tier: choices.tier })));
  };

function attemptName(deps: KioskDeps, claim: NameClaim): Promise<Answer> {
  const { family, birthDate, given } = claim;
  return attempt(deps, {
    tier: 'D',
    entered: { family, birthDate, ...(given === null ? {} : { given }) },
    look: () => {
      const looked = matchName(deps.store.appointments.byBirthDate(birthDate), claim, deps.isDecoy);
      deps.visits.change({ claim: looked.kind === 'ask-first-name' ? claim : null });
      return looked;
    },
    elsewhere: null,
  });
}
