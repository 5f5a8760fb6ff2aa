import { type PointerEvent, useRef, useState } from 'react';
import { type Point, signatureField, signaturePath, thinned } from '../../shared/domain/signature.ts';
import './SignaturePad.css';

interface Props {
  readonly strokes: readonly (readonly Point[])[];
  readonly onChange: (strokes: Point[][]) => void;
  /** Says what the box is for. */
  readonly label: string;
  readonly faulty: boolean;
}

/** Nearer points than this, in units of the field, say nothing of the shape. */
const leastStep = 5;

/** A box that a finger, a stylus or a mouse signs in. One finger draws; a second one that rests on the glass is left alone. */
export function SignaturePad({ strokes, onChange, label, faulty }: Props) {
  const box = useRef<SVGSVGElement>(null);
  const finger = useRef<number | null>(null);
  const [line, setLine] = useState<readonly Point[]>([]);

  const pointAt = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = (box.current as SVGSVGElement).getBoundingClientRect();
    const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), 1) * most);
    return [within((clientX - left) / width, signatureField.width), within((clientY - top) / height, signatureField.height)];
  };
  const draw = (event: PointerEvent) => {
    if (finger.current !== event.pointerId) return;
    const next = pointAt(event);
    setLine((before) => {
      const [x, y] = before.at(-1) ?? [Number.NEGATIVE_INFINITY, 0];
      return Math.hypot(next[0] - x, next[1] - y) < leastStep ? before : [...before, next];
    });
  };
  const lift = (event: PointerEvent) => {
    if (finger.current !== event.pointerId) return;
    finger.current = null;
    if (line.length > 0) onChange(thinned([...strokes, line]));
    setLine([]);
  };

  return (
    <svg
      ref={box}
      className={faulty ? 'signature-pad signature-pad-faulty' : 'signature-pad'}
      viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        if (event.button !== 0 || finger.current !== null) return;
        finger.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        setLine([pointAt(event)]);
      }}
      onPointerMove={draw}
      onPointerUp={lift}
      onPointerCancel={lift}
    >
      <path className="signature-base" d={`M60 ${signatureField.height - 70}H${signatureField.width - 60}`} />
      <path className="signature-ink" d={signaturePath([...strokes, line])} />
    </svg>
  );
}
