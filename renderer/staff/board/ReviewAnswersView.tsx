import { useState } from 'react';
import { clockIn, type TimeZone } from '../../../shared/domain/time.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { settled } from '../asking/use-asked.ts';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { useReading, type useWords } from '../words/use-words.ts';

interface Props {
  readonly row: BoardRow;
  readonly zone: TimeZone;
  readonly staff: Pick<StaffWindow, 'reviewAnswers' | 'decideReview'>;
}

type Answer = Awaited<ReturnType<StaffWindow['reviewAnswers']>>;
type Entry = Extract<Answer, { ok: true }>['value']['entries'][number];

/** The record of now beside what the patient said; for clinicians. It is asked of the portal each time and kept nowhere here. */
export function ReviewAnswersView({ row, zone, staff }: Props) {
  const { words } = useReading();
  const { review: say } = words;
  const [answer, setAnswer] = useState<Answer | 'asking' | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const read = async () => {
    setAnswer('asking');
    setAnswer(await settled(staff.reviewAnswers({ appointment: row.appointment })));
  };
  const decide = async (entry: Entry, decision: 'taken-over' | 'dismissed') => {
    const done = await settled(staff.decideReview({ review: entry.id, decision }));
    setRefused(done.ok ? null : sayReadRefusal(done.error, words));
    await read();
  };
  if (answer === null || answer === 'asking')
    return (
      <Button busy={answer === 'asking'} onPress={() => void read()}>
        {say.read}
      </Button>
    );
  if (!answer.ok) return <p className="refusal">{sayReadRefusal(answer.error, words)}</p>;
  return (
    <>
      {refused !== null && (
        <p className="refusal" role="alert">
          {refused}
        </p>
      )}
      {answer.value.entries.map((entry) => (
        <OneEntry key={entry.id} entry={entry} zone={zone} onDecide={(decision) => void decide(entry, decision)} />
      ))}
    </>
  );
}

interface EntryProps {
  readonly entry: Entry;
  readonly zone: TimeZone;
  readonly onDecide: (decision: 'taken-over' | 'dismissed') => void;
}

function OneEntry({ entry, zone, onDecide }: EntryProps) {
  const { words } = useReading();
  const { review: say } = words;
  const rows = (['allergy', 'medicine'] as const).flatMap((kind) => [
    ...entry.answers
      .filter((one) => one.kind === kind)
      .map(({ name, answer }) => ({
        kind,
        record: entry.current.some((one) => one.kind === kind && one.name === name) ? name : '–',
        said: `${name}: ${say.answers[answer]}`,
      })),
    ...entry.additions
      .filter((one) => one.kind === kind)
      .map(({ name, reaction }) => ({ kind, record: '–', said: say.added(reaction === null ? name : `${name}, ${reaction}`) })),
  ]);
  return (
    <section className="answers">
      <h3>{say.label}</h3>
      <p className="soft small">{say.answeredAt(clockIn(zone, entry.answeredAt))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.record}</th>
            <th scope="col">{say.patient}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={`${one.kind} ${one.said}`}>
              <td>{one.record}</td>
              <td>{one.said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entry.state === 'open' ? (
        <div className="choices">
          <Button onPress={() => onDecide('dismissed')}>{say.dismiss}</Button>
          <Button onPress={() => onDecide('taken-over')}>{say.takeOver}</Button>
        </div>
      ) : (
        <p role="status">{say.states[entry.state]}</p>
      )}
    </section>
  );
}

export function sayReadRefusal(refusal: RefusalOf<'decideReview'>, { command, pipe }: ReturnType<typeof useWords>): string {
  if (refusal === 'forbidden' || refusal === 'malformed' || refusal === 'unavailable') return pipe[refusal];
  return command[refusal];
}
