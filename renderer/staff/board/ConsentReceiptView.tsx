import { useState } from 'react';
import { signatureField, signaturePath } from '../../../shared/domain/signature.ts';
import { clockIn, dayIn } from '../../../shared/domain/time.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { settled } from '../asking/use-asked.ts';
import type { StaffWindow } from '../staff-window.ts';
import { useReading } from '../words/use-words.ts';
import { sayReadRefusal } from './ReviewAnswersView.tsx';

interface Props {
  readonly row: BoardRow;
  readonly staff: Pick<StaffWindow, 'consentReceipt' | 'printPage'>;
}

type Answer = Awaited<ReturnType<StaffWindow['consentReceipt']>>;
type Receipt = Extract<Answer, { ok: true }>['value']['receipt'];

/** What the patient agreed to, read from the portal when asked for, printed for the patient, and gone when the drawer closes. */
export function ConsentReceiptView({ row, staff }: Props) {
  const { words } = useReading();
  const { consents: say } = words;
  const [answer, setAnswer] = useState<Answer | 'asking' | null>(null);
  const read = async () => {
    setAnswer('asking');
    setAnswer(await settled(staff.consentReceipt({ appointment: row.appointment })));
  };
  if (answer === null || answer === 'asking')
    return (
      <Button busy={answer === 'asking'} onPress={() => void read()}>
        {say.showReceipt}
      </Button>
    );
  if (!answer.ok) return <p className="refusal">{sayReadRefusal(answer.error, words)}</p>;
  return (
    <>
      <Button onPress={() => void staff.printPage({})}>{say.print}</Button>
      <ReceiptSheet receipt={answer.value.receipt} />
    </>
  );
}

function ReceiptSheet({ receipt }: { readonly receipt: Receipt }) {
  const { words } = useReading();
  const { consents: say } = words;
  const { zone } = receipt;
  return (
    <section className="answers receipt-sheet" aria-label={say.label}>
      <h3>{receipt.clinic}</h3>
      {receipt.patientName !== null && <p>{receipt.patientName}</p>}
      {receipt.lines.map((line) => (
        <article key={line.consent} lang={line.language}>
          <h4 dir="auto">{line.title}</h4>
          {line.body.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph} dir="auto">
              {paragraph}
            </p>
          ))}
          <p>
            <strong>{say.states[line.status]}</strong> · {dayIn(zone, line.dateTime)} {clockIn(zone, line.dateTime)} ·{' '}
            {say.version(line.version)}
          </p>
          {line.signedBy.kind === 'guardian' && <p>{say.signedFor(line.signedBy.name)}</p>}
          {line.signature?.kind === 'typed' && <p>{say.typed(line.signature.name)}</p>}
          {line.signature?.kind === 'drawn' && (
            <svg
              className="receipt-signature"
              viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
              role="img"
              aria-label={say.signature}
            >
              <path d={signaturePath(line.signature.strokes)} />
            </svg>
          )}
          <p className="soft small receipt-hash">{`SHA-256 ${line.textHash}`}</p>
        </article>
      ))}
    </section>
  );
}
