import { useContext, useState } from 'react';
import type { Language } from '../../shared/domain/language.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { LanguagePack } from '../i18n/languages.ts';
import type { Appearance } from '../ui/appearance.ts';
import { Button } from '../ui/Button.tsx';
import { ContrastIcon, GlobeIcon, HelpIcon, LargerTextIcon, LouderIcon, QuieterIcon, SpeakIcon } from '../ui/icons.tsx';
import { SpeechSwitchContext } from './speech/speech-switch.ts';
import './TopBar.css';

export type Looks = Pick<Appearance, 'theme' | 'text'>;

interface Props {
  readonly siteName: string;
  readonly hasLogo: boolean;
  readonly words: Catalogue;
  readonly languages: readonly LanguagePack[];
  readonly language: string;
  readonly onLanguage: (language: Language) => void;
  readonly looks: Looks;
  readonly onLooks: (looks: Looks) => void;
  /** Where no bar at the bottom has it. */
  readonly onHelp: (() => void) | null;
}

const nextText: Readonly<Record<Looks['text'], Looks['text']>> = { standard: 'large', large: 'largest', largest: 'standard' };

/** The clinic's name at the start; how to read this screen at the end. The same on every screen. */
export function TopBar({ siteName, hasLogo, words, looks, onLooks, onHelp, ...language }: Props) {
  const [open, setOpen] = useState(false);
  const speech = useContext(SpeechSwitchContext);
  if (open) return <LanguageRow {...language} words={words} onClose={() => setOpen(false)} />;
  return (
    <>
      <p className="brand">{hasLogo ? <img src="/site-logo" alt={siteName} /> : siteName}</p>
      <div className="tools">
        {speech.offered && (
          <Button kind="quiet" label={words.speech.listen} pressed={speech.on} icon={<SpeakIcon />} onPress={speech.toggle}>
            {null}
          </Button>
        )}
        {speech.on && (
          <>
            <Button kind="quiet" label={words.speech.quieter} icon={<QuieterIcon />} onPress={speech.quieter}>
              {null}
            </Button>
            <Button kind="quiet" label={words.speech.louder} icon={<LouderIcon />} onPress={speech.louder}>
              {null}
            </Button>
          </>
        )}
        <Button
          kind="quiet"
          label={words.common.largerText}
          pressed={looks.text !== 'standard'}
          icon={<LargerTextIcon />}
          onPress={() => onLooks({ ...looks, text: nextText[looks.text] })}
        >
          {null}
        </Button>
        <Button
          kind="quiet"
          label={words.common.highContrast}
          pressed={looks.theme === 'contrast'}
          icon={<ContrastIcon />}
          onPress={() => onLooks({ ...looks, theme: looks.theme === 'contrast' ? 'paper' : 'contrast' })}
        >
          {null}
        </Button>
        <LanguageSwitch {...language} words={words} onOpen={() => setOpen(true)} />
        {onHelp !== null && (
          <Button icon={<HelpIcon />} onPress={onHelp}>
            {words.common.help}
          </Button>
        )}
      </div>
    </>
  );
}

type LanguageProps = Pick<Props, 'words' | 'languages' | 'language' | 'onLanguage'>;

/** With two languages the other one is a touch away; with more they open in the bar. */
function LanguageSwitch({ words, languages, language, onLanguage, onOpen }: LanguageProps & { readonly onOpen: () => void }) {
  const others = languages.filter(({ code }) => code !== language);
  const [other] = others;
  if (other === undefined) return null;
  if (others.length > 1)
    return (
      <Button icon={<GlobeIcon />} onPress={onOpen}>
        {words.common.language}
      </Button>
    );
  return (
    <Button icon={<GlobeIcon />} lang={other.code} onPress={() => onLanguage(other.code as Language)}>
      {other.ownName}
    </Button>
  );
}

/** More do not fit the bar side by side. */
const inOneRow = 5;

function LanguageRow({ languages, language, onLanguage, onClose }: LanguageProps & { readonly onClose: () => void }) {
  const choose = (code: string) => {
    onClose();
    if (code !== language) onLanguage(code as Language);
  };
  return (
    <div className="language-row" data-many={languages.length > inOneRow ? '' : undefined}>
      {languages.map(({ code, ownName }) => (
        <Button key={code} lang={code} pressed={code === language} onPress={() => choose(code)}>
          {ownName}
        </Button>
      ))}
    </div>
  );
}
