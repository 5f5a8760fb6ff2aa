import { useEffect, useMemo } from 'react';
import type { SpeechOffer } from '../../../shared/ipc/kiosk/speech.ts';
import type { KioskWindow } from '../use-visit-status.ts';
import { createSink, type Sink } from './sink.ts';

/** The output IT chose; main is told whether it is there, now and with every plug. Null where nothing speaks. */
export function useOutput(kiosk: KioskWindow, offer: SpeechOffer | null): Sink | null {
  const output = offer?.output ?? null;
  const sink = useMemo(() => (output === null ? null : createSink(output)), [output]);
  useEffect(() => sink?.watch(({ there, names }) => void kiosk.foundOutputs({ there, names: [...names] })), [kiosk, sink]);
  return sink;
}
