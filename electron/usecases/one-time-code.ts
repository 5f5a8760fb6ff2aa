import { identifyByOneTimeCode } from '../../shared/domain/identity.ts';
import type { AppointmentId } from '../../shared/domain/ids.ts';
import { OneTimeCode } from '../../shared/domain/one-time-code.ts';
import type { CodeChannel } from '../../shared/domain/site.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Answer, attempt, type IdentifyAnswer, pauseAnswer } from './attempt.ts';
import { undoable } from './hand-off.ts';
import type { KioskDeps } from './kiosk-deps.ts';

/** How asking for a code can end; `sent` whether or not there is somebody to send one to. */
export type CodeAsked =
  | { readonly kind: 'sent'; readonly againAfterSeconds: number }
  | { readonly kind: 'not-sent' }
  | Extract<IdentifyAnswer, { kind: 'pause' }>;

export interface CodeRequest {
  readonly family: string;
  /** Always asked, so that twins are told apart and nobody learns that there are any. */
  readonly given: string;
  readonly birthDate: LocalDate;
  readonly channel: CodeChannel;
}

/** Tier C, first half. Whatever is known of such a person, the answer and its time are the same. */
export const sendCode =
  (deps: KioskDeps) =>
  async ({
    family,
    given,
    birthDate,
    channel,
  }: CodeRequest): Promise<Result<CodeAsked, 'visit-over' | 'storage-failed' | 'not-offered'>> => {
    const { store, visits } = deps;
    const visit = visits.current();
    const site = store.site.current();
    if (visit === null || site === null || visit.settled !== null) return err('visit-over');
    if (!site.codeChannels.includes(channel)) return err('not-offered');
    const began = store.clock.mono();
    const mine = visits.count();
    const entered = { family, given, birthDate };
    const paused = undoable(deps, () => ok(pauseAnswer(deps, site, { entered })));
    if (!paused.ok || paused.value !== null) return paused as Result<CodeAsked, 'storage-failed'>;

    const { codeAgainSeconds, refusalMs } = site.settings.policy.identity;
    const soon = visit.codeSent === null ? 0 : visit.codeSent.at + codeAgainSeconds * 1000 - began;
    if (soon > 0) return ok({ kind: 'sent', againAfterSeconds: Math.ceil(soon / 1000) });
    const allMs = 2 * refusalMs * (1 + 0.05 * deps.chance());
    const send = deps.newId();
    const claim = { by: 'name', family, given } as const;
    const answer = await deps.portal.sendCode({ id: send, claim, birthDate, channel, language: visit.language }, sendWithinMs);
    if (answer !== 'unreachable') await deps.wait(Math.max(0, allMs - (store.clock.mono() - began)));
    if (visits.count() !== mine) return err('visit-over');
    if (answer !== 'sent') return ok({ kind: 'not-sent' });
    visits.change({ codeSent: { send, birthDate, family, at: store.clock.mono() } });
    return ok({ kind: 'sent', againAfterSeconds: codeAgainSeconds });
  };

const sendWithinMs = 8000;

/** Tier C, second half: the code, with the birth date it was asked for with. Online only; the portal counts its own tries as well. */
export const checkCode =
  (deps: KioskDeps) =>
  async ({ code: typed }: { readonly code: string }): Promise<Answer> => {
    const sent = deps.visits.current()?.codeSent ?? null;
    if (sent === null) return err('visit-over');
    const { data: code } = OneTimeCode.safeParse(typed);
    let answer: AppointmentId | 'no-match' | 'unreachable' = 'no-match';
    return attempt(deps, {
      tier: 'C',
      entered: { family: sent.family, birthDate: sent.birthDate },
      ask: async (withinMs) => {
        if (code !== undefined) answer = await deps.portal.checkCode({ ...sent, code }, withinMs);
      },
      look: (isClosed) => {
        const matched = answer === 'no-match' || answer === 'unreachable' ? null : answer;
        return identifyByOneTimeCode(deps.store.appointments.byBirthDate(sent.birthDate), matched, isClosed);
      },
      missReason: () => (answer === 'unreachable' ? 'offline-unknown-patient' : null),
      elsewhere: null,
    });
  };
