import { useEffect, useEffectEvent } from 'react';
import type { Scan } from '../../../shared/domain/scan.ts';
import type { Step } from '../flow/state.ts';
import type { KioskWindow } from '../use-visit-status.ts';

const waiting: ReadonlySet<Step['name']> = new Set(['code', 'scan']);

/** Tells main whether the screen waits for a letter, and fetches what a scanner read when main rings. The camera's screen speaks for itself. */
export function useScanner(kiosk: KioskWindow, step: Step['name'], onScan: (scan: Scan | null) => void): void {
  const read = useEffectEvent(onScan);
  const waits = waiting.has(step);
  useEffect(() => {
    if (!waits) return;
    if (step === 'code') void kiosk.watchFor({ camera: false, scanner: true });
    return () => void kiosk.watchFor({ camera: false, scanner: false });
  }, [kiosk, step, waits]);
  useEffect(() => {
    if (!waits) return;
    return kiosk.onChanged(async () => {
      const answer = await kiosk.takeScan({});
      if (!answer.ok || answer.value.scanned === null) return;
      const { token, code } = answer.value.scanned;
      read(token !== null ? { kind: 'token', text: token } : code !== null ? { kind: 'code', code } : null);
    });
  }, [kiosk, waits]);
}
