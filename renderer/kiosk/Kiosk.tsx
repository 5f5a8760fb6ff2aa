import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../../shared/domain/language.ts';
import type { Surroundings } from '../../shared/ipc/kiosk.ts';
import { calendarDay } from '../i18n/format.ts';
import { defaultLanguage } from '../i18n/languages.ts';
import { applyAppearance, applyDisplay } from '../ui/appearance.ts';
import { TouchGateContext } from '../ui/press.ts';
import { createSounds } from '../ui/sounds.ts';
import { createTouchGate } from '../ui/touch-gate.ts';
import { begunIn } from './flow/decide.ts';
import { atRest } from './flow/state.ts';
import { KioskView } from './KioskView.tsx';
import { useLanguages } from './languages-context.ts';
import { liveScreen } from './others/live-screen.ts';
import { useScanner } from './scan/use-scanner.ts';
import { OutOfServiceScreen } from './screens/OutOfServiceScreen.tsx';
import { Speech } from './speech/Speech.tsx';
import type { Looks } from './TopBar.tsx';
import { type Drafts, DraftsContext } from './tasks/drafts.ts';
import { useFlow } from './use-flow.ts';
import { useClock, useTip } from './use-passing-time.ts';
import { type KioskWindow, useSurroundings, useVisitStatus } from './use-visit-status.ts';

interface Props {
  readonly kiosk: KioskWindow;
}

/** The patient's window: asks where it stands, then runs visits. */
export function Kiosk({ kiosk }: Props) {
  const surroundings = useSurroundings(kiosk);
  if (surroundings === 'unknown') return <OutOfServiceScreen languages={[]} code={null} />;
  if (surroundings === 'unavailable') return <OutOfServiceScreen languages={[defaultLanguage]} code="no-answer" />;
  return <Visit kiosk={kiosk} surroundings={surroundings} />;
}

const plainLooks: Looks = { theme: 'paper', text: 'standard' };

function Visit({ kiosk, surroundings }: Props & { readonly surroundings: Surroundings }) {
  const now = useClock();
  const today = calendarDay(now, surroundings.zone);
  const languages = useLanguages(surroundings);
  const [firstPack] = languages.offered;
  const first = (firstPack ?? defaultLanguage).code as Language;
  const { state, send } = useFlow(
    kiosk,
    () => (surroundings.begun === null ? atRest(first) : begunIn(surroundings.begun, surroundings.handOut)),
    () => ({
      today,
      nameTierAllowed: surroundings.nameTierAllowed,
      handOut: surroundings.handOut,
      codeChannels: surroundings.codeChannels,
    }),
  );
  const { status, askAgain } = useVisitStatus(kiosk);
  const [looks, setLooks] = useState(plainLooks);
  const gate = useMemo(createTouchGate, []);
  const sounds = useMemo(kioskSounds, []);
  const resting = state.step.name === 'attract';
  const drafts = useVisitDrafts(resting);

  useEffect(() => applyDisplay(document.documentElement, surroundings.pixelsPerMm, surroundings.primaryColour), [surroundings]);
  useEffect(() => {
    const { code, direction, words } = languages.packFor(state.language);
    document.title = words.attract.title;
    applyAppearance(document.documentElement, { ...looks, language: code, direction });
  }, [looks, state.language, languages]);
  useEffect(() => send({ type: 'text-size', large: looks.text !== 'standard' }), [looks.text, send]);
  const screen = liveScreen(state);
  const { largeText } = state;
  useEffect(() => {
    if (!resting) void kiosk.showing({ screen, largeText });
  }, [kiosk, screen, largeText, resting]);
  useScanner(kiosk, state.step.name, (scan) => send({ type: 'scanned', scan }));
  useEffect(() => send({ type: 'receipt', step: status?.receipt ?? null }), [status?.receipt, send]);
  useEffect(() => {
    if (state.step.name === 'arrived') sounds.arrived();
  }, [state.step.name, sounds]);
  useEffect(() => {
    if (state.revealed === null) return;
    const timer = setTimeout(() => send({ type: 'hide' }), surroundings.revealSeconds * 1000);
    return () => clearTimeout(timer);
  }, [state.revealed, surroundings.revealSeconds, send]);

  const stillHere = async () => {
    await kiosk.stillHere({});
    await askAgain();
  };

  return (
    <TouchGateContext value={gate}>
      <DraftsContext value={drafts}>
        <Speech kiosk={kiosk} offer={surroundings.speech} language={state.language} languages={languages} resting={resting}>
          <KioskView
            state={state}
            surroundings={surroundings}
            status={status}
            looks={looks}
            now={now}
            today={today}
            tip={useTip(resting)}
            kiosk={kiosk}
            send={send}
            onLooks={setLooks}
            onStillHere={() => void stillHere()}
            onAlone={() => void kiosk.takeBack({}).then(askAgain)}
            onWarningSound={sounds.timeIsShort}
          />
        </Speech>
      </DraftsContext>
    </TouchGateContext>
  );
}

/** New with every visit, although the window of a visit goes with it anyway. */
function useVisitDrafts(resting: boolean): Drafts {
  const drafts = useRef<Drafts>(new Map());
  if (resting && drafts.current.size > 0) drafts.current = new Map();
  return drafts.current;
}

/** One audio context for the window's life, made when the first note is due. */
function kioskSounds() {
  let audio: AudioContext | null = null;
  return createSounds(() => {
    audio ??= new AudioContext();
    return audio;
  });
}
