import { useState } from 'react';
import { signatureField, signaturePath } from '../../../shared/domain/signature.ts';
import { clockIn, dayIn } from '../../../shared/domain/time.ts';
import type { BoardRow } from '../../../shared/ipc/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { settled } from '../asking/use-asked.ts';
import type { RefusalOf, StaffWindow } from '../staff-window.ts';
import { languageName } from '../words/dates.ts';
import { useReading, type useWords } from '../words/use-words.ts';
import { sayReadRefusal } from './ReviewAnswersView.tsx';

interface Props {
  readonly row: BoardRow;
  readonly staff: Pick<StaffWindow, 'consentReceipt' | 'mailReceipt' | 'printPage'>;
}

type Answer = Awaited<ReturnType<StaffWindow['consentReceipt']>>;
type Receipt = Extract<Answer, { ok: true }>['value']['receipt'];
type Line = Receipt['lines'][number];

/** What the patient agreed to, read from the portal when asked for, on paper or by e-mail for the patient, and gone when the drawer closes. */
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
      <Button className="receipt-open" busy={answer === 'asking'} onPress={() => void read()}>
        {say.showReceipt}
      </Button>
    );
  if (!answer.ok) return <p className="refusal">{sayReadRefusal(answer.error, words)}</p>;
  return (
    <>
      <HandOver row={row} staff={staff} />
      <ReceiptSheet receipt={answer.value.receipt} />
    </>
  );
}

/** Paper or e-mail; where the one does not work, its reason names the other. */
function HandOver({ row, staff }: Props) {
  const { words } = useReading();
  const { consents: say } = words;
  const [busy, setBusy] = useState<'print' | 'mail' | null>(null);
  const [told, setTold] = useState<{ readonly done: boolean; readonly words: string } | null>(null);
  const print = async () => {
    setBusy('print');
    const answer = await settled(staff.printPage({}));
    setBusy(null);
    setTold(answer.ok ? { done: true, words: say.printed } : { done: false, words: sayPrintRefusal(answer.error, words) });
  };
  const mail = async () => {
    setBusy('mail');
    const answer = await settled(staff.mailReceipt({ appointment: row.appointment }));
    setBusy(null);
    if (answer.ok) return setTold({ done: true, words: say.mailed });
    setTold({ done: false, words: answer.error === 'not-offered' ? say.noAddress : sayReadRefusal(answer.error, words) });
  };
  return (
    <div className="receipt-ways">
      <div className="choices">
        <Button busy={busy === 'print'} onPress={() => void print()}>
          {say.print}
        </Button>
        <Button busy={busy === 'mail'} onPress={() => void mail()}>
          {say.mail}
        </Button>
      </div>
      <p role="status">{told?.done === true ? told.words : ''}</p>
      <div role="alert">{told?.done === false && <p className="refusal">{told.words}</p>}</div>
    </div>
  );
}

function sayPrintRefusal(refusal: RefusalOf<'printPage'>, { consents, pipe }: ReturnType<typeof useWords>): string {
  if (refusal === 'forbidden' || refusal === 'malformed' || refusal === 'unavailable') return pipe[refusal];
  return consents.notPrinted[refusal];
}

function ReceiptSheet({ receipt }: { readonly receipt: Receipt }) {
  const { words, locale } = useReading();
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
            {say.version(line.version)} · {say.readIn(languageName(line.language, locale))}
          </p>
          <p>{sayWho(line, words)}</p>
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

/** A withdrawal or a decline needs no signature; who said it is kept all the same. */
function sayWho({ signedBy, signature }: Line, { consents: say, companions }: ReturnType<typeof useWords>): string {
  const who = signedBy.kind === 'patient' ? say.patient : say.guardian(signedBy.name, companions.relationships[signedBy.relationship]);
  return signature === null ? say.saidBy(who) : say.signedBy(who);
}
