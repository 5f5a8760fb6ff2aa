import { expect, test } from 'vitest';
import { isTrustedSender } from '../../../electron/ipc/trusted-sender.ts';

const origin = 'app://foyer';
const page = (at = origin) => ({ mainFrame: { origin: at } });

test('the main frame of a window we opened, on our own page, is heard', () => {
  const sender = page();
  expect(isTrustedSender({ contents: sender, origin }, { sender, senderFrame: sender.mainFrame })).toBe(true);
});

test('a frame inside our page is not heard, although it has our origin', () => {
  const sender = page();
  expect(isTrustedSender({ contents: sender, origin }, { sender, senderFrame: { origin } })).toBe(false);
});

test.each(['https://evil.example', 'app://foyer.evil', 'app://evil', 'file://', 'null', 'about:blank', 'http://localhost:5173', ''])(
  'a window of ours that shows %s is not heard',
  (elsewhere) => {
    const sender = page(elsewhere);
    expect(isTrustedSender({ contents: sender, origin }, { sender, senderFrame: sender.mainFrame })).toBe(false);
  },
);

test('a window nobody opened, one that was dismissed, and one that took over an id are not heard', () => {
  const sender = page();
  const event = { sender, senderFrame: sender.mainFrame };
  expect(isTrustedSender(undefined, event)).toBe(false);
  expect(isTrustedSender({ contents: page(), origin }, event)).toBe(false);
});

test('a frame that is gone is not heard', () => {
  const sender = page();
  expect(isTrustedSender({ contents: sender, origin }, { sender, senderFrame: null })).toBe(false);
});
