import type { ReactNode } from 'react';
import { isHere } from '../../../shared/domain/appointment.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import { QuietIcon } from '../../ui/icons.tsx';
import type { NeedsYouRow, ParkedRow } from '../staff-window.ts';
import { useReading, useWords } from '../words/use-words.ts';
import { companionMarks } from './companions.ts';
import type { Shown } from './hold-rows.ts';
import { viewNeedsYou } from './needs-you-view.ts';
import { type Shape, viewRow, type When } from './row-view.ts';
import { StateShape } from './StateShape.tsx';

interface FaceProps {
  readonly shape: Shape;
  /** The state in words, for those who do not see the shape. */
  readonly state: string;
  readonly lead: string;
  readonly title: string;
  readonly line: ReactNode;
  readonly end: string;
  readonly urgent?: boolean;
  readonly asOf: string;
  /** In a narrow lane the title has the whole width, and only the lane's head says how old it is. */
  readonly narrow?: boolean;
}

/** What every row shows: shape, number or time, name, one line, the wait, and how old that is. */
const Face = ({ shape, state, lead, title, line, end, urgent = false, asOf, narrow = false }: FaceProps) => (
  <span className={narrow ? 'face face-narrow' : 'face'}>
    <StateShape shape={shape} />
    <span className="row-lead tabular">{lead}</span>
    <span className="row-name">{title}</span>
    <span className="row-line">{line}</span>
    <span className="visually-hidden">{state}, </span>
    <span className={urgent ? 'row-wait row-wait-long tabular' : 'row-wait tabular'}>{end}</span>
    <span className={narrow ? 'visually-hidden' : 'age'}>{asOf}</span>
  </span>
);

interface RowProps<R> {
  readonly shown: Shown<R>;
  readonly when: When;
  readonly asOf: string;
}

export function AppointmentFace({ shown: { row, gone }, when, asOf }: RowProps<BoardRow>) {
  const words = useWords();
  const view = viewRow(row, when, words);
  const line = (
    <>
      {row.needsCare && <span className="tag tag-care">{words.board.careShort}</span>}
      {row.quietCall && isHere(row.status) && (
        <span className="tag tag-quiet">
          <QuietIcon />
          {words.board.quietCall}
        </span>
      )}
      {view.over && <span className="tag">{view.told}</span>}
      {view.rebooked !== '' && <span className="tag">{view.rebooked}</span>}
      {companionMarks(row.companions, words).map((mark) => (
        <span className="tag" key={mark}>
          {mark}
        </span>
      ))}
      {view.changes !== '' && <span className="tag">{view.changes}</span>}
      {view.forms !== '' && <span className="tag">{view.forms}</span>}
      {[view.over ? '' : view.told, view.line].filter((part) => part !== '').join(' · ')}
    </>
  );
  const end = gone ? words.board.gone : view.wait === '' ? view.state : view.wait;
  return (
    <Face
      shape={view.shape}
      state={view.state}
      lead={view.lead}
      title={view.name}
      line={line}
      end={end}
      urgent={view.long && !gone}
      asOf={asOf}
    />
  );
}

export function NeedsYouFace({ shown: { row, gone }, when, asOf }: RowProps<NeedsYouRow>) {
  const reading = useReading();
  const { words } = reading;
  const view = viewNeedsYou(row, when, reading);
  return (
    <Face
      narrow
      shape={view.shape}
      state={words.board.needsYou}
      lead={view.number}
      title={view.reason}
      line={view.who === '' ? words.drawer.enteredNothing : view.who}
      end={gone ? words.board.gone : view.wait}
      asOf={asOf}
    />
  );
}

export function ParkedFace({ shown: { row, gone }, asOf }: Omit<RowProps<ParkedRow>, 'when'>) {
  const { parked, board } = useWords();
  return (
    <Face
      narrow
      shape="parked"
      state={board.parked}
      lead={row.deskNumber ?? board.noNumber}
      title={parked.reasons[row.reason].title}
      line={[row.name, factInWords(row.type, parked)].filter((part) => part !== null).join(' · ')}
      end={gone ? board.gone : ''}
      asOf={asOf}
    />
  );
}

export const factInWords = (type: string, parked: ReturnType<typeof useWords>['parked']): string =>
  Object.entries(parked.facts).find(([known]) => known === type)?.[1] ?? parked.unknownFact(type);
