import { type CSSProperties, useState } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import { clockIn, instantAt, type LocalDate, type TimeZone } from '../../../shared/domain/time.ts';
import { languagesOf } from '../../i18n/added/languages-of.ts';
import { timeAt } from '../../i18n/format.ts';
import type { LanguagePack } from '../../i18n/languages.ts';
import { Button } from '../../ui/Button.tsx';
import { GlobeIcon } from '../../ui/icons.tsx';
import { ReceiptLine } from '../../ui/ReceiptLine.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { languageName } from '../words/dates.ts';
import { useReading } from '../words/use-words.ts';
import { colourShape, type Draft } from './draft.ts';
import { useLogoUrl } from './use-logo-url.ts';
import './Preview.css';

interface Props {
  readonly draft: Draft;
  readonly zone: TimeZone;
}

const screens = ['attract', 'arrived', 'desk'] as const;
type Screen = (typeof screens)[number];

/** Three of the patient's screens with the name, logo, colour, languages and seats as they stand in the fields now. */
export function Preview({ draft, zone }: Props) {
  const {
    words: {
      settings: { preview: say },
    },
    locale,
  } = useReading();
  const [screen, setScreen] = useState<Screen>('attract');
  const packs = languagesOf(draft.languages, []).offered;
  const [code, setCode] = useState<string | null>(null);
  const pack = packs.find((one) => one.code === code) ?? packs[0];
  if (pack === undefined) return null;
  const name = say[screen];
  return (
    <aside className="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{say.title}</h2>
      <div className="preview-choices" role="group" aria-label={say.screen}>
        {screens.map((one) => (
          <button key={one} type="button" className="tab" aria-pressed={screen === one} onClick={() => setScreen(one)}>
            {say[one]}
          </button>
        ))}
      </div>
      <figure role="img" aria-label={say.label(name, languageName(pack.code, locale))}>
        <div
          className="glass"
          inert
          style={colourShape(draft.primaryColour) ? ({ '--primary': draft.primaryColour } as CSSProperties) : undefined}
          lang={pack.code}
          dir={pack.direction}
        >
          <div className={`glass-screen glass-${screen}`}>
            <GlassBrand draft={draft} />
            {screen === 'attract' ? (
              <GlassAttract packs={packs} pack={pack} zone={zone} />
            ) : screen === 'arrived' ? (
              <GlassArrived draft={draft} pack={pack} zone={zone} />
            ) : (
              <GlassDesk draft={draft} pack={pack} />
            )}
          </div>
        </div>
      </figure>
      <div className="preview-choices" role="group" aria-label={say.in}>
        {packs.map((one) => (
          <button
            key={one.code}
            type="button"
            className="tab"
            lang={one.code}
            aria-pressed={one === pack}
            onClick={() => setCode(one.code)}
          >
            {one.ownName}
          </button>
        ))}
      </div>
      <p className="soft small">{say.note}</p>
    </aside>
  );
}

function GlassBrand({ draft }: Pick<Props, 'draft'>) {
  const url = useLogoUrl(draft.logo);
  return (
    <div className="glass-brand">
      {url === null ? <b>{draft.name}</b> : <img src={url} alt="" />}
      <GlobeIcon />
    </div>
  );
}

interface GlassProps {
  readonly pack: LanguagePack;
  readonly zone: TimeZone;
}

/** Sent to the desk: by the first rule that does so, in the clinic's own words where it wrote some. */
function GlassDesk({ draft, pack: { words, code } }: Pick<GlassProps, 'pack'> & Pick<Props, 'draft'>) {
  const rule = draft.rules.find(({ does }) => does === 'desk');
  const says = rule?.says[code as Language]?.trim() ?? '';
  return (
    <div className="glass-desk-said">
      <div>
        <p className="glass-heading">{words.handOff.title}</p>
        <p>{says || words.handOff.reasons['blocked-by-rule']}</p>
        <p>{words.handOff.keepPlace}</p>
      </div>
      <p className="glass-desk-number">
        <span>{words.handOff.number}</span>
        <b className="glass-big tabular">A14</b>
      </p>
    </div>
  );
}

/** A fixed moment, so that the sketch does not tick. */
const sampleTime = (zone: TimeZone) => instantAt(zone, '2026-11-23' as LocalDate, '09:41');

const GlassAttract = ({ packs, pack, zone }: GlassProps & { readonly packs: readonly LanguagePack[] }) => (
  <div className="glass-center">
    <p className="glass-title">{pack.words.attract.title}</p>
    <p className="glass-soft">{pack.words.attract.promise}</p>
    <div className="glass-row">
      {packs.map(({ code, ownName }) => (
        <Button key={code} kind="primary" lang={code} onPress={() => undefined}>
          {ownName}
        </Button>
      ))}
    </div>
    <p className="glass-soft glass-clock">{clockIn(zone, sampleTime(zone))}</p>
  </div>
);

function GlassArrived({ draft, pack, zone }: GlassProps & Pick<Props, 'draft'>) {
  const { words, code, locale } = pack;
  const time = timeAt(sampleTime(zone), { locale, zone });
  const first = draft.languages[0];
  const seat = draft.seating[code as Language]?.trim() || (first === undefined ? '' : draft.seating[first]?.trim());
  return (
    <div className="glass-arrived-said">
      <p className="glass-heading">
        <Tick />
        {words.arrived.title}
      </p>
      <p className="glass-number tabular">{time}</p>
      <dl className="glass-ticket">
        <dt>{words.arrived.ticket}</dt>
        <dd className="glass-big tabular">A14</dd>
        <dt>{words.arrived.seat}</dt>
        <dd>{seat || words.arrived.seatDefault}</dd>
      </dl>
      <ReceiptLine step="clinic" sentence={words.receipt.clinic} label={words.receipt.label} />
      <div className="glass-row">
        <Button kind="choice" onPress={() => undefined}>
          {words.arrived.sit}
        </Button>
        <Button kind="choice" onPress={() => undefined}>
          {words.arrived.details}
        </Button>
      </div>
    </div>
  );
}
