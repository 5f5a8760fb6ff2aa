import PDFDocument from 'pdfkit';
import type { KioskAppointment } from '../../../shared/domain/cached-appointment.ts';
import { builtIn } from '../../../shared/domain/language.ts';
import type { PersonName } from '../../../shared/domain/patient.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { type Sender, type VisitText, visitText } from '../compose-message.ts';
import type { SignToken } from '../token-signing.ts';
import { type Face, isPrintable, loadFaces } from './faces.ts';
import { createPen, type Pen } from './page.ts';

export interface Letters {
  /** The PDF: one page, US Letter, for each visit in the order given. */
  readonly pdf: Buffer;
  /** Visits whose patient's name holds characters of no font we have; greeted without it. */
  readonly withoutName: readonly KioskAppointment['id'][];
}

const page = { width: 612, height: 792, margin: 64 } as const;

/** Letters to print and post: in each patient's language, with the QR and the code, and nothing about why they come. */
export async function printLetters(
  visits: readonly KioskAppointment[],
  { sender, sign, now }: { readonly sender: Sender; readonly sign: SignToken; readonly now: Instant },
): Promise<Letters> {
  const faces = loadFaces();
  const withoutName: KioskAppointment['id'][] = [];
  const made = new Date(now);
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    compress: true,
    info: { Title: sender.site.settings.name, CreationDate: made, ModDate: made },
  });
  const pdf = bytesOf(doc);
  for (const face of [...faces[400], ...faces[600]]) doc.registerFont(face.name, face.bytes);
  for (const visit of visits) {
    const printable = isPrintable([...visit.patient.name.given, visit.patient.name.family, visit.patient.name.text].join(' '), faces[400]);
    if (!printable) withoutName.push(visit.id);
    const shown = printable ? visit : { ...visit, patient: { ...visit.patient, name: nameless } };
    const text = textOnPaper(shown, sender, faces[400]);
    doc.addPage();
    drawLetter(createPen(doc, faces, text.direction), text, { qr: sign(visit), colour: sender.site.settings.primaryColour });
  }
  doc.end();
  return { pdf: await pdf, withoutName };
}

/** In a language whose letters no font of ours has, a letter would be boxes: it goes out in one of Foyer's own. */
function textOnPaper(visit: KioskAppointment, sender: Sender, faces: readonly Face[]): VisitText {
  const { language, bring, ...said } = visitText('letter', visit, sender);
  const whole = [...Object.values(said), ...bring].join(' ');
  return builtIn(language) || isPrintable(whole, faces)
    ? { language, bring, ...said }
    : visitText('letter', visit, { ...sender, added: [] });
}

const nameless: PersonName = { text: null, family: null, given: [], formerFamily: [] };

function drawLetter(pen: Pen, text: VisitText, { qr, colour }: { readonly qr: string; readonly colour: string }): void {
  const column = { x: page.margin, width: page.width - 2 * page.margin };
  const plain = { size: 13, weight: 400 } as const;
  const heading = { size: 14, weight: 600, colour } as const;
  const say = (words: string, y: number, style: Parameters<Pen['text']>[2]) => pen.text(words, { ...column, y }, style);

  let y = say(text.clinic, page.margin, heading);
  y = say(text.title, y + 10, { size: 24, weight: 600 });
  y = say(text.greeting, y + 16, plain);
  y = say(text.opening, y + 4, plain);
  y = say(text.when, y + 10, { size: 19, weight: 600 });
  y = drawCheckIn(pen, text, { qr, y: y + 14, column });
  y = say(text.bringTitle, y + 22, heading);
  for (const line of text.bring) y = drawItem(pen, line, { ...column, y: y + 2 });
  y = say(text.tipTitle, y + 20, heading);
  say(text.tip, y + 2, plain);
}

const qrSide = 176;

interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The QR on the side where reading begins, the number and what to do beside it. */
function drawCheckIn(
  pen: Pen,
  text: VisitText,
  { qr, y, column }: { readonly qr: string; readonly y: number; readonly column: Omit<Block, 'y'> },
): number {
  const gap = 20;
  const rtl = pen.direction === 'rtl';
  pen.qr(qr, { x: rtl ? column.x + column.width - qrSide : column.x, y }, qrSide);
  const beside = { x: rtl ? column.x : column.x + qrSide + gap, width: column.width - qrSide - gap };
  let below = pen.text(text.codeLabel, { ...beside, y: y + 8 }, { size: 13, weight: 400 });
  below = pen.text(text.code, { ...beside, y: below + 2 }, { size: 27, weight: 600 });
  below = pen.text(text.howTo, { ...beside, y: below + 8 }, { size: 13, weight: 400 });
  return Math.max(below, y + qrSide);
}

function drawItem(pen: Pen, line: string, place: Block): number {
  const indent = 16;
  const style = { size: 13, weight: 400 } as const;
  const rtl = pen.direction === 'rtl';
  pen.text('•', { ...place, x: rtl ? place.x : place.x + 2 }, style);
  return pen.text(line, { x: rtl ? place.x : place.x + indent, y: place.y, width: place.width - indent }, style);
}

function bytesOf(doc: InstanceType<typeof PDFDocument>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
