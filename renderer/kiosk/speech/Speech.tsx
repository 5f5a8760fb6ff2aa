import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import type { SpeechOffer } from '../../../shared/ipc/kiosk/speech.ts';
import { isSpoken, type Languages } from '../../i18n/added/languages-of.ts';
import { PadTypingContext } from '../../ui/use-pad-letters.ts';
import type { KioskWindow } from '../use-visit-status.ts';
import type { Narrator, NarratorMode } from './narrator.ts';
import { SpeechSwitchContext } from './speech-switch.ts';
import { useNarrator } from './use-narrator.ts';
import { useOutput } from './use-output.ts';
import './Speech.css';

interface Props {
  readonly kiosk: KioskWindow;
  readonly offer: SpeechOffer | null;
  readonly language: Language;
  /** Every language a visit may begin in. */
  readonly languages: Languages;
  /** Nobody has begun yet. */
  readonly resting: boolean;
  readonly children: ReactNode;
}

const silent: NarratorMode = { on: false, dark: false, pad: false };
/** Whoever started speech and then did nothing has gone. */
const leftAloneMs = 60_000;
/** Until then the page is only finding out what is plugged in. */
const firstLookMs = 3000;

/** Lets every screen be heard and used with twelve keys, from what stands on it. */
export function Speech({ kiosk, offer, language, languages, resting, children }: Props) {
  const [mode, setMode] = useState(silent);
  const sink = useOutput(kiosk, offer);
  const narrator = useNarrator({ kiosk, sink, offer, language, languages, onMode: setMode });
  const canSay = isSpoken(languages.packFor(language));
  const offered = (offer?.there ?? false) && canSay;
  const named = offer !== null && offer.output !== 'default';
  const plug = named && !offer.there && canSay;

  useHeadphones(offered && named, resting, narrator);
  useEffect(() => void kiosk.listen({ on: mode.on }), [kiosk, mode.on]);
  useEffect(() => {
    if (!offered && mode.on) narrator.end();
  }, [offered, mode.on, narrator]);
  useEffect(() => {
    if (!resting || !mode.on) return;
    const timer = setTimeout(narrator.end, leftAloneMs);
    return () => clearTimeout(timer);
  }, [resting, mode.on, narrator]);
  useEffect(() => {
    const minutes = offer?.announceMinutes ?? 0;
    if (!resting || !offered || minutes === 0) return;
    const invitations = languages.offered
      .filter(isSpoken)
      .map(({ code, words }) => [{ text: words.speech.announce, lang: code, private: false }]);
    const timer = setInterval(() => narrator.announce(invitations), minutes * 60_000);
    return () => clearInterval(timer);
  }, [resting, offered, offer?.announceMinutes, languages, narrator]);

  useEffect(() => {
    if (resting && !mode.on) narrator.forget();
  }, [resting, mode.on, narrator]);

  const { toggle, louder, quieter } = narrator;
  const value = useMemo(() => ({ offered, on: mode.on, plug, toggle, louder, quieter }), [offered, mode.on, plug, toggle, louder, quieter]);
  return (
    <SpeechSwitchContext value={value}>
      <PadTypingContext value={mode.pad}>{children}</PadTypingContext>
      {mode.dark && (
        <div className="speech-dark" aria-hidden="true" lang={languages.packFor(language).code} onPointerDown={narrator.touchedInTheDark} />
      )}
    </SpeechSwitchContext>
  );
}

/** A named output that appears while nobody has begun was plugged in by somebody who wants to listen; one that was there at the start was not. */
function useHeadphones(there: boolean, resting: boolean, { begin }: Narrator): void {
  const opened = useRef(performance.now());
  const before = useRef(there);
  useEffect(() => {
    const plugged = there && !before.current;
    before.current = there;
    if (plugged && resting && performance.now() - opened.current > firstLookMs) begin();
  }, [there, resting, begin]);
}
