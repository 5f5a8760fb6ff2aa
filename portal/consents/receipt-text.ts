import type { ReceiptLine } from '../../shared/domain/consent-receipt.ts';
import { directionOf } from '../../shared/domain/language.ts';
import type { TimeZone } from '../../shared/domain/time.ts';
import type { MessageLanguage } from '../messages/templates/languages.ts';
import { dayAndTime } from '../messages/visit-words.ts';
import type { ReceiptWords } from './receipt-words.ts';

/** One answer of a receipt, sentence by sentence, ready to lay out. */
export interface SaidLine {
  readonly heading: string;
  readonly answer: string;
  readonly signed: string | null;
  readonly body: string;
  readonly direction: 'ltr' | 'rtl';
  readonly mark: string;
}

/** What stands under one answer, in the language of the receipt; the text itself stays in the language it was read in. */
export function sayLine(line: ReceiptLine, writing: MessageLanguage, zone: TimeZone): SaidLine {
  const words = writing.receipt;
  const { date, time } = dayAndTime(line.dateTime, writing, zone);
  return {
    heading: line.title,
    answer: `${words.status[line.status]} · ${date}, ${time} · ${words.version(line.version)}`,
    signed: signedLine(line, words),
    body: line.body,
    direction: directionOf(line.language),
    mark: `${words.mark}: ${line.textHash}`,
  };
}

function signedLine({ signedBy, signature }: ReceiptLine, words: ReceiptWords): string | null {
  const who = signedBy.kind === 'guardian' ? words.guardian(signedBy.name, words.relationships[signedBy.relationship]) : words.patient;
  if (signature?.kind === 'typed') return words.signedBy(`${signature.name} (${words.typed}), ${who}`);
  return signature === null && signedBy.kind === 'patient' ? null : words.signedBy(who);
}
