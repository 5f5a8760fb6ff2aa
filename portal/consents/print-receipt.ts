import PDFDocument from 'pdfkit';
import type { ReceiptLine } from '../../shared/domain/consent-receipt.ts';
import { signatureField, signaturePath } from '../../shared/domain/signature.ts';
import { type Face, isPrintable, loadFaces } from '../messages/letters/faces.ts';
import { createPen, type TextStyle } from '../messages/letters/page.ts';
import { type MessageLanguage, messageLanguages } from '../messages/templates/languages.ts';
import { dayAndTime } from '../messages/visit-words.ts';
import type { WrittenReceipt } from './receipt.ts';
import { sayLine } from './receipt-text.ts';

const page = { width: 612, height: 792, margin: 64 } as const;
const column = { x: page.margin, width: page.width - 2 * page.margin } as const;
const plain: TextStyle = { size: 11.5, weight: 400 };
const signatureWidth = 200;

/** The receipt as a PDF, US Letter: the texts in the language they were read in, each answer, and each signature as it was drawn. */
export async function printReceipt(written: WrittenReceipt): Promise<Buffer> {
  const { receipt } = written;
  const faces = loadFaces();
  const writing = writingOnPaper(written, faces[400]);
  const { direction, receipt: words } = writing;
  const made = new Date(receipt.madeAt);
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    info: { Title: words.title, CreationDate: made, ModDate: made },
  });
  const pdf = bytesOf(doc);
  for (const face of [...faces[400], ...faces[600]]) doc.registerFont(face.name, face.bytes);
  const pens = { ltr: createPen(doc, faces, 'ltr'), rtl: createPen(doc, faces, 'rtl') };
  let y: number = page.margin;
  const room = (height: number) => {
    if (y + height <= page.height - page.margin) return;
    doc.addPage();
    y = page.margin;
  };
  const say = (text: string, style: TextStyle, way: 'ltr' | 'rtl' = direction) => {
    for (const line of pens[way].lines(text, column.width, style)) {
      room(style.size * 1.45);
      y = pens[way].text(line, { ...column, y }, style);
    }
  };
  const sayOne = (line: ReceiptLine) => {
    const { heading, answer, signed, body, mark, direction: way } = sayLine(line, writing, receipt.zone);
    y += 18;
    say(heading, { size: 15, weight: 600 }, way);
    for (const paragraph of body.split(/\n\s*\n/)) {
      y += 5;
      say(paragraph, plain, way);
    }
    y += 8;
    say(answer, { size: 12.5, weight: 600 });
    if (signed !== null) say(printable(signed, faces[400]), plain);
    if (line.signature?.kind === 'drawn') {
      const scale = signatureWidth / signatureField.width;
      room(signatureField.height * scale);
      const x = direction === 'rtl' ? column.x + column.width - signatureWidth : column.x;
      pens.ltr.path(signaturePath(line.signature.strokes), { x, y }, scale);
      y += signatureField.height * scale;
    }
    say(mark, { size: 8, weight: 400 });
  };

  say(receipt.clinic, { size: 13, weight: 600 });
  say(words.title, { size: 22, weight: 600 });
  if (receipt.patientName !== null && isPrintable(receipt.patientName, faces[400])) say(receipt.patientName, { size: 14, weight: 600 });
  say(words.opening(receipt.clinic), plain);
  receipt.lines.forEach(sayOne);
  y += 18;
  say(words.change, plain);
  doc.end();
  return pdf;
}

/** An added language whose letters no font of ours has would be boxes: the receipt is then in one of Foyer's own. */
function writingOnPaper({ receipt, writing }: WrittenReceipt, faces: readonly Face[]): MessageLanguage {
  const { title, opening, status, relationships, patient, typed, mark, change } = writing.receipt;
  const said = [title, opening(''), patient, typed, mark, change, ...Object.values(status), ...Object.values(relationships)];
  const dates = receipt.lines.map(({ dateTime }) => dayAndTime(dateTime, writing, receipt.zone).date);
  return isPrintable([...said, ...dates].join(' '), faces) ? writing : messageLanguages[receipt.language];
}

/** A name in characters of no font we have is left out, sign by sign, rather than printed as boxes. */
const printable = (text: string, faces: Parameters<typeof isPrintable>[1]): string =>
  [...text].filter((char) => isPrintable(char, faces)).join('');

function bytesOf(doc: InstanceType<typeof PDFDocument>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
