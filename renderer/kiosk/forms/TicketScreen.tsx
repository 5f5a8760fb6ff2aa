import { LetterScreen } from '../screens/LetterScreen.tsx';
import type { ScreenProps } from '../screens/props.ts';

/** On a tablet that staff hand out: the number the person was given at the arrival. */
export function TicketScreen({ state: { entry, problem, language }, words, send }: ScreenProps) {
  const { forms } = words;
  return (
    <LetterScreen
      title={forms.ticketTitle}
      hint={forms.ticketHint}
      problem={problem?.kind === 'missing' ? forms.ticketMissing : null}
      purpose="ticket"
      typed={entry.ticket}
      words={words}
      language={language}
      send={send}
    />
  );
}
