import { create } from 'qrcode';
import './QrCode.css';

interface Props {
  readonly text: string;
  /** What it is, for those who cannot scan it. */
  readonly label: string;
}

/** Modules of light around a code, without which readers do not find it (ISO/IEC 18004). */
const quiet = 4;

/** A QR code drawn as one shape. It reaches no network, and stays dark on light in every theme. */
export function QrCode({ text, label }: Props) {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const side = modules.size + 2 * quiet;
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#ffffff" />
      <path d={shapeOf(modules)} fill="#000000" />
    </svg>
  );
}

/** Dark modules of a row that touch become one bar. */
function shapeOf({ size, data }: { readonly size: number; readonly data: ArrayLike<number | boolean> }): string {
  const bars: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = column;
      while (column < size && data[row * size + column]) column += 1;
      if (column > from) bars.push(`M${from + quiet} ${row + quiet}h${column - from}v1h-${column - from}z`);
    }
  }
  return bars.join('');
}
