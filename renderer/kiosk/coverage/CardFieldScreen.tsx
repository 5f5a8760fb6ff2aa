import type { Language } from '../../../shared/domain/language.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { LetterScreen } from '../screens/LetterScreen.tsx';
import { TaskScreen } from '../tasks/TaskScreen.tsx';
import type { CardField, CoverageDraft } from './coverage-draft.ts';

interface Props {
  readonly words: Catalogue;
  readonly language: Language;
  readonly draft: CoverageDraft;
  readonly field: CardField;
  readonly busy: boolean;
  readonly onType: (text: string) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** One thing off the card, typed. With a picture of the front each may be left out. */
export function CardFieldScreen({ words, language, draft, field, busy, onType, onNext, onBack }: Props) {
  const say = words.coverage;
  const optional = field === 'group' || draft.kept.includes('front');
  const hint = draft.noCamera && field === 'payer' ? say.noCamera : optional ? say.mayBeEmpty : say.onYourCard;
  const last = field === 'group';
  const label = last ? say.send : words.common.next;
  return (
    <TaskScreen name={`coverage-${field}`} primary={{ label, onPress: onNext, busy, isNext: !last }} onBack={onBack}>
      <LetterScreen
        key={field}
        title={say.fields[field]}
        hint={hint}
        problem={draft.missing === field ? say.missing : null}
        purpose={field === 'payer' ? 'address' : 'postal'}
        typed={draft.card[field]}
        words={words}
        language={language}
        send={(touch) => {
          if (touch.type === 'text') onType(touch.text.slice(0, field === 'payer' ? 120 : 60));
          if (touch.type === 'next') onNext();
        }}
      />
    </TaskScreen>
  );
}
