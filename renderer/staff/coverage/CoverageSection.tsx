import { useState } from 'react';
import type { CoverageAnswer } from '../../../shared/domain/coverage.ts';
import type { CoverageValue } from '../../../shared/domain/coverage-value.ts';
import type { FactId } from '../../../shared/domain/ids.ts';
import { clockIn } from '../../../shared/domain/time.ts';
import type { When } from '../board/row-view.ts';
import { CompareHead } from '../changes/CompareHead.tsx';
import { DecisionCell } from '../changes/DecisionCell.tsx';
import type { Deciders } from '../changes/use-decisions.ts';
import type { StaffWindow } from '../staff-window.ts';
import { Warning } from '../Warning.tsx';
import { useWords } from '../words/use-words.ts';
import { CardPictures } from './CardPictures.tsx';

interface Props {
  readonly open: readonly CoverageAnswer[];
  readonly deciders: Deciders;
  readonly cardPicture: StaffWindow['cardPicture'];
  readonly when: When;
}

/** What patients said of their insurance. One that was decided stays, with its decision, until the page is left. */
export function CoverageSection({ open, deciders, cardPicture, when }: Props) {
  const [held, setHeld] = useState<readonly CoverageAnswer[]>([]);
  const fresh = open.filter(({ id }) => held.every((one) => one.id !== id));
  const now = [...held.map((one) => open.find(({ id }) => id === one.id) ?? one), ...fresh];
  if (fresh.length > 0) setHeld(now);
  const still = new Set(open.map(({ id }) => id));
  return now.map((answer) => (
    <CoverageCard key={answer.id} answer={answer} gone={!still.has(answer.id)} deciders={deciders} cardPicture={cardPicture} when={when} />
  ));
}

interface CardProps extends Pick<Props, 'deciders' | 'cardPicture' | 'when'> {
  readonly answer: CoverageAnswer;
  readonly gone: boolean;
}

function CoverageCard({ answer, gone, deciders, cardPicture, when }: CardProps) {
  const { changes: say, coverage, common, tiers } = useWords();
  const name = answer.patientName ?? common.noName;
  const moved = answer.warnings.includes('record-changed-since');
  return (
    <section className="visit" aria-label={coverage.of(name)}>
      <header className="visit-head">
        <p className="visit-ticket tabular">{answer.ticket ?? '–'}</p>
        <h2>{name}</h2>
        <p className="soft">
          {say.askedAt(clockIn(when.zone, answer.askedAt), answer.deviceName)} · {say.knownBy(tiers[answer.tier])}
        </p>
      </header>
      {answer.rank === 'secondary' && <p>{coverage.secondNote}</p>}
      {answer.warnings.includes('possible-wrong-patient') && <Warning>{coverage.wrongPatient}</Warning>}
      {moved && <Warning>{say.warnings['record-changed-since']}</Warning>}
      <Compared answer={answer} moved={moved} name={name} gone={gone} deciders={deciders} />
      {answer.pictures.length > 0 && <CardPictures answer={answer.id} sides={answer.pictures} name={name} cardPicture={cardPicture} />}
    </section>
  );
}

interface ComparedProps extends Pick<CardProps, 'answer' | 'gone' | 'deciders'> {
  readonly moved: boolean;
  readonly name: string;
}

const parts = ['payer', 'memberId', 'group', 'plan'] as const;

/** Old against new, part by part, so that one changed digit is seen. */
function Compared({ answer, moved, name, gone, deciders }: ComparedProps) {
  const { changes: say, coverage } = useWords();
  const columns = [answer.before, answer.asked, ...(moved ? [answer.current] : [])];
  const shown = parts.filter((part) => columns.some((value) => textOf(value, part) !== ''));
  const rows = shown.length > 0 ? shown : (['payer'] as const);
  return (
    <table className="compare">
      <CompareHead asked={coverage.said} moved={moved} />
      <tbody>
        {rows.map((part, index) => (
          <tr key={part}>
            <th scope="row">{coverage.parts[part]}</th>
            <td data-label={say.before}>
              <Value value={answer.before} part={part} first={index === 0} rank={answer.rank} />
            </td>
            <td data-label={coverage.said}>
              {textOf(answer.before, part) === textOf(answer.asked, part) && answer.before?.kind === answer.asked.kind ? (
                <Value value={answer.asked} part={part} first={index === 0} rank={answer.rank} />
              ) : (
                <mark>
                  <Value value={answer.asked} part={part} first={index === 0} rank={answer.rank} />
                  <span className="visually-hidden"> ({say.changed})</span>
                </mark>
              )}
            </td>
            {moved && (
              <td data-label={say.now}>
                <Value value={answer.current} part={part} first={index === 0} rank={answer.rank} />
              </td>
            )}
            {index === 0 && (
              <td className="compare-decision" rowSpan={rows.length}>
                <DecisionCell
                  id={answer.id as FactId}
                  what={answer.rank === 'secondary' ? coverage.second : coverage.insurance}
                  name={name}
                  gone={gone}
                  deciders={deciders}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ValueProps {
  readonly value: CoverageValue | null;
  readonly part: (typeof parts)[number];
  /** The first line also says that there is no insurance at all. */
  readonly first: boolean;
  readonly rank: CoverageAnswer['rank'];
}

function Value({ value, part, first, rank }: ValueProps) {
  const { coverage, common } = useWords();
  if (value === null) return <span className="soft">{first ? common.none : '–'}</span>;
  if (value.kind === 'self-pay') return first ? (rank === 'secondary' ? coverage.secondGone : coverage.selfPay) : '–';
  return value[part] ?? <span className="soft">–</span>;
}

const textOf = (value: CoverageValue | null, part: (typeof parts)[number]): string =>
  value?.kind === 'insured' ? (value[part] ?? '') : '';
