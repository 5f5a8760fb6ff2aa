import { LetterScreen } from './LetterScreen.tsx';
import type { ScreenProps } from './props.ts';

interface Props extends ScreenProps {
  readonly part: 'last' | 'first';
}

/** A last or first name as on the letter. Every real name fits; marks, case and spaces do not matter for the match. */
export function NameScreen({ state: { entry, problem, language }, words, send, part }: Props) {
  const { name } = words;
  const sentences =
    part === 'last'
      ? { title: name.lastTitle, hint: name.lastHint, missing: name.lastMissing, typed: entry.family }
      : { title: name.firstTitle, hint: name.firstHint, missing: name.firstMissing, typed: entry.given };
  return (
    <LetterScreen
      title={sentences.title}
      hint={sentences.hint}
      problem={problem?.kind === 'missing' ? sentences.missing : null}
      purpose="name"
      typed={sentences.typed}
      words={words}
      language={language}
      send={send}
    />
  );
}
