import { type BlobHash, refuseBlob } from '../../shared/domain/blob.ts';
import { type CardEntry, type CardPictures, type CardSide, type CoverageReply, missingOnCard } from '../../shared/domain/coverage.ts';
import { type CoverageValue, coverageIsDue, maskMemberId } from '../../shared/domain/coverage-value.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { type OpenVisit, withOpenVisit } from './record.ts';
import type { TaskQuestion } from './tasks.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed';
type Answer<T = Record<never, never>, E = never> = Result<T, Refusal | E>;

export interface ShownCoverage {
  readonly onFile:
    | { readonly kind: 'insured'; readonly payer: string | null; readonly memberId: string | null; readonly plan: string | null }
    | { readonly kind: 'self-pay' }
    | null;
  readonly picturesAllowed: boolean;
  readonly kept: readonly CardSide[];
}

/** One screen when nothing changed; a new card takes more, and its owner knows that. */
export const coverageScreens = ({ store }: Deps, { site, appointment }: TaskQuestion): number =>
  coverageIsDue(appointment.coverage, trueNow(store), site.settings.policy.coverage.confirmEveryDays) ? 1 : 0;

/** What is on file, the member number masked. Looking is noted once a visit. */
export const coverage = (deps: Deps) => (): Answer<ShownCoverage> =>
  withOpenVisit(deps, ({ visit, appointment, site }) => {
    if (!visit.coverageShown) {
      deps.store.audit.append({ ...byPatient(appointment), action: 'coverage-show' });
      deps.visits.change({ coverageShown: true });
    }
    const kept = (['front', 'back'] as const).filter((side) => visit.cardPictures[side] !== null);
    return ok({ onFile: masked(appointment.coverage.onFile), picturesAllowed: site.settings.policy.coverage.pictures, kept });
  });

/** The member number in clear, with an audit row each time. */
export const revealMemberId = (deps: Deps) => (): Answer<{ value: string | null; seconds: number }> =>
  withOpenVisit(deps, ({ appointment, site }) => {
    deps.store.audit.append({ ...byPatient(appointment), action: 'coverage-reveal', detail: { field: 'memberId' } });
    const { onFile } = appointment.coverage;
    const seconds = site.settings.policy.details.revealSeconds;
    return ok({ value: onFile?.kind === 'insured' ? onFile.memberId : null, seconds });
  });

/** One side of a card, on disk in the encrypted file before the page is told so. It replaces an earlier one of that side. */
export const keepCardPicture =
  (deps: Deps) =>
  ({
    side,
    picture,
  }: {
    readonly side: CardSide;
    readonly picture: Uint8Array;
  }): Answer<Record<never, never>, 'not-a-picture' | 'too-large'> =>
    withOpenVisit(deps, ({ visit, appointment, site }) => {
      if (!site.settings.policy.coverage.pictures || visit.coverageAnswered) return err('not-allowed');
      const refused = refuseBlob(picture);
      if (refused !== null) return err(refused);
      const hash = deps.store.blobs.hold(picture);
      replace(deps, visit.cardPictures, { ...visit.cardPictures, [side]: hash });
      deps.store.audit.append({ ...byPatient(appointment), action: 'picture-keep', detail: { side, bytes: picture.length } });
      return ok({});
    });

/** Without pictures after all. */
export const dropCardPictures = (deps: Deps) => (): Answer =>
  withOpenVisit(deps, ({ visit }) => {
    replace(deps, visit.cardPictures, { front: null, back: null });
    return ok({});
  });

export type CoverageSaid =
  | { readonly kind: 'still-right' }
  | { readonly kind: 'new-card'; readonly card: CardEntry }
  | { readonly kind: 'no-insurance' };

/** What the person says; the record stays as it is. Once a visit: a slip of the finger is put right at the desk. */
export const answerCoverage =
  (deps: Deps) =>
  ({ said }: { readonly said: CoverageSaid }): Answer<Record<never, never>, 'card-incomplete'> =>
    withOpenVisit(deps, (open) => {
      const { visit, settled, appointment } = open;
      if (visit.coverageAnswered) return ok({});
      if (said.kind === 'still-right' && appointment.coverage.onFile === null) return err('not-allowed');
      if (said.kind === 'new-card' && missingOnCard(said.card, visit.cardPictures) !== null) return err('card-incomplete');
      const reply = replyFrom(said, visit.cardPictures);
      deps.store.outbox.append({
        type: 'coverage-answered',
        actor: { kind: 'patient' },
        subject: { kind: 'appointment', id: appointment.id },
        body: { reply, before: appointment.coverage.onFile, tier: settled.tier, ticket: visit.number },
      });
      const action = said.kind === 'still-right' ? 'coverage-confirm' : 'coverage-answer';
      deps.store.audit.append({ ...byPatient(appointment), action, detail: { kind: said.kind } });
      deps.store.blobs.dropHeld();
      deps.visits.change({ coverageAnswered: true, cardPictures: noPictures });
      return ok({});
    });

export const noPictures: CardPictures = { front: null, back: null };

function replyFrom(said: CoverageSaid, pictures: CardPictures): CoverageReply {
  return said.kind === 'new-card' ? { ...said, pictures } : said;
}

/** The front and the back may be the same picture; it stays as long as one of them is it. */
function replace({ store, visits }: Deps, before: CardPictures, after: CardPictures): void {
  const stays = new Set<BlobHash | null>([after.front, after.back]);
  for (const hash of new Set([before.front, before.back])) if (hash !== null && !stays.has(hash)) store.blobs.drop(hash);
  visits.change({ cardPictures: after });
}

function masked(onFile: CoverageValue | null): ShownCoverage['onFile'] {
  if (onFile?.kind !== 'insured') return onFile;
  const { payer, memberId, plan } = onFile;
  return { kind: 'insured', payer, memberId: memberId === null ? null : maskMemberId(memberId), plan };
}

const byPatient = ({ patient }: OpenVisit['appointment']) => ({ actor: { kind: 'patient' }, subject: `Patient/${patient.id}` }) as const;
