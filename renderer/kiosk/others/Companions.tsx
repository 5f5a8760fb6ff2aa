import { useEffect, useState } from 'react';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import type { KioskClient } from '../flow/ask-main.ts';
import './Companions.css';

interface Props {
  readonly kiosk: KioskClient;
  readonly words: Catalogue;
}

interface Said {
  readonly carer: boolean;
  readonly interpreter: boolean;
}

/** Two switches that need no answer: what is pressed the desk knows, and a second touch takes it back. */
export function Companions({ kiosk, words: { others } }: Props) {
  const [said, setSaid] = useState<Said>({ carer: false, interpreter: false });
  useEffect(() => {
    void kiosk.companions({}).then((answer) => answer.ok && setSaid(answer.value));
  }, [kiosk]);
  const say = (next: Said) => {
    setSaid(next);
    void kiosk.noteCompanions(next).then((answer) => {
      if (!answer.ok) setSaid(said);
    });
  };
  return (
    <div className="companions" role="group" aria-label={others.companions.title}>
      <Switch on={said.carer} words={others.companions.carer} onPress={() => say({ ...said, carer: !said.carer })} />
      <Switch
        on={said.interpreter}
        words={others.companions.interpreter}
        onPress={() => say({ ...said, interpreter: !said.interpreter })}
      />
    </div>
  );
}

const Switch = ({ on, words, onPress }: { readonly on: boolean; readonly words: string; readonly onPress: () => void }) => (
  <Button pressed={on} icon={on ? <CheckIcon /> : <span className="companions-box" aria-hidden="true" />} onPress={onPress}>
    {words}
  </Button>
);
