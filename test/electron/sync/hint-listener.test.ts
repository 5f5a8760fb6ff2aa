import type { RequestListener, ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createEventReader, listenForHints } from '../../../electron/sync/hint-listener.ts';
import { systemTimers } from '../../../electron/sync/timers.ts';
import { aClient, aServer } from './bad-portal.ts';

const read = (...parts: string[]): number => {
  let events = 0;
  const reader = createEventReader(() => (events += 1));
  for (const part of parts) reader.read(Buffer.from(part));
  return events;
};

test.each([
  ['a hint', ['data: changed\n\n'], 1],
  ['two hints in one part', ['data: changed\n\ndata: changed\n\n'], 2],
  ['a hint in pieces', ['da', 'ta: chan', 'ged\n', '\n'], 1],
  ['a heart-beat', [': here\n\n'], 0],
  ['a heart-beat, then a hint', [': here\n\n', 'data: changed\n\n'], 1],
  ['lines ended the old way', ['data: changed\r\n\r\n'], 1],
  ['half a hint', ['data: changed\n'], 0],
])('%s is heard as such', (_, parts, events) => {
  expect(read(...parts)).toBe(events);
});

const events = (each: (response: ServerResponse, count: number) => void): RequestListener => {
  let count = 0;
  return (_, response) => {
    count += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': here\n\n');
    each(response, count);
  };
};

async function listening(answer: RequestListener, silenceMs = 5_000) {
  const client = await aClient({ url: await aServer(answer) });
  const ended = new AbortController();
  let hints = 0;
  const sleeps: number[] = [];
  const bugs: unknown[] = [];
  onTestFinished(() => expect(bugs).toEqual([]));
  const timers = {
    sleep: (ms: number, signal: AbortSignal) =>
      ms === silenceMs ? systemTimers.sleep(ms, signal) : (sleeps.push(ms), systemTimers.sleep(1, signal)),
  };
  const done = listenForHints(
    { client, timers, random: () => 0, onHint: () => (hints += 1), reportBug: (error) => bugs.push(error), silenceMs },
    ended.signal,
  );
  return { hints: () => hints, sleeps, stop: async () => (ended.abort(), done) };
}

test('S36: every hint rings once, and so does a line that is back, for what was missed meanwhile', async () => {
  const { hints, stop } = await listening(
    events((response, count) => {
      response.write('data: changed\n\n');
      if (count === 1) setTimeout(() => response.destroy(), 50);
    }),
  );
  await vi.waitFor(() => expect(hints()).toBe(4));
  await stop();
});

test('a line that is silent for too long is taken as dead and opened again', async () => {
  let opened = 0;
  const { stop } = await listening(
    events(() => (opened += 1)),
    200,
  );
  await vi.waitFor(() => expect(opened).toBeGreaterThan(1), 5_000);
  await stop();
});

test('a portal that is away is asked ever more seldom', async () => {
  const { sleeps, stop } = await listening((request) => request.socket.destroy());
  await vi.waitFor(() => expect(sleeps.length).toBeGreaterThan(3), 5_000);
  expect(sleeps.slice(0, 3)).toEqual([500, 1_000, 2_000]);
  await stop();
});

test('stopping ends the line', async () => {
  let closed = false;
  const { hints, stop } = await listening(events((response) => response.on('close', () => (closed = true))));
  await vi.waitFor(() => expect(hints()).toBe(1));
  await stop();
  await vi.waitFor(() => expect(closed).toBe(true));
});
