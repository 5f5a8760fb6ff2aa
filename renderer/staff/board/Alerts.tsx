import { useEffect, useRef, useState } from 'react';
import { minutesFrom } from '../../../shared/domain/time.ts';
import type { AlertRow } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { waitOf } from '../words/lengths.ts';
import { useWords } from '../words/use-words.ts';
import { createChime } from './chime.ts';
import type { When } from './row-view.ts';
import { StateShape } from './StateShape.tsx';
import { useAct } from './use-act.ts';

interface Props {
  readonly alerts: readonly AlertRow[];
  readonly when: When;
  readonly takeAlert: StaffWindow['takeAlert'];
  readonly onTaken: () => void;
}

/** Above everything else until a person takes it. Each new one chimes. */
export function Alerts({ alerts, when, takeAlert, onTaken }: Props) {
  const { forms } = useWords();
  const [chime] = useState(createChime);
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (alerts.some(({ alert }) => !known.current.has(alert))) chime();
    known.current = new Set(alerts.map(({ alert }) => alert));
  }, [alerts, chime]);
  return (
    <section className="alerts" role="alert" aria-label={forms.alerts}>
      {alerts.map((row) => (
        <Alert key={row.alert} row={row} when={when} takeAlert={takeAlert} onTaken={onTaken} />
      ))}
    </section>
  );
}

function Alert({ row, when, takeAlert, onTaken }: Omit<Props, 'alerts'> & { readonly row: AlertRow }) {
  const words = useWords();
  const { forms, common } = words;
  const act = useAct(() => takeAlert({ alert: row.alert }), onTaken);
  const ticket = row.ticket ?? forms.noTicket;
  const waited = waitOf(Math.max(0, minutesFrom(row.raisedAt, when.now)), words);
  return (
    <div className="alert-row">
      <StateShape shape="help" />
      <p className="alert-words">
        <b>{row.view === 'answer' ? forms.answer(row.name ?? common.noName, ticket) : forms.nurse(ticket)}</b>{' '}
        <span className="tabular">{forms.waiting(waited)}</span>
        {act.refusal !== null && <span className="refusal"> {sayTakeRefusal(act.refusal, words)}</span>}
      </p>
      <Button kind="primary" busy={act.busy} onPress={act.run}>
        {forms.take}
      </Button>
    </div>
  );
}

export function sayTakeRefusal(refusal: RefusalOf<'takeAlert'>, { command, pipe }: ReturnType<typeof useWords>): string {
  if (refusal === 'forbidden' || refusal === 'malformed' || refusal === 'unavailable') return pipe[refusal];
  return command[refusal];
}
