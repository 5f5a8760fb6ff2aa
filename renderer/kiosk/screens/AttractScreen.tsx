import { useContext } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { dayAt, type Place, timeAt } from '../../i18n/format.ts';
import type { LanguagePack } from '../../i18n/languages.ts';
import { Button } from '../../ui/Button.tsx';
import { HeadphonesIcon, SpeakIcon, TwoFingersIcon } from '../../ui/icons.tsx';
import { SpeechSwitchContext } from '../speech/speech-switch.ts';
import { OtherLanguage } from './OtherLanguage.tsx';
import { speechOffersAt } from './speech-offers.ts';
import './AttractScreen.css';

interface Props {
  readonly words: Catalogue;
  readonly place: Place;
  readonly languages: readonly LanguagePack[];
  readonly onLanguage: (language: Language) => void;
  readonly onOtherLanguage: () => void;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Which safety tip stands there, or none while the screen is fresh. */
  readonly tip: number | null;
}

/** More stand in two rows. */
const inOneRow = 5;

/** What this is, what it costs, and one touch to start in one's own language. */
export function AttractScreen({ words, place, languages, onLanguage, onOtherLanguage, now, tip }: Props) {
  const { tips } = words.attract;
  const speech = useContext(SpeechSwitchContext);
  return (
    <div className="attract">
      <div className="attract-invitation">
        <h1 tabIndex={-1}>{words.attract.title}</h1>
        <p>{words.attract.promise}</p>
      </div>
      <div className="attract-choices" data-many={languages.length > inOneRow ? '' : undefined}>
        <ul className="attract-languages" aria-label={words.attract.choose}>
          {languages.map(({ code, ownName }) => (
            <li key={code}>
              <Button kind="primary" lang={code} onPress={() => onLanguage(code as Language)}>
                {ownName}
              </Button>
            </li>
          ))}
        </ul>
        <OtherLanguage languages={languages} onPress={onOtherLanguage} />
      </div>
      <div className="attract-foot" data-aside="">
        {(speech.offered || speech.plug) && <SpeechOffered languages={languages} now={now} plug={speech.plug} />}
        <p className="attract-tip" aria-live="off">
          {tip !== null && (
            <>
              <strong>{words.attract.tipTitle}</strong>
              {tips[tip % tips.length]}
            </>
          )}
        </p>
        <p className="attract-clock">
          <span className="attract-time tabular">{timeAt(now, place)}</span>
          <span>{dayAt(now, place)}</span>
        </p>
      </div>
    </div>
  );
}

/** The signs need no language; a person who sees them can tell the one they are for. */
const SpeechOffered = ({ languages, now, plug }: Pick<Props, 'languages' | 'now'> & { readonly plug: boolean }) => (
  <p className="attract-speech">
    {plug ? (
      <HeadphonesIcon />
    ) : (
      <>
        <SpeakIcon />
        <TwoFingersIcon />
      </>
    )}
    {speechOffersAt(now, languages).map(({ pack: { code, direction, words }, whole }) => (
      <bdi key={code} lang={code} dir={direction}>
        {plug ? words.speech.offerHeadphones : whole ? `${words.speech.offer}, ${words.speech.offerGlass}` : words.speech.offer}
      </bdi>
    ))}
  </p>
);
