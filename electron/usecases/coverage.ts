import { type BlobHash, refuseBlob } from '../../shared/domain/blob.ts';
import { type CardEntry, type CardPictures, type CardSide, type CoverageReply, missingOnCard } from '../../shared/domain/coverage.ts';
import { type CoverageRank, type CoverageValue, dueCoverages, insuranceOf, maskMemberId } from '../../shared/domain/coverage-value.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type KioskDeps, trueNow } from './kiosk-deps.ts';
import { type OpenVisit, withOpenVisit } from './record.ts';
import type { TaskQuestion } from './tasks.ts';

type Deps = Pick<KioskDeps, 'store' | 'visits'>;
type Refusal = 'visit-over' | 'not-allowed' | 'storage-failed';
type Answer<T = Record<never, never>, E = never> = Result<T, Refusal | E>;

export interface ShownCoverage {
  readonly rank: CoverageRank;
  readonly onFile:
    | { readonly kind: 'insured'; readonly payer: string | null; readonly memberId: string | null; readonly plan: string | null }
    | { readonly kind: 'self-pay' }
    | null;
  readonly picturesAllowed: boolean;
  readonly kept: readonly CardSide[];
}

/** One screen for each insurance when nothing changed; a new card takes more, and its owner knows that. */
export const coverageScreens = ({ store }: Deps, { site, appointment }: TaskQuestion): number =>
  dueCoverages(appointment.coverage, trueNow(store), site.settings.policy.coverage.confirmEveryDays).length;

/** Which insurance is asked about now: the next that is due and was not answered in this visit, else the first. */
function askedNow({ store }: Deps, { visit, appointment, site }: OpenVisit): { readonly rank: CoverageRank; readonly isLeft: boolean } {
  const due = dueCoverages(appointment.coverage, trueNow(store), site.settings.policy.coverage.confirmEveryDays);
  const next = due.find((rank) => !visit.coverageAnswered.includes(rank));
  return { rank: next ?? 'primary', isLeft: next !== undefined };
}

const onFileOf = ({ appointment }: OpenVisit, rank: CoverageRank): CoverageValue | null =>
  insuranceOf(appointment.coverage, rank)?.onFile ?? null;

/** What is on file, the member number masked. Looking is noted once a visit. */
export const coverage = (deps: Deps) => (): Answer<ShownCoverage> =>
  withOpenVisit(deps, (open) => {
    const { visit, appointment, site } = open;
    if (!visit.coverageShown) {
      deps.store.audit.append({ ...byPatient(appointment), action: 'coverage-show' });
      deps.visits.change({ coverageShown: true });
    }
    const kept = (['front', 'back'] as const).filter((side) => visit.cardPictures[side] !== null);
    const { rank } = askedNow(deps, open);
    return ok({ rank, onFile: masked(onFileOf(open, rank)), picturesAllowed: site.settings.policy.coverage.pictures, kept });
  });

/** The member number in clear, with an audit row each time. */
export const revealMemberId = (deps: Deps) => (): Answer<{ value: string | null; seconds: number }> =>
  withOpenVisit(deps, (open) => {
    const { appointment, site } = open;
    deps.store.audit.append({ ...byPatient(appointment), action: 'coverage-reveal', detail: { field: 'memberId' } });
    const onFile = onFileOf(open, askedNow(deps, open).rank);
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
    withOpenVisit(deps, (open) => {
      const { visit, appointment, site } = open;
      const isAnswered = visit.coverageAnswered.includes(askedNow(deps, open).rank);
      if (!site.settings.policy.coverage.pictures || isAnswered) return err('not-allowed');
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

/**
 * What the person says; the record stays as it is. Once for each insurance in a visit: a slip of the finger is put right at the desk. `more`:
 * there is a second one to ask about.
 */
export const answerCoverage =
  (deps: Deps) =>
  ({ said }: { readonly said: CoverageSaid }): Answer<{ more: boolean }, 'card-incomplete'> =>
    withOpenVisit(deps, (open) => {
      const { visit, settled, appointment } = open;
      const { rank } = askedNow(deps, open);
      if (visit.coverageAnswered.includes(rank)) return ok({ more: false });
      const before = onFileOf(open, rank);
      if (said.kind === 'still-right' && before === null) return err('not-allowed');
      if (said.kind === 'new-card' && missingOnCard(said.card, visit.cardPictures) !== null) return err('card-incomplete');
      const reply = replyFrom(said, visit.cardPictures);
      deps.store.outbox.append({
        type: 'coverage-answered',
        actor: { kind: 'patient' },
        subject: { kind: 'appointment', id: appointment.id },
        body: { reply, before, rank, tier: settled.tier, ticket: visit.number },
      });
      const action = said.kind === 'still-right' ? 'coverage-confirm' : 'coverage-answer';
      deps.store.audit.append({ ...byPatient(appointment), action, detail: { kind: said.kind, rank } });
      deps.store.blobs.dropHeld();
      // Whoever has no insurance is not asked about a second one.
      const answered: readonly CoverageRank[] =
        rank === 'primary' && said.kind === 'no-insurance' ? ['primary', 'secondary'] : [...visit.coverageAnswered, rank];
      deps.visits.change({ coverageAnswered: answered, cardPictures: noPictures });
      return ok({ more: askedNow(deps, { ...open, visit: { ...visit, coverageAnswered: answered } }).isLeft });
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
