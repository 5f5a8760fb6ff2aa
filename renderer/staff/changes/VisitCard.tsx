import type { FactId } from '../../../shared/domain/ids.ts';
import { clockIn } from '../../../shared/domain/time.ts';
import type { When } from '../board/row-view.ts';
import { Warning } from '../Warning.tsx';
import { useWords } from '../words/use-words.ts';
import { ChangeLine } from './ChangeLine.tsx';
import { CompareHead } from './CompareHead.tsx';
import type { Deciders } from './use-decisions.ts';
import type { ChangeVisit } from './visits.ts';

interface Props {
  readonly visit: ChangeVisit;
  readonly gone: ReadonlySet<FactId>;
  readonly deciders: Deciders;
  readonly when: When;
}

/** One patient's wishes of one visit, with who, where, when and how sure we are of who it was. */
export function VisitCard({ visit, gone, deciders, when }: Props) {
  const { changes: say, common, tiers } = useWords();
  const { first, requests } = visit;
  const name = first.patientName ?? common.noName;
  const moved = requests.some(({ warnings }) => warnings.includes('record-changed-since'));
  const decided = requests.filter(({ id }) => gone.has(id) || deciders.all.get(id)?.phase === 'done').length;
  return (
    <section className="visit" aria-label={name}>
      <header className="visit-head">
        <p className="visit-ticket tabular">{first.ticket ?? '–'}</p>
        <h2>{name}</h2>
        <p className="soft">
          {say.askedAt(clockIn(when.zone, first.askedAt), first.deviceName)} · {say.knownBy(tiers[first.tier])}
        </p>
        <p className="soft visit-count">{say.decidedCount(decided, requests.length)}</p>
      </header>
      {visit.possibleWrongPatient && <Warning>{say.warnings['possible-wrong-patient']}</Warning>}
      {moved && <Warning>{say.warnings['record-changed-since']}</Warning>}
      <table className="compare">
        <CompareHead asked={say.asked} moved={moved} />
        <tbody>
          {requests.map((request) => (
            <ChangeLine key={request.id} request={request} name={name} moved={moved} gone={gone.has(request.id)} deciders={deciders} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
