import type PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { Face, Weight } from './faces.ts';
import { type Run, visualRuns } from './visual-runs.ts';
import { wrapLines } from './wrap-lines.ts';

export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly colour?: string;
}

export interface Place {
  /** Points from the left edge of the page; the right edge of the text for right-to-left. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Draws one page: text in any of our scripts, and QR codes as squares, which stay sharp at every printer. */
export function createPen(
  doc: InstanceType<typeof PDFDocument>,
  faces: Readonly<Record<Weight, readonly Face[]>>,
  direction: 'ltr' | 'rtl',
) {
  const widthOfRun = ({ text, face }: Run, size: number) => doc.font(face.name).fontSize(size).widthOfString(text, { features: [] });
  const runsOf = (line: string, weight: Weight) => visualRuns(line, direction, faces[weight]);
  const widthOf = (line: string, { size, weight }: TextStyle) => runsOf(line, weight).reduce((sum, run) => sum + widthOfRun(run, size), 0);

  function drawLine(line: string, { x, y, width }: Place, style: TextStyle): void {
    let left = direction === 'rtl' ? x + width - widthOf(line, style) : x;
    for (const run of runsOf(line, style.weight)) {
      const runWidth = widthOfRun(run, style.size);
      doc
        .fillColor(style.colour ?? '#1b1b1b')
        .font(run.face.name)
        .fontSize(style.size);
      // Every font file has its own ascent; the line stands on one baseline all the same.
      doc.text(run.text, left, y, { lineBreak: false, features: [], baseline: 'alphabetic' });
      left += runWidth;
    }
  }

  return {
    direction,
    /** Wrapped text; gives where the next line begins. */
    text: (text: string, place: Place, style: TextStyle): number => {
      const lines = wrapLines(text, place.width, (line) => widthOf(line, style));
      const step = style.size * 1.45;
      lines.forEach((line, index) => drawLine(line, { ...place, y: place.y + style.size + index * step }, style));
      return place.y + lines.length * step;
    },
    /** The lines a text takes in this width. */
    lines: (text: string, width: number, style: TextStyle): readonly string[] => wrapLines(text, width, (line) => widthOf(line, style)),
    /** A drawing as an SVG path, scaled to a width. */
    path: (path: string, { x, y }: Pick<Place, 'x' | 'y'>, scale: number): void => {
      doc.save().translate(x, y).scale(scale).lineWidth(8).lineCap('round').lineJoin('round').path(path).stroke('#1b1b1b').restore();
    },
    /** @param side of the square in points, its quiet zone of four modules included */
    qr: (text: string, { x, y }: Pick<Place, 'x' | 'y'>, side: number): void => {
      const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
      const quiet = 4;
      const module = side / (modules.size + 2 * quiet);
      doc.fillColor('#000000');
      for (let row = 0; row < modules.size; row += 1) {
        for (let column = 0; column < modules.size; column += 1) {
          if (modules.get(row, column)) doc.rect(x + (column + quiet) * module, y + (row + quiet) * module, module, module);
        }
      }
      doc.fill();
    },
  };
}
export type Pen = ReturnType<typeof createPen>;
