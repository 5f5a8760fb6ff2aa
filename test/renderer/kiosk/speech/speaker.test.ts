import { setImmediate as settled } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSpeaker } from '../../../../renderer/kiosk/speech/speaker.ts';
import type { Utterance } from '../../../../renderer/kiosk/speech/utterances.ts';

const words = (...texts: readonly string[]) =>
  texts.map((text): Utterance => ({ text, language: 'en' as Utterance['language'], rate: 140, holdsPrivate: false }));

/** A speaker whose sounds end when they are told to; what has begun to be heard, in order. */
function aSpeaker() {
  const heard: string[] = [];
  let finish: (() => void) | null = null;
  const speaker = createSpeaker({
    render: async ({ text }) => new TextEncoder().encode(text),
    play: async (wav) => {
      heard.push(new TextDecoder().decode(wav));
      let end: () => void = () => {};
      const ended = new Promise<void>((done) => {
        end = done;
      });
      finish = end;
      return { ended, stop: end };
    },
  });
  const ends = async (): Promise<void> => {
    finish?.();
    await settled();
  };
  return { speaker, heard, ends };
}

test('one sentence is heard after another', async () => {
  const { speaker, heard, ends } = aSpeaker();
  speaker.speak(words('One.', 'Two.'));
  await settled();
  expect(heard).toEqual(['One.']);
  await ends();
  speaker.add(words('Three.'));
  await ends();
  await ends();
  expect(heard).toEqual(['One.', 'Two.', 'Three.']);
});

test('halted, nothing more is heard, until it goes on with the sentence it was in', async () => {
  const { speaker, heard, ends } = aSpeaker();
  speaker.speak(words('One.', 'Two.', 'Three.'));
  await settled();
  await ends();
  speaker.pause();
  speaker.add(words('A receipt.'));
  await settled();
  expect(heard).toEqual(['One.', 'Two.']);
  speaker.pause();
  await settled();
  await ends();
  await ends();
  await ends();
  expect(heard).toEqual(['One.', 'Two.', 'Two.', 'Three.', 'A receipt.']);
});

test('what is said now is heard although something was halted, which never comes back', async () => {
  const { speaker, heard, ends } = aSpeaker();
  speaker.speak(words('One.', 'Two.'));
  await settled();
  speaker.pause();
  speaker.speak(words('A new screen.'));
  await settled();
  await ends();
  speaker.pause();
  await settled();
  expect(heard).toEqual(['One.', 'A new screen.']);
});
