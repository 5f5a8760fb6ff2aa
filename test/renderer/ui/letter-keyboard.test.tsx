import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';
import { keyboardWords } from '../../../renderer/kiosk/screens/LetterScreen.tsx';
import { LetterKeyboard } from '../../../renderer/ui/LetterKeyboard.tsx';
import type { OwnLetters } from '../../../renderer/ui/letter-layouts.ts';

const nothing = () => undefined;
const keysFor = (own: OwnLetters, language: string): string =>
  renderToStaticMarkup(
    <LetterKeyboard
      purpose="name"
      own={own}
      language={language}
      typed=""
      onChange={nothing}
      onEnter={nothing}
      words={keyboardWords({ ...en })}
    />,
  );

test('the key to other letters says whose they are, for an ear: ours in words, those of an added language by its own name', () => {
  expect(keysFor('arabic', 'ar')).toContain('aria-label="عربي, Arabic letters"');
  expect(keysFor({ name: 'абв', rows: [['а'], ['б'], []], language: 'Русский' }, 'ru')).toContain('aria-label="абв, Русский"');
});
